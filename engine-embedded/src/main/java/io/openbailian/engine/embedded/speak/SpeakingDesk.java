package io.openbailian.engine.embedded.speak;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Time;
import io.openbailian.engine.embedded.desk.Desk;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Speech;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Speaks texts aloud, phrase by phrase, with the program espeak-ng; where that is not installed,
/// says so.
public final class SpeakingDesk implements Desk {
  private static final String SSML = "SSML";
  private static final String ENGLISH = "en";

  private final Espeak espeak;

  /// @param program its name on the PATH, or its path
  public SpeakingDesk(String program, Time time) {
    this.espeak = new Espeak(program, time);
  }

  @Override
  public boolean takes(EngineCall call) {
    return call.operation().result() == ResultShape.SOCKET && ListeningDesk.hasText(call);
  }

  @Override
  public void serve(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    Values values = call.values();
    boolean english = values.textOrEmpty(Meaning.LANGUAGE).equals(ENGLISH);
    List<SpokenSentence> sentences =
        Phrasing.of(pieces(values), english ? SpokenLanguage.ENGLISH : SpokenLanguage.CHINESE);
    if (sentences.stream().noneMatch(SpokenSentence::isSpoken)) {
      throw new EngineFailure.Refused(
          ErrorCode.INVALID_PARAMETER.with("There is nothing in the text that could be spoken."));
    }
    try {
      new Speaker(call, sink).speak(sentences);
    } catch (ProgramMissingException e) {
      throw unavailable(e);
    } catch (IOException e) {
      throw new EngineFailure.Broken(
          ErrorCode.ALGORITHM_ERROR.with().withHint(String.valueOf(e.getMessage())), e);
    }
  }

  private static EngineFailure unavailable(ProgramMissingException e) {
    return new EngineFailure.Down(
        ErrorCode.MODEL_UNAVAILABLE
            .with()
            .withHint(
                "the embedded engine speaks with espeak-ng: install it (Debian and Ubuntu: apt install espeak-ng; macOS: brew install espeak-ng), or name another engine under engines and routes of the configuration; "
                    + e.getMessage()));
  }

  /// A text that begins as SSML is SSML, whatever the request calls it.
  private static List<Piece> pieces(Values values) throws EngineFailure {
    String text = values.textOrEmpty(Meaning.TEXT);
    boolean ssml =
        values.textOrEmpty(Meaning.TEXT_TYPE).equals(SSML)
            || text.strip().toLowerCase(Locale.ROOT).startsWith("<speak");
    if (!ssml) {
      return List.of(new Piece.Words(text));
    }
    Optional<List<Piece>> pieces = Ssml.read(text);
    return pieces.orElseThrow(() ->
        new EngineFailure.Refused(
            ErrorCode.INVALID_PARAMETER.with("The text is not well-formed SSML.")));
  }

  /// Speaks one text.
  private final class Speaker {
    private final EngineCall call;
    private final EventSink sink;
    private final SpeakingManner manner;
    private final boolean words;
    private final boolean phonemes;
    private long spoken;
    private int rate = 22_050;

    Speaker(EngineCall call, EventSink sink) {
      this.call = call;
      this.sink = sink;
      this.manner = SpeakingManner.of(call.values());
      this.words = call.values().flag(Meaning.WORD_TIMESTAMPS);
      this.phonemes = call.values().flag(Meaning.PHONEME_TIMESTAMPS);
    }

    void speak(List<SpokenSentence> sentences) throws IOException, InterruptedException {
      int index = 0;
      for (SpokenSentence sentence : sentences) {
        long begin = millis();
        List<Speech.Word> said = new ArrayList<>();
        for (Phrase phrase : sentence.phrases()) {
          said.addAll(say(phrase));
        }
        if (sentence.isSpoken()) {
          sink.emit(
              new EngineEvent.Said(
                  new Speech.Sentence(
                      index++, begin, Optional.of(millis()), sentence.text(), said)));
        }
      }
    }

    private List<Speech.Word> say(Phrase phrase) throws IOException, InterruptedException {
      if (call.stopped()) {
        throw new InterruptedException("the call was stopped between two phrases");
      }
      short[] samples = phrase.isSpoken() ? voice(phrase) : new short[0];
      long begin = millis();
      int silence = (int) Math.round(phrase.pause() / manner.rate()) + phrase.rest();
      emit(Arrays.copyOf(samples, samples.length + rate * silence / 1000));
      if (!words || samples.length == 0) {
        return List.of();
      }
      long length = 1000L * samples.length / rate;
      return new WordTimes(espeak, call::stopped).of(phrase, manner, phonemes, begin, length);
    }

    private short[] voice(Phrase phrase) throws IOException, InterruptedException {
      Espeak.Audio audio =
          espeak.say(phrase.text(), phrase.language(), manner, false, call::stopped);
      rate = audio.rate();
      return manner.amplitude() == 0 ? audio.samples() : Silence.trimmed(audio.samples());
    }

    private void emit(short[] samples) throws InterruptedException {
      if (samples.length > 0) {
        spoken += samples.length;
        sink.emit(new EngineEvent.AudioChunk(samples, rate));
      }
    }

    private long millis() {
      return 1000 * spoken / rate;
    }
  }
}
