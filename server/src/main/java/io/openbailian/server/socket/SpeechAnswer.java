package io.openbailian.server.socket;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.Speech;
import io.openbailian.protocol.server.SocketFrames;
import io.openbailian.server.media.SpeechEncoding;
import io.openbailian.server.run.answer.SpeechDelivery;
import java.io.IOException;

/// What the client of a synthesis is sent: audio, and when each word is spoken if it asked.
record SpeechAnswer(String id, Values values, Peer peer, SpeechEncoding encoding, SpeechTrack track)
    implements SpeechDelivery.Listener, AutoCloseable {
  private static final long DEFAULT_RATE = 16_000;

  static SpeechAnswer open(String id, Values values, Peer peer, SocketParts parts)
      throws IOException {
    SpeechEncoding encoding =
        new SpeechEncoding(
            parts.threads(),
            values.text(Meaning.FORMAT).orElse("wav"),
            Math.toIntExact(values.integer(Meaning.SAMPLE_RATE).orElse(DEFAULT_RATE)));
    return new SpeechAnswer(
        id, values, peer, encoding, new SpeechTrack(peer, encoding, parts.time()));
  }

  @Override
  public void audio(short[] samples, int rate) throws IOException, InterruptedException {
    track.add(samples, rate);
  }

  @Override
  public void said(Speech.Sentence sentence) throws IOException, InterruptedException {
    if (values.flag(Meaning.WORD_TIMESTAMPS)) {
      peer.send(SocketFrames.spoken(id, sentence, values.flag(Meaning.PHONEME_TIMESTAMPS)));
    }
  }

  @Override
  public void idle() throws IOException, InterruptedException {
    track.settle();
  }

  void finish() throws IOException, InterruptedException {
    track.finish();
    String text = values.textOrEmpty(Meaning.TEXT);
    peer.send(SocketFrames.spokenToTheEnd(id, text.codePointCount(0, text.length())));
  }

  @Override
  public void close() {
    encoding.close();
  }
}
