package io.openbailian.server.run;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.FilmSpec;
import io.openbailian.engine.Media;
import io.openbailian.engine.Pcm;
import io.openbailian.engine.Recording;
import io.openbailian.engine.test.FakeEngine;
import io.openbailian.protocol.FinishReason;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Speech;
import io.openbailian.protocol.TextVector;
import io.openbailian.protocol.WireError;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.routing.Route;
import io.openbailian.server.task.ItemResult;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Everything that takes what engines emit: each kind of work with the delivery that it has in the
/// server.
enum Sink {
  PICTURES {
    @Override
    Outcome run(Runs runs, Route route, int n) throws IOException, InterruptedException {
      return Outcome.of(runs.run(route, runs.pictures(n)));
    }

    @Override
    void make(EngineCall call, Item item, EventSink sink) throws InterruptedException {
      FakeEngine.draw(item, sink);
    }
  },
  FILM {
    @Override
    Outcome run(Runs runs, Route route, int n) throws IOException, InterruptedException {
      return Outcome.of(runs.run(route, runs.film()));
    }

    @Override
    void make(EngineCall call, Item item, EventSink sink) throws InterruptedException {
      int frames = FilmSpec.of(call.values()).frames();
      for (int frame = 0; frame < frames; frame++) {
        sink.emit(
            new EngineEvent.Frame(
                item.index(), new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB)));
      }
      sink.emit(new EngineEvent.MediaReady(item.index(), new Media.Film(frames)));
    }
  },
  TRANSCRIPTION {
    @Override
    Outcome run(Runs runs, Route route, int n) throws IOException, InterruptedException {
      ObjectNode asked = Json.object();
      Stream.generate(() -> "http://a/b.wav").limit(n).forEach(asked.putArray("files")::add);
      Values values = Values.of(asked);
      Invocation invocation =
          new Invocation(
              Runs.operation("transcription"), Runs.model("transcription"), Mode.ASYNC, values);
      return Outcome.of(runs.run(route, invocation, new Recordings(values), Journal.NONE));
    }

    @Override
    void make(EngineCall call, Item item, EventSink sink) throws InterruptedException {
      sink.emit(new EngineEvent.Transcribed(item.index(), List.of()));
    }
  },
  TEXT {
    @Override
    Outcome run(Runs runs, Route route, int n) throws IOException, InterruptedException {
      Invocation invocation =
          new Invocation(
              Runs.operation("text_generation"),
              Runs.model("text_generation"),
              Mode.STREAM,
              Values.of(Json.object().put(Meaning.PROMPT, "hello").put(Meaning.N, n)));
      Answers answers = new Answers();
      TextDelivery delivery = new TextDelivery(invocation, answers);
      RunLoop.Ran ran = runs.loop().run(runs.of(route, invocation), delivery);
      return new Outcome(ran, answers.finished, delivery.failure().stream().toList());
    }

    @Override
    void make(EngineCall call, Item item, EventSink sink) throws InterruptedException {
      sink.emit(new EngineEvent.TextDelta(item.index(), EngineEvent.Channel.ANSWER, "hi"));
      sink.emit(new EngineEvent.Finished(item.index(), FinishReason.STOP));
    }
  },
  SPEECH {
    @Override
    Outcome run(Runs runs, Route route, int n) throws IOException, InterruptedException {
      Invocation invocation =
          new Invocation(
              Runs.operation("speech_synthesis"),
              Runs.model("speech_synthesis"),
              Mode.DUPLEX,
              Values.of(Json.object().put(Meaning.TEXT, "hello")));
      SpeechDelivery delivery = new SpeechDelivery(invocation, new Silence());
      RunLoop.Ran ran = runs.loop().run(runs.of(route, invocation), delivery);
      List<WireError> errors = delivery.failure().stream().toList();
      return new Outcome(ran, errors.isEmpty() ? 1 : 0, errors);
    }

    @Override
    void make(EngineCall call, Item item, EventSink sink) throws InterruptedException {
      sink.emit(new EngineEvent.AudioChunk(new short[16], 16_000));
    }
  },
  VECTORS {
    @Override
    Outcome run(Runs runs, Route route, int n) throws IOException, InterruptedException {
      ObjectNode asked = Json.object().put(Meaning.DIMENSION, 2);
      asked.putArray(Meaning.TEXTS).add("hello");
      return numbers(runs, route, "text_embedding", asked);
    }

    @Override
    void make(EngineCall call, Item item, EventSink sink) throws InterruptedException {
      sink.emit(
          new EngineEvent.Embedded(List.of(new TextVector(new float[] {0.6f, 0.8f}, List.of()))));
    }
  },
  SCORES {
    @Override
    Outcome run(Runs runs, Route route, int n) throws IOException, InterruptedException {
      ObjectNode asked = Json.object().put(Meaning.QUERY, "hello");
      asked.putArray(Meaning.DOCUMENTS).add("hello you");
      return numbers(runs, route, "text_rerank", asked);
    }

    @Override
    void make(EngineCall call, Item item, EventSink sink) throws InterruptedException {
      sink.emit(new EngineEvent.Ranked(List.of(0.5)));
    }
  };

  /// How a run ended.
  ///
  /// @param done how many items were delivered whole
  /// @param errors of the others, or of the answer
  record Outcome(RunLoop.Ran ran, int done, List<WireError> errors) {
    static Outcome of(Runs.Done ended) {
      List<WireError> errors = new ArrayList<>();
      int done = 0;
      for (ItemResult item : ended.items().values()) {
        if (item instanceof ItemResult.Failed(String code, String message)) {
          errors.add(new WireError(code, 500, message));
        } else {
          done++;
        }
      }
      return new Outcome(ended.ran(), done, errors);
    }
  }

  /// Carries out an invocation of its kind for so many items, where there can be several.
  abstract Outcome run(Runs runs, Route route, int n) throws IOException, InterruptedException;

  /// Makes an item as it should be made.
  abstract void make(EngineCall call, Item item, EventSink sink) throws InterruptedException;

  private static Outcome numbers(Runs runs, Route route, String operation, ObjectNode asked)
      throws IOException, InterruptedException {
    Invocation invocation =
        new Invocation(
            Runs.operation(operation), Runs.model(operation), Mode.SYNC, Values.of(asked));
    NumbersDelivery delivery = new NumbersDelivery(invocation, _ -> {});
    RunLoop.Ran ran = runs.loop().run(runs.of(route, invocation), delivery);
    List<WireError> errors = delivery.failure().stream().toList();
    return new Outcome(ran, errors.isEmpty() ? 1 : 0, errors);
  }

  /// How many items there can be at most.
  int most() {
    return switch (this) {
      case PICTURES, TRANSCRIPTION, TEXT -> 4;
      case FILM, SPEECH, VECTORS, SCORES -> 1;
    };
  }

  private static final class Answers implements TextDelivery.Listener {
    private int finished;

    @Override
    public void begun(Lane lane) {}

    @Override
    public void wrote(EngineEvent.TextEvent piece) {
      finished += piece instanceof EngineEvent.Finished ? 1 : 0;
    }

    @Override
    public void counted(EngineEvent.Usage tokens) {}

    @Override
    public void noted(String text) {}

    @Override
    public void caughtUp() {}

    @Override
    public void idle() {}
  }

  private static final class Silence implements SpeechDelivery.Listener {
    @Override
    public void audio(short[] samples, int rate) {}

    @Override
    public void said(Speech.Sentence sentence) {}

    @Override
    public void idle() {}
  }

  /// Recordings that are there.
  private record Recordings(Values values) implements Inputs {
    @Override
    public Map<Integer, WireError> prepare(List<Item> items) {
      return Map.of();
    }

    @Override
    public Recording recording(int item) {
      return new Recorded();
    }
  }

  private static final class Recorded implements Recording {
    @Override
    public String address() {
      return "http://a/b.wav";
    }

    @Override
    public String codec() {
      return "pcm_s16le";
    }

    @Override
    public int rate() {
      return 16_000;
    }

    @Override
    public int channels() {
      return 1;
    }

    @Override
    public Duration duration() {
      return Duration.ofSeconds(1);
    }

    @Override
    public InputStream file() {
      return new ByteArrayInputStream(new byte[0]);
    }

    @Override
    public Pcm open(int channel, int rate) {
      throw new IllegalStateException("nobody listens here");
    }
  }
}
