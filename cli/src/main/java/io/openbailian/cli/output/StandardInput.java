package io.openbailian.cli.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Standard input as a text that commands may be given: for `-`, and in place of words where it
/// comes from a pipe or a file.
///
/// @param piped false when it is a person's keyboard
public record StandardInput(InputStream stream, boolean piped) {
  private static final int MOST_BYTES = 4 << 20;

  /// Nothing to read.
  public static StandardInput none() {
    return new StandardInput(InputStream.nullInputStream(), false);
  }

  /// What a command line asks: its words joined, or this input where `-` names it, or where there
  /// are no words and it is piped in.
  ///
  /// @param elsewhere whether the question may stand elsewhere; then nothing is read without `-`
  public Optional<String> question(List<String> words, boolean elsewhere) throws IOException {
    if (isMeant(words) && !(words.isEmpty() && elsewhere)) {
      return Optional.of(text()).filter(text -> !text.isEmpty());
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
  }

  /// Whether the words of a command line mean this input.
  public boolean isMeant(List<String> words) {
    return words.equals(List.of("-")) || (words.isEmpty() && piped);
  }

  /// All of it, without the space around it.
  ///
  /// @throws CommandException when it is longer than 4 MiB
  public String text() throws IOException {
    byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw CommandException.usage(Texts.say("input.long"));
    }
    return new String(bytes, StandardCharsets.UTF_8).strip();
  }
}
