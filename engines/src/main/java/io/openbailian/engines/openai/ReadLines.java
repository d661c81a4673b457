package io.openbailian.engines.openai;

import io.openbailian.engine.TextSetter;
import io.openbailian.outbound.ForeignJson;
import java.awt.Rectangle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a model says that stands in a picture: lines that can be believed, or why they cannot.
sealed interface ReadLines {
  int MOST_LINES = 300;
  int LONGEST_TEXT = 2000;
  double WHOLE = 1000;

  /// What can be believed.
  ///
  /// @param lines from the top
  record Right(List<TextSetter.Line> lines) implements ReadLines {
    public Right {
      lines = List.copyOf(lines);
    }
  }

  /// Something else than was asked for.
  ///
  /// @param why for the model, and for whoever runs it
  record Wrong(String why) implements ReadLines {}

  /// Reads `{"lines": [{"box", "text", "translation"}]}`, boxes in thousandths of the picture.
  ///
  /// @param width of the picture, in pixels
  /// @param height likewise
  static ReadLines of(String said, int width, int height) {
    Optional<JsonNode> tree = ForeignJson.tryParse(said.getBytes(StandardCharsets.UTF_8));
    if (tree.isEmpty() || !tree.get().isObject()) {
      return new Wrong("it is no JSON object");
    }
    JsonNode all = tree.get().path("lines");
    if (!all.isArray() || all.size() > MOST_LINES) {
      return new Wrong("lines is no list of at most %d entries".formatted(MOST_LINES));
    }
    List<TextSetter.Line> lines = new ArrayList<>();
    for (JsonNode one : all.values()) {
      String text = one.path("text").asString("").strip();
      String translation = one.path("translation").asString("").strip();
      Rectangle box = box(one.path("box"), width, height);
      if (text.isEmpty()
          || translation.isEmpty()
          || text.length() + translation.length() > LONGEST_TEXT) {
        return new Wrong("lines[%d] has no text and translation".formatted(lines.size()));
      }
      if (box == null) {
        return new Wrong(
            "lines[%d].box is not [left, top, right, bottom], 0 to 1000, left < right, top < bottom"
                .formatted(lines.size()));
      }
      lines.add(new TextSetter.Line(box, text, translation));
    }
    lines.sort(Comparator.comparingInt(line -> line.box().y));
    return new Right(lines);
  }

  private static @Nullable Rectangle box(JsonNode told, int width, int height) {
    if (!told.isArray() || told.size() != 4) {
      return null;
    }
    double[] sides = new double[4];
    for (int i = 0; i < sides.length; i++) {
      sides[i] = told.path(i).isNumber() ? told.path(i).asDouble() : -1;
      if (!(sides[i] >= 0 && sides[i] <= WHOLE)) {
        return null;
      }
    }
    if (sides[0] >= sides[2] || sides[1] >= sides[3]) {
      return null;
    }
    int left = (int) Math.min(width - 1.0, Math.floor(sides[0] * width / WHOLE));
    int top = (int) Math.min(height - 1.0, Math.floor(sides[1] * height / WHOLE));
    int right = (int) Math.ceil(sides[2] * width / WHOLE);
    int bottom = (int) Math.ceil(sides[3] * height / WHOLE);
    return new Rectangle(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
  }
}
