package io.openbailian.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// Examples of command lines, by verb; read when help is wanted.
public final class Examples {
  private static final String FILE = "examples.txt";
  private static final String PROGRAM = "bailian ";

  private Examples() {}

  /// The examples of a verb as they are typed.
  public static List<String> of(String verb) {
    return all()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .filter(line -> line.startsWith(verb + " ") || line.equals(verb) || isPiped(line, verb))
        .map(line -> isPiped(line, verb) ? line.replace("| ", "| " + PROGRAM) : PROGRAM + line)
        .toList();
  }

  private static boolean isPiped(String line, String verb) {
    return line.contains("| " + verb + " ");
  }

  private static String all() {
    try (InputStream in = Objects.requireNonNull(Examples.class.getResourceAsStream(FILE), FILE)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
