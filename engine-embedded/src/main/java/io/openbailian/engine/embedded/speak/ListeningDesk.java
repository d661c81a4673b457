package io.openbailian.engine.embedded.speak;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Pcm;
import io.openbailian.engine.Recording;
import io.openbailian.engine.embedded.desk.Desk;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Speech;
import java.util.ArrayList;
import java.util.List;

/// Takes calls in which speech is to be recognised, to say what is missing for that; or, where it
/// is told to, answers recordings with the times at which there is sound, and with words that say
/// that they stand for what was not recognised.
///
/// @param marks whether it answers so
public record ListeningDesk(boolean marks) implements Desk {
  private static final String NOTE =
      "Nothing was recognised: the times are those of the sound, the words stand for it.";

  @Override
  public boolean takes(EngineCall call) {
    return switch (call.operation().result()) {
      case TRANSCRIPTION -> true;
      case SOCKET -> !hasText(call);
      case RESULTS, CHOICES, IMAGE_URL, VIDEO_URL, TEXT, EMBEDDINGS, RANKING, PASSED -> false;
    };
  }

  /// On a socket something is spoken where requests have a text, and heard where they have none.
  static boolean hasText(EngineCall call) {
    return !call.operation().places(Meaning.TEXT).isEmpty();
  }

  @Override
  public void serve(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    if (marks && call.operation().result() == ResultShape.TRANSCRIPTION) {
      sink.emit(new EngineEvent.Note(NOTE));
      for (EngineCall.Item item : call.items()) {
        sink.emit(new EngineEvent.Transcribed(item.index(), times(call.recording(item.index()))));
      }
      return;
    }
    throw new EngineFailure.Refused(
        ErrorCode.MODEL_UNAVAILABLE
            .with()
            .sent(
                "speech is recognised by a model with weights, which this server does not come with: name an engine that has one under engines and routes of the configuration, or set recognise: mark of the embedded engine for transcripts that only have the times of the sound"));
  }

  private static List<Speech.Transcript> times(Recording recording)
      throws EngineFailure, InterruptedException {
    List<Speech.Transcript> channels = new ArrayList<>();
    for (int channel = 0; channel < recording.channels(); channel++) {
      try (Pcm samples = recording.open(channel, SoundTimes.RATE)) {
        channels.add(SoundTimes.of(channel, samples));
      }
    }
    return channels;
  }
}
