package io.openbailian.engine.embedded.translate;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.TextSetter;
import io.openbailian.engine.embedded.desk.TextLine;
import io.openbailian.text.words.Dictionary;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The translation of pictures with eyes and words of somebody else: what a model has read and
/// translated is erased and set as the translator's own readings are.
public final class ReadTextSetter implements TextSetter {
  private static final double TALL = 1.5;

  @Override
  public void set(EngineCall call, List<Line> lines, Path fonts, EventSink sink)
      throws EngineFailure, InterruptedException {
    List<TextLine> read = lines.stream().map(ReadTextSetter::line).toList();
    TranslationRequest request = TranslationDesk.request(call);
    Spans spans = new Spans(request.sensitives(), request.terminologies());
    Map<String, String> said = new HashMap<>();
    for (Line line : lines) {
      said.put(Spans.text(spans.of(Spans.folded(line.text()))), line.translation());
    }
    ImageTranslator translator =
        new ImageTranslator(
            (_, _, _) -> new TextReader.Reading.Lines(read),
            Optional.of((wording, _) ->
                wording.texts().stream().map(text -> Optional.ofNullable(said.get(text))).toList()),
            new TranslatorSettings(
                fonts, fonts.resolveSibling("dictionary.txt"), Dictionary.bundled()));
    new TranslationDesk(() -> translator).serve(call, sink);
  }

  /// Several characters in a box that is taller than wide stand one below the other.
  private static TextLine line(Line line) {
    Rectangle box = line.box();
    boolean down =
        box.height > TALL * box.width && line.text().codePointCount(0, line.text().length()) > 1;
    return new TextLine(line.text(), box, down ? TextLine.Flow.DOWN : TextLine.Flow.ACROSS);
  }
}
