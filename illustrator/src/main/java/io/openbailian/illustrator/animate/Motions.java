package io.openbailian.illustrator.animate;

import io.openbailian.text.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Finds what a prompt says about movement, by the words of `motions.txt`.
final class Motions {
  private static final String RESOURCE = "motions.txt";
  private static final Pattern COMMA = Pattern.compile(",");

  private final Map<Motion, Pattern> words = new EnumMap<>(Motion.class);

  private Motions(String text) {
    text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::add);
  }

  /// What a prompt says about movement.
  static Set<Motion> of(String prompt) {
    String lower = prompt.toLowerCase(Locale.ROOT);
    EnumSet<Motion> said = EnumSet.noneOf(Motion.class);
    Bundled.MOTIONS.words.forEach((motion, pattern) -> {
      if (pattern.matcher(lower).find()) {
        said.add(motion);
      }
    });
    return said;
  }

  private void add(String line) {
    int bar = line.indexOf('|');
    List<String> patterns =
        COMMA.splitAsStream(line.substring(bar + 1)).map(Motions::pattern).toList();
    words.put(
        Motion.valueOf(line.substring(0, bar).strip()),
        Pattern.compile(String.join("|", patterns)));
  }

  private static String pattern(String listed) {
    String word = listed.strip();
    boolean latin = word.charAt(0) < 0x80;
    return latin ? "(?:^|[^a-z])" + Pattern.quote(word) + "(?:[^a-z]|$)" : Pattern.quote(word);
  }

  /// Read once, by the class loader.
  private static final class Bundled {
    static final Motions MOTIONS = new Motions(read());

    private Bundled() {}

    private static String read() {
      try (InputStream in = Motions.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException(RESOURCE + " is not in the program");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
