package io.openbailian.engine.embedded.translate;

import io.openbailian.text.Pattern;
import io.openbailian.text.words.WholeWords;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cuts lines at what the request itself decides: terminologies and sensitive texts.
record Spans(List<String> sensitives, List<Terminology> terminologies) {
  private static final Pattern WIDE = Pattern.compile("([，：；！？）])");
  private static final Pattern BETWEEN_HAN = Pattern.compile("\\p{IsHan}(?P<it>\\s+)\\p{IsHan}");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  Spans {
    sensitives = sensitives.stream().map(Spans::folded).toList();
    terminologies =
        terminologies.stream()
            .map(term -> new Terminology(folded(term.source()), term.target()))
            .toList();
  }

  private record Match(int length, LineSpan span) {}

  /// The line in pieces; together they are as long as the line as far as they are not said
  /// otherwise.
  List<LineSpan> of(String line) {
    List<LineSpan> spans = new ArrayList<>();
    int rawFrom = 0;
    int at = 0;
    while (at < line.length()) {
      Optional<Match> match = at(line, at);
      if (match.isPresent()) {
        addRaw(spans, line.substring(rawFrom, at));
        spans.add(match.get().span());
        at += match.get().length();
        rawFrom = at;
      } else {
        at++;
      }
    }
    addRaw(spans, line.substring(rawFrom));
    return List.copyOf(spans);
  }

  private static void addRaw(List<LineSpan> spans, String text) {
    if (!text.isEmpty()) {
      spans.add(new LineSpan.Raw(text));
    }
  }

  /// The longest that begins there; of a term and a sensitive text of one length the term.
  private Optional<Match> at(String line, int start) {
    Match best = new Match(0, new LineSpan.Kept(""));
    for (Terminology term : terminologies) {
      int length = term.source().length();
      boolean same = line.regionMatches(true, start, term.source(), 0, length);
      if (same && length > best.length() && WholeWords.is(line, start, start + length)) {
        best = new Match(length, new LineSpan.Said(term.target()));
      }
    }
    for (String sensitive : sensitives) {
      int length = sensitive.length();
      boolean same = line.startsWith(sensitive, start);
      if (same && length > best.length() && WholeWords.is(line, start, start + length)) {
        best = new Match(length, new LineSpan.Kept(sensitive));
      }
    }
    return best.length() == 0 ? Optional.empty() : Optional.of(best);
  }

  /// Texts that a translation of the line must have in it.
  static List<String> kept(List<LineSpan> spans) {
    return spans.stream()
        .<String>mapMulti((span, out) -> {
          switch (span) {
            case LineSpan.Raw _ -> {}
            case LineSpan.Kept kept -> out.accept(kept.text());
            case LineSpan.Said said -> out.accept(said.text());
          }
        })
        .toList();
  }

  /// The pieces together.
  static String text(List<LineSpan> spans) {
    StringBuilder text = new StringBuilder();
    for (LineSpan span : spans) {
      switch (span) {
        case LineSpan.Raw raw -> text.append(raw.text());
        case LineSpan.Kept kept -> text.append(kept.text());
        case LineSpan.Said said -> text.append(said.text());
      }
    }
    return text.toString();
  }

  /// Folds what readers write differently: wide forms, spaces between Chinese characters.
  static String folded(String line) {
    // The room that wide punctuation has in itself is kept.
    String spaced = WIDE.matcher(line).replaceAll("$1 ").replace("（", " （");
    String narrow = Normalizer.normalize(spaced, Normalizer.Form.NFKC);
    String joined = BETWEEN_HAN.matcher(narrow).replaceAll("");
    return SPACES.matcher(joined).replaceAll(" ").strip();
  }
}
