package io.openbailian.engine.embedded.edit;

import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.InputPicture;
import io.openbailian.illustrator.Illustration;
import io.openbailian.illustrator.scene.Place;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.imaging.instruction.Instruction;
import io.openbailian.imaging.instruction.InstructionReading;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A picture that this program drew, known by the texts of its PNG file: of such a one it can be
/// told what it shows. Nobody here can tell a house from a cat in any other.
///
/// @param prompt it was drawn of
/// @param scene what it shows
record DrawnPicture(String prompt, SceneDescription scene) {
  private static final long PNG = 0x89504E470D0A1A0AL;
  private static final int MOST_CHUNKS = 64;
  private static final int LONGEST = 1 << 16;
  private static final String ITXT = "iTXt";

  /// Empty for pictures of others, and for what is itself an edit.
  static Optional<DrawnPicture> of(InputPicture picture)
      throws EngineFailure, InterruptedException {
    Map<String, String> texts = new HashMap<>();
    try (DataInputStream in = new DataInputStream(picture.open())) {
      read(in, texts);
    } catch (IOException e) {
      return Optional.empty(); // what cannot be read is nothing that was drawn here
    }
    String prompt = texts.getOrDefault("prompt", "");
    boolean ours = texts.getOrDefault("Software", "").startsWith("OpenBailian");
    boolean drawn =
        ours
            && !prompt.isBlank()
            && Instruction.read(prompt) instanceof InstructionReading.NotUnderstood;
    return drawn
        ? Optional.of(new DrawnPicture(prompt, Illustration.of(prompt, 0).scene()))
            .filter(one -> one.scene().subjects().stream().anyMatch(s -> s.role() != Role.SIGN))
        : Optional.empty();
  }

  /// The words that name something this picture does not show.
  List<String> lacking(List<String> words) {
    Set<String> shown = scene.subjects().stream().map(Subject::thing).collect(Collectors.toSet());
    return words.stream()
        .filter(word -> {
          List<Subject> named = Illustration.of(word, 0).scene().subjects();
          return !named.isEmpty()
              && named.stream()
                  .allMatch(s -> s.role() != Role.SIGN && !shown.contains(s.thing()) && !around(s));
        })
        .toList();
  }

  /// Houses, trees and furniture stand where nobody named them.
  private boolean around(Subject subject) {
    Place place = scene.place();
    return switch (subject.role()) {
      case PLANT -> place.outdoors();
      case BUILDING -> place == Place.STREET || place == Place.CITY || place == Place.FUTURE_CITY;
      case THING -> place.furnished() || place == Place.TABLE;
      case FIGURE, AIR, WATER, SIGN -> false;
    };
  }

  /// The international texts before the pixels.
  private static void read(DataInputStream in, Map<String, String> texts) throws IOException {
    if (in.readLong() != PNG) {
      return;
    }
    for (int i = 0; i < MOST_CHUNKS; i++) {
      int length = in.readInt();
      String kind = new String(bytes(in, 4), StandardCharsets.US_ASCII);
      if (kind.equals("IDAT") || length < 0) {
        return;
      }
      if (kind.equals(ITXT) && length <= LONGEST) {
        text(bytes(in, length), texts);
      } else {
        in.skipNBytes(length);
      }
      in.skipNBytes(4);
    }
  }

  private static byte[] bytes(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the file ends within a chunk");
    }
    return bytes;
  }

  /// Keyword, 0, flag, method, language, 0, translated keyword, 0, text; none of ours is packed.
  private static void text(byte[] chunk, Map<String, String> texts) {
    int keyword = zero(chunk, 0);
    int language = zero(chunk, keyword + 3);
    int translated = zero(chunk, language + 1);
    if (translated < chunk.length && chunk[keyword + 1] == 0) {
      texts.put(
          new String(chunk, 0, keyword, StandardCharsets.UTF_8),
          new String(chunk, translated + 1, chunk.length - translated - 1, StandardCharsets.UTF_8));
    }
  }

  private static int zero(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != 0) {
      at++;
    }
    return at;
  }
}
