package io.openbailian.engines.scripted;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `hear`: a list of sentences, each a text or `{text, from, to, speaker}`. A sentence
/// without times takes the second after the one before.
final class HeardReader {
  private static final List<String> KEYS = List.of("text", "from", "to", "speaker");
  private static final long USUAL_MILLIS = 1000;

  private final Mistakes mistakes;
  private final ValueReader values;

  HeardReader(Mistakes mistakes, ValueReader values) {
    this.mistakes = mistakes;
    this.values = values;
  }

  List<Heard> sentences(Part part) {
    if (!(part instanceof Part.Sequence(ScriptPosition _, List<Part> parts)) || parts.isEmpty()) {
      mistakes.add(part.place(), "`hear` is a list of sentences");
      return List.of();
    }
    List<Heard> all = new ArrayList<>();
    for (Part one : parts) {
      long before = all.isEmpty() ? 0 : all.getLast().to();
      sentence(one, before).ifPresent(all::add);
    }
    return all;
  }

  private Optional<Heard> sentence(Part part, long before) {
    if (part instanceof Part.Text) {
      return values
          .text(part)
          .map(text -> new Heard(text, before, before + USUAL_MILLIS, Optional.empty()));
    }
    Fields fields = new Fields("a sentence", part, KEYS, mistakes);
    if (part instanceof Part.Block && !fields.has("text")) {
      mistakes.add(part.place(), "a sentence needs a `text`");
    }
    long from = fields.read("from", values::duration).map(Duration::toMillis).orElse(before);
    long to =
        fields.read("to", values::duration).map(Duration::toMillis).orElse(from + USUAL_MILLIS);
    if (to <= from || from < before) {
      mistakes.add(part.place(), "a sentence begins after the one before it, and ends after that");
    }
    return fields
        .read("text", values::text)
        .map(text -> new Heard(text, from, to, fields.read("speaker", this::speaker)));
  }

  private Optional<Integer> speaker(Part part) {
    return values.whole(part, 0, 99);
  }
}
