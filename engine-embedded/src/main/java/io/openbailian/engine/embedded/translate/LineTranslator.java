package io.openbailian.engine.embedded.translate;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.text.words.Dictionary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Translates the lines of a picture: by the request's terminologies first, what is sensitive left
/// alone, then by the port, if there is one, then by the dictionary.
record LineTranslator(Optional<TranslatingPort> port, Dictionary dictionary) {

  /// What becomes of each line, in order.
  List<LineTranslation> translate(List<String> lines, TranslationRequest request, ImagingWork work)
      throws InterruptedException {
    Spans spans = new Spans(request.sensitives(), request.terminologies());
    List<List<LineSpan>> cut = lines.stream().map(Spans::folded).map(spans::of).toList();
    List<List<LineSpan>> open = cut.stream().filter(line -> foreign(line, request)).toList();
    List<Optional<String>> answers = answers(open, request, work);
    List<LineTranslation> out = new ArrayList<>();
    int asked = 0;
    for (List<LineSpan> line : cut) {
      if (foreign(line, request)) {
        out.add(said(line, answers.get(asked++), request));
      } else {
        out.add(unlessSame(line, spansSaid(line, request)));
      }
    }
    return List.copyOf(out);
  }

  /// Whether something is left to be translated after what the request itself says.
  private static boolean foreign(List<LineSpan> line, TranslationRequest request) {
    for (LineSpan span : line) {
      if (span instanceof LineSpan.Raw(String text)
          && text.codePoints().anyMatch(one -> foreign(one, request))) {
        return true;
      }
    }
    return false;
  }

  /// A letter of the source; of an unknown source, one that the target is not written in. English
  /// is written in the letters of many targets, so between Latin scripts every letter counts.
  private static boolean foreign(int codePoint, TranslationRequest request) {
    return request
        .source()
        .map(source -> source.writes(codePoint))
        .orElseGet(() ->
            Character.isLetter(codePoint)
                && (!request.target().writes(codePoint) || amongLatin(request.target())));
  }

  private static boolean amongLatin(PictureLanguage target) {
    return target != PictureLanguage.EN && target.writes('a');
  }

  private List<Optional<String>> answers(
      List<List<LineSpan>> lines, TranslationRequest request, ImagingWork work)
      throws InterruptedException {
    if (lines.isEmpty() || port.isEmpty()) {
      return Collections.nCopies(lines.size(), Optional.empty());
    }
    List<String> keep =
        lines.stream().flatMap(line -> Spans.kept(line).stream()).distinct().toList();
    TranslatingPort.Wording wording =
        new TranslatingPort.Wording(
            lines.stream().map(Spans::text).toList(),
            request.source(),
            request.target(),
            request.domain(),
            keep);
    List<Optional<String>> answers = port.get().translate(wording, work);
    if (answers.size() != lines.size()) {
      throw new IllegalStateException(
          "%d lines were to be translated, %d came back".formatted(lines.size(), answers.size()));
    }
    return answers;
  }

  private LineTranslation said(
      List<LineSpan> line, Optional<String> answer, TranslationRequest request) {
    return answer
        .map(String::strip)
        .filter(text -> !text.isEmpty() && Spans.kept(line).stream().allMatch(text::contains))
        .or(() -> byDictionary(line, request))
        .map(text -> unlessSame(line, text))
        .orElseGet(LineTranslation.Unknown::new);
  }

  private Optional<String> byDictionary(List<LineSpan> line, TranslationRequest request) {
    boolean other = request.source().map(PictureLanguage::inDictionary).orElse(true);
    return other && request.target().inDictionary()
        ? new WordByWord(dictionary, request.target()).said(line)
        : Optional.empty();
  }

  private String spansSaid(List<LineSpan> line, TranslationRequest request) {
    boolean decides = line.stream().anyMatch(LineSpan.Said.class::isInstance);
    return decides
        ? new WordByWord(dictionary, request.target()).said(line).orElseGet(() -> Spans.text(line))
        : Spans.text(line);
  }

  private static LineTranslation unlessSame(List<LineSpan> line, String text) {
    boolean decided = line.stream().anyMatch(LineSpan.Said.class::isInstance);
    return decided || !text.equals(Spans.text(line))
        ? new LineTranslation.Said(text)
        : new LineTranslation.Unchanged();
  }
}
