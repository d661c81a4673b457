package io.openbailian.server.socket;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.Time;
import io.openbailian.protocol.Speech;
import io.openbailian.protocol.server.SocketFrames;
import io.openbailian.server.run.answer.SpeechDelivery;
import java.io.IOException;
import java.time.Duration;

/// What the client of a recognition is sent: sentences, and signs of life if it asked.
final class HeardAnswer implements SpeechDelivery.Listener {
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private final String id;
  private final boolean heartbeats;
  private final Peer peer;
  private final Time time;
  private long lastSign;
  private int next = 1;
  private long heardUntil;

  HeardAnswer(String id, Values values, Peer peer, Time time) {
    this.id = id;
    this.heartbeats = values.flag(Meaning.HEARTBEAT);
    this.peer = peer;
    this.time = time;
    this.lastSign = time.nanos();
  }

  @Override
  public void audio(short[] samples, int rate) {}

  @Override
  public void said(Speech.Sentence sentence) throws IOException, InterruptedException {
    lastSign = time.nanos();
    heardUntil = sentence.end().orElse(sentence.begin());
    next = sentence.end().isPresent() ? sentence.id() + 1 : sentence.id();
    peer.send(SocketFrames.heard(id, sentence));
  }

  @Override
  public void idle() throws IOException, InterruptedException {
    if (heartbeats && time.nanos() - lastSign > HEARTBEAT.toNanos()) {
      lastSign = time.nanos();
      peer.send(SocketFrames.heartbeat(id, next, heardUntil));
    }
  }

  void finish() throws IOException, InterruptedException {
    peer.send(SocketFrames.heardToTheEnd(id));
  }
}
