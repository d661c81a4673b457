package io.openbailian.protocol;

import tools.jackson.databind.node.ObjectNode;

/// The implicit label of generated media that Chinese rules ask for (GB 45438-2025): a small JSON
/// document under one key of the file's metadata.
public final class Label {
  /// The key of the label in PNG iTXt, JPEG and MP4 metadata.
  public static final String KEY = "AIGC";

  private Label() {}

  /// The label as JSON text.
  ///
  /// @param producer the configured name of the service
  /// @param produceId the task, or the synchronous request, that made the file
  public static String of(String producer, String produceId) {
    ObjectNode label = Json.object();
    label.put("Label", "1");
    label.put("ContentProducer", producer);
    label.put("ProduceID", produceId);
    label.put("ReservedCode1", "");
    label.put("ContentPropagator", "");
    label.put("PropagateID", "");
    label.put("ReservedCode2", "");
    return Json.text(label);
  }
}
