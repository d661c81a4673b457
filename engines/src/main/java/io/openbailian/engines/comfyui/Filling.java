package io.openbailian.engines.comfyui;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.FilmSpec;
import io.openbailian.outbound.Answer;
import io.openbailian.outbound.Form;
import io.openbailian.outbound.MaskPicture;
import io.openbailian.outbound.OutboundClient;
import io.openbailian.outbound.Outgoing;
import io.openbailian.outbound.PngFile;
import io.openbailian.outbound.Signs;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.PixelSize;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Fills a template with what a call says, and brings the call's pictures to the server.
record Filling(OutboundClient client) {
  private static final JsonNodeFactory NODES = Json.mapper().getNodeFactory();
  private static final PixelSize USUAL = new PixelSize(1024, 1024);
  private static final String FOLDER = "openbailian";
  private static final int FRAMES_STEP = 4;
  private static final int LONGEST_NAME = 200;
  private static final int LARGEST_ANSWER = 64 << 10;

  /// Signs by which a prompt would name files of the server.
  private static final Map<String, String> DEFUSED =
      Map.of("embedding:", "embedding：", "<lora:", "‹lora:", "__", "＿＿");

  /// Ours and theirs count from one side to the next alike.
  private static final List<String> SCALES =
      List.of(Meaning.LEFT_SCALE, Meaning.TOP_SCALE, Meaning.RIGHT_SCALE, Meaning.BOTTOM_SCALE);

  ObjectNode fill(Template template, EngineCall call, Item item)
      throws EngineFailure, InterruptedException {
    Values values = call.values();
    Map<String, JsonNode> places = new HashMap<>();
    List<BufferedImage> images = call.pixels();
    PixelSize size = values.size(Meaning.SIZE).orElseGet(() -> sizeOf(images));
    String task = "%s-%d".formatted(call.id(), item.index());
    places.put(Template.PROMPT, text(values.textOrEmpty(Meaning.PROMPT)));
    places.put(Template.NEGATIVE_PROMPT, text(values.textOrEmpty(Meaning.NEGATIVE_PROMPT)));
    places.put(Template.WIDTH, NODES.numberNode(size.width()));
    places.put(Template.HEIGHT, NODES.numberNode(size.height()));
    places.put(Template.N, NODES.numberNode(1));
    places.put(Template.SEED, NODES.numberNode(item.seed()));
    places.put(Template.TASK_ID, NODES.stringNode(task));
    places.put(Template.STRENGTH, number(values, Meaning.STRENGTH, 0.5));
    places.put(Template.UPSCALE_FACTOR, number(values, Meaning.UPSCALE_FACTOR, 1));
    film(values, places);
    margins(values, sizeOf(images), places);
    for (int i = 0; i < images.size(); i++) {
      String name = "%s-%d.png".formatted(task, i + 1);
      places.put(Template.IMAGE + (i + 1), uploaded(name, images.get(i)));
    }
    if (call.mask().isPresent()) {
      BufferedImage mask = MaskPicture.of(call.mask().get().pixels(), false);
      places.put(Template.MASK, uploaded(task + "-mask.png", mask));
    }
    return template.filled(places);
  }

  private static PixelSize sizeOf(List<BufferedImage> images) {
    return images.isEmpty()
        ? USUAL
        : new PixelSize(images.getFirst().getWidth(), images.getFirst().getHeight());
  }

  private static JsonNode text(String prompt) {
    String harmless = prompt;
    for (Map.Entry<String, String> sign : DEFUSED.entrySet()) {
      harmless = Signs.replaced(harmless, sign.getKey(), sign.getValue());
    }
    return NODES.stringNode(harmless);
  }

  private static JsonNode number(Values values, String meaning, double otherwise) {
    return NODES.numberNode(values.decimal(meaning).orElse(otherwise));
  }

  private static void film(Values values, Map<String, JsonNode> places) {
    FilmSpec spec = FilmSpec.of(values);
    int steps = Math.ceilDiv(Math.max(spec.frames() - 1, 1), FRAMES_STEP);
    places.put(Template.FRAMES, NODES.numberNode(steps * FRAMES_STEP + 1));
    places.put(Template.FPS, NODES.numberNode(spec.fps()));
  }

  private static void margins(Values values, PixelSize size, Map<String, JsonNode> places) {
    for (int i = 0; i < SCALES.size(); i++) {
      int side = i % 2 == 0 ? size.width() : size.height();
      double grows = values.decimal(SCALES.get(i)).orElse(1.0) - 1;
      places.put(Template.MARGINS.get(i), NODES.numberNode((int) Math.round(grows * side)));
    }
  }

  /// Brings a picture to the server, and returns what workflows call it.
  private JsonNode uploaded(String name, BufferedImage image)
      throws EngineFailure, InterruptedException {
    Form form =
        new Form()
            .field("type", "input")
            .field("subfolder", FOLDER)
            .field("overwrite", "true")
            .file("image", name, PngFile.of(image));
    try (Answer answer = client.ask(Outgoing.post("/upload/image", form.body()))) {
      JsonNode tree = answer.json(LARGEST_ANSWER);
      String theirs = tree.path("name").asString("");
      String folder = tree.path("subfolder").asString("");
      if (theirs.isEmpty() || theirs.length() > LONGEST_NAME) {
        throw new EngineFailure.Broken("its server took a picture and gave it no name");
      }
      return NODES.stringNode(folder.isEmpty() ? theirs : folder + "/" + theirs);
    }
  }
}
