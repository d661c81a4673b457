package io.openbailian.writer;

import io.openbailian.text.Pattern;
import io.openbailian.writer.schema.JsonSchema;
import io.openbailian.writer.schema.Specimen;
import java.time.LocalDate;
import java.util.Optional;

/// Texts that a schema allows: of its format, its pattern and its length.
final class AllowedTexts {
  private static final LocalDate SOME_DAY = LocalDate.of(2026, 1, 1);

  /// Of all texts that are made longer because a schema wants them so, in code points.
  private static final int MOST_ADDED = 200_000;

  private int added;

  private final Hints hints;

  AllowedTexts(Hints hints) {
    this.hints = hints;
  }

  /// What the question says, if the schema allows it.
  Optional<String> said(JsonSchema schema, String name) {
    String format = schema.node().path("format").asString("");
    Optional<String> found =
        switch (format) {
          case "date" -> hints.date().map(LocalDate::toString);
          case "date-time" -> hints.date().map(day -> day + "T09:00:00+08:00");
          case "email" -> hints.found("email");
          case "uri", "url", "iri" -> hints.found("url");
          case "" -> hints.found(name);
          default -> Optional.empty();
        };
    return found.filter(text -> fits(schema, text));
  }

  private static boolean fits(JsonSchema schema, String text) {
    int length = text.codePointCount(0, text.length());
    return length >= schema.count("minLength", 0)
        && length <= schema.count("maxLength", Integer.MAX_VALUE)
        && pattern(schema).map(pattern -> pattern.matcher(text).find()).orElse(true);
  }

  private static Optional<Pattern> pattern(JsonSchema schema) {
    try {
      return Optional.of(schema.node().path("pattern").asString(""))
          .filter(text -> !text.isEmpty())
          .map(Pattern::ofOthers);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Any text that the schema allows; the i-th of several is another.
  String some(JsonSchema schema, String name, int index) {
    String format = schema.node().path("format").asString("");
    String suffix = index == 0 ? "" : String.valueOf(index + 1);
    String text =
        switch (format) {
          case "date" -> hints.date().orElse(SOME_DAY).plusDays(index).toString();
          case "date-time" -> SOME_DAY.plusDays(index) + "T09:00:00Z";
          case "time" -> "09:%02d:00Z".formatted(index % 60);
          case "duration" -> "PT%dM".formatted(index + 1);
          case "email", "idn-email" -> "user%s@example.com".formatted(suffix);
          case "hostname", "idn-hostname" -> "host%s.example.com".formatted(suffix);
          case "uri", "url", "iri" -> "https://example.com/" + suffix;
          case "uri-reference" -> "/" + suffix;
          case "uuid" -> "00000000-0000-4000-8000-%012d".formatted(index + 1);
          case "ipv4" -> "192.0.2.%d".formatted(index % 254 + 1);
          case "ipv6" -> "2001:db8::%x".formatted(index % 65_535 + 1);
          default -> free(schema, name, suffix);
        };
    return format.isEmpty() ? lengthened(schema, text) : text;
  }

  private String free(JsonSchema schema, String name, String suffix) {
    return pattern(schema)
        .flatMap(pattern -> Specimen.of(pattern.pattern()))
        .orElseGet(() -> hints.words(name) + suffix); // the topic, or what names of its kind hold
  }

  private String lengthened(JsonSchema schema, String text) {
    if (pattern(schema).isPresent()) {
      return text;
    }
    int least = schema.count("minLength", 0);
    int most = schema.count("maxLength", Integer.MAX_VALUE);
    int length = text.codePointCount(0, text.length());
    int wanted = Math.min(most, Math.max(least, length));
    int missing = Math.min(Math.max(0, wanted - length), MOST_ADDED - added);
    added += missing;
    String piece = text.isEmpty() ? "x" : text;
    String fitting = text + piece.repeat(Math.ceilDiv(missing, Math.max(1, length)));
    return fitting.substring(0, fitting.offsetByCodePoints(0, Math.min(wanted, length + missing)));
  }
}
