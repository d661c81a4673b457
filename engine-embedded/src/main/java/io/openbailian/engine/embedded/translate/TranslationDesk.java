package io.openbailian.engine.embedded.translate;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Media;
import io.openbailian.engine.embedded.desk.Desk;
import io.openbailian.engine.embedded.desk.PictureText;
import io.openbailian.imaging.ImagingWork;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Notes;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Carries out calls that ask for the translation of the text in a picture.
public final class TranslationDesk implements Desk {
  private static final int SHOWN = 8;

  private final Supplier<ImageTranslator> translator;

  /// @param translator made when the first call needs it
  public TranslationDesk(Supplier<ImageTranslator> translator) {
    this.translator = translator;
  }

  /// What reads pictures for others; made when it is first asked for.
  public PictureText text() {
    return translator.get().text();
  }

  @Override
  public boolean takes(EngineCall call) {
    return call.operation().result() == ResultShape.IMAGE_URL;
  }

  @Override
  public void serve(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    if (call.images().isEmpty()) {
      throw new EngineFailure.Refused(
          ErrorCode.UNSUPPORTED_OPERATION.with("A translation needs a picture."));
    }
    EngineCall.Item item = call.items().getFirst();
    ImagingWork work = new ImagingWork(item.seed(), call::stopped, _ -> {});
    switch (translator.get().translate(request(call), work)) {
      case TranslationOutcome.Translated(BufferedImage image, List<String> left, int unread) -> {
        if (unread > 0) {
          sink.emit(new EngineEvent.Note(unread(unread)));
        }
        if (!left.isEmpty()) {
          sink.emit(new EngineEvent.Note(left(left)));
          sink.emit(new EngineEvent.Missed(item.index(), left));
        }
        sink.emit(new EngineEvent.MediaReady(item.index(), new Media.Picture(image)));
      }
      case TranslationOutcome.Unread(BufferedImage original, int places) -> {
        sink.emit(new EngineEvent.Note(unread(places)));
        sink.emit(new EngineEvent.MediaReady(item.index(), new Media.Picture(original)));
      }
      case TranslationOutcome.NothingToTranslate(BufferedImage original) -> {
        sink.emit(new EngineEvent.Note(Notes.NO_TEXT));
        sink.emit(new EngineEvent.MediaReady(item.index(), new Media.Picture(original)));
      }
      case TranslationOutcome.Unavailable(String advice) ->
          throw new EngineFailure.Down(ErrorCode.MODEL_UNAVAILABLE.with().sent(advice));
      case TranslationOutcome.Unsupported(String reason) ->
          throw new EngineFailure.Refused(ErrorCode.UNSUPPORTED_OPERATION.with(reason));
    }
  }

  private static String unread(int places) {
    return "What seems to be text in %d places could not be read, and was left as it is."
        .formatted(places);
  }

  /// Which lines stay as they are, and why.
  private static String left(List<String> lines) {
    return "%d lines were left as they are, for neither the terminologies nor the dictionary have all their words: “%s”%s"
        .formatted(
            lines.size(),
            String.join("”, “", lines.subList(0, Math.min(lines.size(), SHOWN))),
            lines.size() > SHOWN ? ", …" : "");
  }

  static TranslationRequest request(EngineCall call) throws EngineFailure, InterruptedException {
    Values values = call.values();
    PictureLanguage target =
        PictureLanguage.of(values.textOrEmpty(Meaning.TARGET_LANG))
            .orElseThrow(() ->
                new EngineFailure.Refused(
                    ErrorCode.UNSUPPORTED_OPERATION.with(
                        "The embedded engine does not translate into "
                            + values.textOrEmpty(Meaning.TARGET_LANG)
                            + ".")));
    return new TranslationRequest(
        call.images().getFirst().pixels(),
        PictureLanguage.of(values.textOrEmpty(Meaning.SOURCE_LANG)),
        target,
        values.texts(Meaning.SENSITIVES),
        values.objects(Meaning.TERMINOLOGIES).stream().map(TranslationDesk::terminology).toList(),
        values.textOrEmpty(Meaning.DOMAIN_HINT),
        values.flag(Meaning.IMAGE_SEGMENT) && !values.flag(Meaning.SKIP_SEGMENTS));
  }

  private static Terminology terminology(Map<String, String> term) {
    return new Terminology(term.getOrDefault("src", ""), term.getOrDefault("tgt", ""));
  }
}
