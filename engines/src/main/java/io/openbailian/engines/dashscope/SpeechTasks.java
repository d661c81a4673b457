package io.openbailian.engines.dashscope;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Place;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Pcm;
import io.openbailian.outbound.TaskSocket;
import io.openbailian.outbound.TaskSocket.Message;
import io.openbailian.outbound.UpstreamSettings;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.SocketMessage;
import io.openbailian.protocol.Speech;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.client.SocketEvent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Speech that is made, or heard while it is spoken: a task on a socket there for each task on a
/// socket here, frame by frame. Sound comes and goes as samples; who packs it for the client is not
/// the service.
record SpeechTasks(UpstreamSettings settings, Accounts accounts) {
  private static final Duration LOOK_UP = Duration.ofMillis(100);

  /// A tenth of a second of sound goes at once.
  private static final int PIECES_A_SECOND = 10;

  private static final int USUAL_RATE = 16_000;

  /// Set here, whatever the client wants: sound is packed here.
  private static final Set<String> OURS = Set.of(Meaning.FORMAT, Meaning.SAMPLE_RATE);

  private static final int BAD_REQUEST = 400;

  void run(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    boolean speaks = call.values().has(Meaning.TEXT);
    String model = settings.theirs(call.model().name());
    Optional<Pcm> coming = speaks ? Optional.empty() : Optional.of(call.incoming());
    int rate =
        coming
            .map(Pcm::rate)
            .orElseGet(() ->
                call.values().integer(Meaning.SAMPLE_RATE).orElse((long) USUAL_RATE).intValue());
    ObjectNode payload = payload(call, model, rate);
    String begin =
        speaks
            ? SocketMessage.runTask(call.id(), payload)
            : SocketMessage.runDuplexTask(call.id(), payload);
    try (TaskSocket socket =
        accounts.ask(model, call::stop, account -> begun(account, call, begin, model))) {
      if (coming.isPresent()) {
        Pcm heard = coming.get();
        Thread sender =
            Thread.ofVirtual()
                .start(() -> send(heard, socket, SocketMessage.finishTask(call.id())));
        try {
          listen(socket, call, sink, new Heard(sink));
        } finally {
          sender.interrupt();
        }
      } else {
        listen(socket, call, sink, new Spoken(sink, rate));
      }
    }
  }

  private static ObjectNode payload(EngineCall call, String model, int rate) {
    boolean speaks = call.values().has(Meaning.TEXT);
    ObjectNode payload = Json.object();
    payload
        .put("task_group", "audio")
        .put("task", speaks ? "tts" : "asr")
        .put("function", speaks ? "SpeechSynthesizer" : "recognition")
        .put("model", model);
    payload.putObject("parameters").put("format", "pcm").put("sample_rate", rate);
    payload.putObject("input");
    for (var value : call.values().toJson().properties()) {
      List<Place> places = call.operation().places(value.getKey());
      if (!OURS.contains(value.getKey()) && !places.isEmpty()) {
        places.getFirst().put(payload, value.getValue());
      }
    }
    return payload;
  }

  /// A socket on which the task has begun: until then nothing was done, and another account may be
  /// asked.
  private static TaskSocket begun(
      ServiceAccount account, EngineCall call, String begin, String model)
      throws EngineFailure, InterruptedException {
    TaskSocket socket = account.socket(call.operation().paths().getFirst(), model);
    boolean begun = false;
    try {
      socket.send(begin);
      while (!begun) {
        switch (next(socket, call)) {
          case Message.Text(String text) -> begun = isStarted(text, account, model);
          case Message.Binary _ -> {}
          case Message.Ended(String why) ->
              throw new EngineFailure.Broken("the service's socket ended at its beginning: " + why);
        }
      }
      account.standing().took(model);
      return socket;
    } finally {
      if (!begun) {
        socket.close();
      }
    }
  }

  private static boolean isStarted(String text, ServiceAccount account, String model)
      throws EngineFailure {
    return switch (SocketEvent.parse(text)) {
      case SocketEvent.Started _ -> true;
      case SocketEvent.Generated _, SocketEvent.Finished _ -> false;
      case SocketEvent.Failed(WireError error) -> {
        account
            .standing()
            .refused(model, Refusals.blame(error.code(), error.status()), Optional.empty());
        throw failure(error);
      }
    };
  }

  private static EngineFailure failure(WireError error) {
    return Refusals.of(error.code(), error.message(), BAD_REQUEST, Optional.empty());
  }

  private static Message next(TaskSocket socket, EngineCall call) throws InterruptedException {
    while (true) {
      Optional<Message> message = socket.next(LOOK_UP);
      if (message.isPresent()) {
        return message.get();
      }
      if (call.stopped()) {
        throw new InterruptedException("the call was stopped while its socket was open");
      }
    }
  }

  /// Takes what a task's frames say.
  private sealed interface Frames {
    void sentence(SocketEvent.Generated generated) throws InterruptedException;

    void sound(byte[] bytes) throws InterruptedException;
  }

  private static void listen(TaskSocket socket, EngineCall call, EventSink sink, Frames frames)
      throws EngineFailure, InterruptedException {
    while (true) {
      if (call.stopped()) {
        throw new InterruptedException("the call was stopped while its socket was open");
      }
      switch (next(socket, call)) {
        case Message.Binary(byte[] bytes) -> frames.sound(bytes);
        case Message.Ended(String why) ->
            throw new EngineFailure.Broken("the service's socket ended before its task: " + why);
        case Message.Text(String text) -> {
          switch (SocketEvent.parse(text)) {
            case SocketEvent.Started _ -> {}
            case SocketEvent.Generated generated -> frames.sentence(generated);
            case SocketEvent.Failed(WireError error) -> throw failure(error);
            case SocketEvent.Finished(ObjectNode usage) -> {
              usage(usage, sink);
              return;
            }
          }
        }
      }
    }
  }

  private static void usage(ObjectNode usage, EventSink sink) throws InterruptedException {
    int characters = usage.path("characters").asInt(0);
    if (characters > 0) {
      sink.emit(new EngineEvent.Usage(characters, 0));
    }
  }

  /// Speech that the service makes; a sample may be cut in two by the end of a frame.
  private static final class Spoken implements Frames {
    private final EventSink sink;
    private final int rate;
    private byte[] odd = new byte[0];
    private int sentences;

    Spoken(EventSink sink, int rate) {
      this.sink = sink;
      this.rate = rate;
    }

    @Override
    public void sentence(SocketEvent.Generated generated) throws InterruptedException {
      Optional<Speech.Sentence> sentence = generated.spoken(sentences);
      if (sentence.isPresent()) {
        sentences++;
        sink.emit(new EngineEvent.Said(sentence.get()));
      }
    }

    @Override
    public void sound(byte[] bytes) throws InterruptedException {
      ByteBuffer all =
          ByteBuffer.allocate(odd.length + bytes.length)
              .put(odd)
              .put(bytes)
              .flip()
              .order(ByteOrder.LITTLE_ENDIAN);
      short[] samples = new short[all.remaining() / 2];
      all.asShortBuffer().get(samples);
      all.position(2 * samples.length);
      odd = new byte[all.remaining()];
      all.get(odd);
      if (samples.length > 0) {
        sink.emit(new EngineEvent.AudioChunk(samples, rate));
      }
    }
  }

  /// Speech that the service hears.
  private static final class Heard implements Frames {
    private final EventSink sink;
    private final Set<Integer> over = new HashSet<>();

    Heard(EventSink sink) {
      this.sink = sink;
    }

    @Override
    public void sentence(SocketEvent.Generated generated) throws InterruptedException {
      Optional<Speech.Sentence> sentence = generated.heard(over.size() + 1);
      if (sentence.isEmpty() || over.contains(sentence.get().id())) {
        return;
      }
      if (sentence.get().end().isPresent()) {
        over.add(sentence.get().id());
      }
      sink.emit(new EngineEvent.Said(sentence.get()));
    }

    @Override
    public void sound(byte[] bytes) {
      // the service has nothing to say
    }
  }

  /// What is being said goes out as it comes; that the socket ended is told by who reads it.
  private static void send(Pcm coming, TaskSocket socket, String finish) {
    short[] piece = new short[Math.max(1, coming.rate() / PIECES_A_SECOND)];
    try {
      for (int read = coming.read(piece); read >= 0; read = coming.read(piece)) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * read).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(piece, 0, read);
        socket.send(bytes.array());
      }
      socket.send(finish);
    } catch (EngineFailure e) {
      socket.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
