package io.openbailian.cli.output;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.client.ItemAnswer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Prints how a request ended: results to standard output, everything else to standard error.
public record ResultPrinter(Terminal terminal, boolean json) {

  /// Prints pictures, and what went wrong.
  ///
  /// @param nanos the time the user waited
  public ExitCode print(Outcome outcome, List<Picture> pictures, OptionalLong nanos) {
    if (json) {
      terminal.out().println(pretty(document(outcome.whole(), pictures, nanos)));
    } else {
      pictures.forEach(picture -> terminal.out().println(line(picture, nanos)));
    }
    outcome.failure().ifPresent(sentence -> complain(sentence, outcome.requestId()));
    outcome.note().ifPresent(note -> ErrorPrinter.note(terminal, note));
    pictures.stream()
        .map(Picture::note)
        .flatMap(Optional::stream)
        .filter(note -> !outcome.note().equals(Optional.of(note)))
        .distinct()
        .forEach(note -> ErrorPrinter.note(terminal, note));
    pictures.forEach(this::own);
    outcome.items().stream().filter(item -> item.url().isEmpty()).forEach(this::complain);
    if (outcome.failure().isPresent()) {
      return ExitCode.FAILED;
    }
    if (outcome.lost() > 0) {
      complain(Texts.say("picture.some-failed", outcome.lost()), outcome.requestId());
    }
    return outcome.complete() ? ExitCode.OK : ExitCode.PARTIAL;
  }

  /// Says what a picture does not show of what was asked for.
  private void own(Picture picture) {
    picture
        .missed()
        .ifPresent(words ->
            ErrorPrinter.note(terminal, Texts.say("picture.missed", shown(picture.file()), words)));
  }

  private String line(Picture picture, OptionalLong nanos) {
    String seed = picture.seed().map(text -> "\tseed " + Printable.of(text)).orElse("");
    return shown(picture.file()) + seed + (nanos.isPresent() ? "\t" + seconds(nanos) + " s" : "");
  }

  private static String seconds(OptionalLong nanos) {
    return String.format(Locale.ROOT, "%.2f", nanos.getAsLong() / 1e9);
  }

  /// As short as it can be from the current folder.
  public Path shown(Path file) {
    return file.startsWith(terminal.folder()) ? terminal.folder().relativize(file) : file;
  }

  /// The answer as the service gave it, and beside it what this command made of it.
  public static ObjectNode document(ObjectNode answer, List<Picture> pictures, OptionalLong nanos) {
    ObjectNode document = answer.deepCopy();
    ArrayNode files = document.putArray("files");
    for (Picture picture : pictures) {
      ObjectNode file = files.addObject();
      file.put("index", picture.index());
      file.put("path", picture.file().toAbsolutePath().normalize().toString());
      picture.seed().ifPresent(seed -> putSeed(file, seed));
      picture.missed().ifPresent(words -> file.put("missed", words));
    }
    if (nanos.isPresent()) {
      document.put("seconds", nanos.getAsLong() / 1e9);
    }
    return document;
  }

  /// A number, as everywhere, but for files of others that say something else there.
  private static void putSeed(ObjectNode file, String seed) {
    try {
      file.put("seed", Long.parseLong(seed));
    } catch (NumberFormatException e) {
      file.put("seed", seed);
    }
  }

  public static String pretty(JsonNode tree) {
    return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree);
  }

  private void complain(String sentence, Optional<String> requestId) {
    ErrorPrinter.print(terminal.err(), sentence);
    requestId.ifPresent(id -> ErrorPrinter.requestId(terminal.err(), id));
  }

  private void complain(ItemAnswer item) {
    ErrorPrinter.print(
        terminal.err(),
        Texts.say(
            "picture.one-failed",
            item.code().orElse(Texts.say("picture.no-code")),
            item.message().orElse(Texts.say("picture.no-message"))));
  }
}
