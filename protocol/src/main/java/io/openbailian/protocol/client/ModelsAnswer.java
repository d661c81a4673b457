package io.openbailian.protocol.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One page of the models a service offers, each with the facts its catalogue tells.
public record ModelsAnswer(int total, int page, int pageSize, List<ModelAnswer> models) {

  public ModelsAnswer {
    models = List.copyOf(models);
  }

  public static ModelsAnswer of(ObjectNode tree) {
    JsonNode output = tree.path("output");
    return new ModelsAnswer(
        Trees.count(output, "total"),
        Trees.count(output, "page_no"),
        Trees.count(output, "page_size"),
        Trees.elements(output, "models").stream()
            .filter(JsonNode::isObject)
            .map(ObjectNode.class::cast)
            .map(ModelAnswer::of)
            .toList());
  }

  /// The query parameters for one page, of one model when it is named.
  public static Map<String, String> query(Optional<String> model, int page, int pageSize) {
    Map<String, String> parameters = new LinkedHashMap<>();
    model.ifPresent(name -> parameters.put(ModelAnswer.NAME, name));
    parameters.put("page_no", Integer.toString(page));
    parameters.put("page_size", Integer.toString(pageSize));
    return parameters;
  }
}
