package io.openbailian.server.socket;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.engine.StopWish;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.server.SocketFrames;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.media.IncomingAudio;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.run.StopSignal;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One task of a connection, from its first frame to its last, on a virtual thread of its own.
final class SocketTask {
  private static final Logger LOG = LoggerFactory.getLogger(SocketTask.class);

  /// An SDK listens only a moment after it has asked: what comes at once is lost.
  private static final Duration BEFORE_DATA = Duration.ofMillis(30);

  /// A client that sends no audio for so long is given up.
  static final Duration SILENCE = Duration.ofSeconds(23);

  private final String id;
  private final ApiKey key;
  private final Invocation invocation;
  private final Peer peer;
  private final SocketParts parts;
  private final StopSignal stop = new StopSignal();
  private final Optional<IncomingAudio> audio;
  private final long begun;
  private volatile long lastFrame;
  private volatile boolean heardAll;
  private volatile boolean ending;
  private volatile @Nullable WireError failure;

  /// How a task was asked for.
  ///
  /// @param id that its client gave it
  /// @param key of its client
  /// @param at when
  record Asked(String id, ApiKey key, long at) {}

  SocketTask(Asked asked, Invocation invocation, Peer peer, SocketParts parts) {
    this.id = asked.id();
    this.key = asked.key();
    this.invocation = invocation;
    this.peer = peer;
    this.parts = parts;
    this.begun = asked.at();
    this.lastFrame = begun;
    this.audio = incoming(id, invocation);
  }

  private static Optional<IncomingAudio> incoming(String id, Invocation invocation) {
    if (invocation.values().has(Meaning.TEXT)) {
      return Optional.empty();
    }
    return Optional.of(
        new IncomingAudio(
            id,
            invocation.values().textOrEmpty(Meaning.FORMAT),
            Math.toIntExact(invocation.values().integer(Meaning.SAMPLE_RATE).orElse(16_000L))));
  }

  String id() {
    return id;
  }

  /// Whether all that is missing is its last frames; a client that has seen them may be faster than
  /// the thread that sent them.
  boolean isEnding() {
    return ending;
  }

  /// Takes a frame of audio; waits while too much of it has not been read.
  void hear(byte[] frame) throws InterruptedException {
    lastFrame = parts.time().nanos();
    if (audio.isPresent()) {
      audio.get().add(frame);
    }
    lastFrame = parts.time().nanos();
  }

  /// No more audio comes.
  void finish() {
    heardAll = true;
    audio.ifPresent(IncomingAudio::end);
  }

  /// Ends the task: its client has gone, or the server goes.
  void abandon() {
    stop.stop(StopWish.END);
    audio.ifPresent(IncomingAudio::close);
  }

  /// Gives up a client that is silent for too long.
  void look(long nanos) {
    if (audio.isPresent() && !heardAll && nanos - lastFrame > SILENCE.toNanos()) {
      end(ErrorCode.CLIENT_SILENT.with(SILENCE.toSeconds()));
    }
  }

  /// Ends the task; its client is told why.
  void end(WireError reason) {
    failure = reason;
    abandon();
  }

  /// Carries it out.
  ///
  /// @return whether the connection may be used again
  boolean run() throws InterruptedException {
    try {
      peer.send(SocketFrames.started(id));
      holdBack();
      Optional<WireError> error = audio.isPresent() ? recognise() : speak();
      WireError told = failure == null ? error.orElse(null) : failure;
      if (told != null) {
        return refuse(told);
      }
      return !stop.stopped();
    } catch (WireException e) {
      return refuse(e.error());
    } catch (IOException e) {
      LOG.debug("task={} ends: {}", id, e.getMessage());
      return false;
    } finally {
      abandon();
    }
  }

  private boolean refuse(WireError error) throws InterruptedException {
    try {
      peer.send(SocketFrames.failed(id, parts.names().rename(error)));
    } catch (IOException e) {
      LOG.debug("task={} failed, its client has gone: {}", id, error.code());
    }
    return false;
  }

  private void holdBack() throws InterruptedException {
    Time time = parts.time();
    long left = begun + BEFORE_DATA.toNanos() - time.nanos();
    if (left > 0) {
      boolean _ = time.await(stop::stopped, Duration.ofNanos(left));
    }
  }

  private Optional<WireError> speak() throws IOException, InterruptedException {
    try (SpeechAnswer answer = SpeechAnswer.open(id, invocation.values(), peer, parts)) {
      Optional<WireError> error =
          parts.invocations().run(invocation, key, Optional.empty(), stop, answer);
      if (error.isEmpty() && !stop.stopped()) {
        ending = true;
        answer.finish();
      }
      return error;
    }
  }

  private Optional<WireError> recognise() throws IOException, InterruptedException {
    HeardAnswer answer = new HeardAnswer(id, invocation.values(), peer, parts.time());
    Optional<WireError> error =
        parts.invocations().run(invocation, key, audio.map(IncomingAudio::pcm), stop, answer);
    if (error.isEmpty() && !stop.stopped()) {
      ending = true;
      answer.finish();
    }
    return error;
  }
}
