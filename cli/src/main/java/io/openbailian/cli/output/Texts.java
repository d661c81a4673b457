package io.openbailian.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Everything this program says, in the language of its user: `texts.en.properties` and
/// `texts.zh.properties`, a sentence a line.
///
/// The language is that of the process, settled before the first sentence is said. The file is read
/// when that happens, without the bundles of Java, whose search for one costs more than the file: a
/// command that has nothing to say reads none.
public final class Texts {
  private static final AtomicReference<Language> LANGUAGE = new AtomicReference<>(Language.EN);
  private static final AtomicReference<@Nullable Read> READ = new AtomicReference<>();

  /// A language that the program speaks.
  public enum Language {
    EN,
    ZH;

    /// As `--lang` spells it.
    public String spelling() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private record Read(Language language, Map<String, String> sentences) {}

  private Texts() {}

  /// Settles the language.
  public static void speak(Language language) {
    LANGUAGE.set(language);
  }

  public static boolean chinese() {
    return LANGUAGE.get() == Language.ZH;
  }

  /// A sentence as it stands in the file.
  public static String say(String key) {
    return Objects.requireNonNull(sentences().get(key), key);
  }

  /// A sentence with what it is about in its places.
  public static String say(String key, @Nullable Object... about) {
    return String.format(Locale.ROOT, say(key), about);
  }

  private static Map<String, String> sentences() {
    Language language = LANGUAGE.get();
    @Nullable Read read = READ.get();
    if (read == null || read.language() != language) {
      read = new Read(language, sentences(language));
      READ.set(read);
    }
    return read.sentences();
  }

  /// All sentences of a language, by their keys.
  public static Map<String, String> sentences(Language language) {
    String text = file("texts." + language.spelling() + ".properties");
    Map<String, String> sentences = new HashMap<>();
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      int equals = text.indexOf('=', at);
      if (text.charAt(at) != '#' && equals > 0 && equals < end) {
        sentences.put(text.substring(at, equals), plain(text.substring(equals + 1, end)));
      }
      at = end + 1;
    }
    return Map.copyOf(sentences);
  }

  /// What properties files mask: a space at the beginning and line ends.
  private static String plain(String written) {
    String unmasked = written.startsWith("\\ ") ? written.substring(1) : written;
    return unmasked.indexOf('\\') < 0 ? unmasked : unmasked.replace("\\n", "\n");
  }

  private static String file(String name) {
    try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
