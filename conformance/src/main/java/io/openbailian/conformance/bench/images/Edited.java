package io.openbailian.conformance.bench.images;

import io.openbailian.conformance.bench.workbench.Api;
import io.openbailian.conformance.bench.workbench.Text;
import io.openbailian.protocol.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What an edit of all the pictures took.
///
/// @param prompt that was carried out
/// @param millis of every edit that succeeded
/// @param refused pictures on which it could not be carried out
record Edited(String prompt, List<Double> millis, int refused) {
  private static final int WARM_UP = 1;
  private static final int ROUNDS = 3;

  /// Of an edit that takes so long, in milliseconds, one round behind a warm-up tells enough.
  private static final double LONG = 3_000;

  static Edited measure(Edit edit, String prompt, Api api, Samples samples) throws IOException {
    List<ObjectNode> inputs = new ArrayList<>();
    for (BufferedImage image : samples.in(edit.form())) {
      inputs.add(input(edit, prompt, image));
    }
    for (int i = 0; i < WARM_UP; i++) {
      round(edit, prompt, api, inputs);
    }
    Edited all = round(edit, prompt, api, inputs);
    for (int i = 1; i < ROUNDS && all.median() < LONG; i++) {
      all = all.and(round(edit, prompt, api, inputs));
    }
    return all;
  }

  private static ObjectNode input(Edit edit, String prompt, BufferedImage image)
      throws IOException {
    ObjectNode input = Json.object();
    input.put("function", edit.function());
    input.put("prompt", prompt);
    input.put("base_image_url", Samples.inline(image));
    if (edit.masked()) {
      input.put("mask_image_url", Samples.inline(Samples.mask()));
    }
    return input;
  }

  private static Edited round(Edit edit, String prompt, Api api, List<ObjectNode> inputs)
      throws IOException {
    ObjectNode parameters = Json.object().put("seed", 1);
    edit.numbers().forEach(parameters::put);
    List<Double> millis = new ArrayList<>();
    for (ObjectNode input : inputs) {
      long start = System.nanoTime();
      JsonNode task = api.edited(input, parameters);
      if (succeeded(task)) {
        millis.add((System.nanoTime() - start) / 1e6);
      }
    }
    return new Edited(prompt, millis, inputs.size() - millis.size());
  }

  /// What cannot be done on a picture is refused; anything else that goes wrong is no figure.
  private static boolean succeeded(JsonNode task) throws IOException {
    if (task.path("task_status").asString().equals("SUCCEEDED")) {
      return true;
    }
    if (!task.path("code").asString().equals("UnsupportedOperation")) {
      throw new IOException("an edit ended with " + task);
    }
    return false;
  }

  private Edited and(Edited other) {
    List<Double> both = new ArrayList<>(millis);
    both.addAll(other.millis());
    return new Edited(prompt, both, refused);
  }

  double median() {
    return millis.isEmpty() ? 0 : Text.median(values());
  }

  private double[] values() {
    return millis.stream().mapToDouble(Double::doubleValue).toArray();
  }

  String text() {
    if (millis.isEmpty()) {
      return "refused on every picture";
    }
    double worst = millis.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    String figure =
        Text.format("median of %d: %,.0f ms, worst %,.0f ms", millis.size(), median(), worst);
    return refused == 0 ? figure : figure + Text.format(" (refused on %d pictures)", refused);
  }
}
