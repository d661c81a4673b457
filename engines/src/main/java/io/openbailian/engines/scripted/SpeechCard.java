package io.openbailian.engines.scripted;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Pcm;
import io.openbailian.engine.Recording;
import io.openbailian.protocol.Speech;
import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What stands for speech: a tone for each character that is spoken; and in what is heard, the
/// words of the script or else the name of the file.
final class SpeechCard {
  static final int RATE = 16_000;
  static final int MILLIS_A_CHARACTER = 60;
  private static final int HERTZ = 440;
  private static final int LOUDNESS = 9_000;
  private static final int READ = 3_200;
  private static final String UNNAMED = "test card";
  private static final Pattern DASHES = Pattern.compile("[_-]+");
  private static final Pattern NAME = Pattern.compile(".*/([^/?#]+?)(?:\\.\\w+)?(?:[?#].*)?");

  private SpeechCard() {}

  static void answer(List<Heard> heard, EngineCall call, EventSink sink)
      throws EngineFailure, InterruptedException {
    if (call.values().has(Meaning.TEXT)) {
      speak(call, sink);
    } else {
      listen(heard.isEmpty() ? List.of(unnamed(UNNAMED)) : heard, call, sink);
    }
  }

  private static Heard unnamed(String text) {
    return new Heard(text, 0, 1000, Optional.empty());
  }

  private static void speak(EngineCall call, EventSink sink) throws InterruptedException {
    String text = call.values().textOrEmpty(Meaning.TEXT);
    boolean sounds = call.values().flag(Meaning.PHONEME_TIMESTAMPS);
    List<Speech.Word> words = new ArrayList<>();
    for (int point : text.codePoints().toArray()) {
      if (call.stopped()) {
        throw new InterruptedException("the call was stopped while it spoke");
      }
      long begin = (long) MILLIS_A_CHARACTER * words.size();
      words.add(word(Character.toString(point), begin, sounds));
      sink.emit(new EngineEvent.AudioChunk(tone(), RATE));
    }
    long end = (long) MILLIS_A_CHARACTER * words.size();
    sink.emit(new EngineEvent.Said(new Speech.Sentence(0, 0, Optional.of(end), text, words)));
  }

  /// A character, and the one sound it has here.
  private static Speech.Word word(String text, long begin, boolean sounds) {
    long end = begin + MILLIS_A_CHARACTER;
    List<Speech.Phoneme> one = List.of(new Speech.Phoneme("a", begin, end, 1));
    return new Speech.Word(text, "", begin, end, sounds ? one : List.of());
  }

  private static short[] tone() {
    short[] samples = new short[RATE * MILLIS_A_CHARACTER / 1000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (LOUDNESS * Math.sin(2 * Math.PI * HERTZ * i / RATE));
    }
    return samples;
  }

  /// A sentence is half heard in its middle and heard at its end; what the audio was too short for
  /// comes when it is over.
  private static void listen(List<Heard> heard, EngineCall call, EventSink sink)
      throws EngineFailure, InterruptedException {
    Pcm audio = call.incoming();
    short[] samples = new short[READ];
    long count = 0;
    int next = 0;
    boolean half = false;
    for (int read = audio.read(samples); read >= 0; read = audio.read(samples)) {
      count += read;
      long millis = 1000 * count / audio.rate();
      while (next < heard.size() && heard.get(next).middle() <= millis) {
        Heard sentence = heard.get(next);
        if (!half) {
          sink.emit(new EngineEvent.Said(sentence.half(next + 1)));
          half = true;
        }
        if (sentence.to() > millis) {
          break;
        }
        sink.emit(new EngineEvent.Said(sentence.whole(++next)));
        half = false;
      }
    }
    for (; next < heard.size() && count > 0; next++) {
      sink.emit(new EngineEvent.Said(heard.get(next).whole(next + 1)));
    }
  }

  /// What a recording says, the same in every channel that is asked for.
  static EngineEvent.Transcribed transcribed(List<Heard> heard, EngineCall call, int item) {
    Recording recording = call.recording(item);
    List<Heard> said = heard.isEmpty() ? List.of(named(recording)) : heard;
    List<Speech.Sentence> sentences =
        IntStream.range(0, said.size()).mapToObj(i -> said.get(i).whole(i + 1)).toList();
    long spoken = said.stream().mapToLong(sentence -> sentence.to() - sentence.from()).sum();
    List<String> asked = call.values().texts(Meaning.CHANNELS);
    return new EngineEvent.Transcribed(
        item,
        (asked.isEmpty() ? List.of("0") : asked)
            .stream()
                .map(channel -> new Speech.Transcript(Integer.parseInt(channel), spoken, sentences))
                .toList());
  }

  private static Heard named(Recording recording) {
    Matcher matcher = NAME.matcher(recording.address());
    String name = matcher.matches() ? matcher.group(1) : UNNAMED;
    return new Heard(
        DASHES.matcher(name).replaceAll(" "),
        0,
        Math.max(recording.duration().toMillis(), 1),
        Optional.empty());
  }
}
