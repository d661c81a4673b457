package io.openbailian.server.socket;

import io.openbailian.av.AudioFormat;
import io.openbailian.av.Wav;
import io.openbailian.engine.Time;
import io.openbailian.server.media.SpeechEncoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;

/// Sends speech as one file in binary frames.
///
/// The first bytes are held back for a moment. Of speech that is over by then the length is known,
/// and the header of a WAV file says it; otherwise it says that the file goes on.
final class SpeechTrack {
  private static final Duration HELD = Duration.ofMillis(120);
  private static final int MOST_HELD = 1 << 20;
  private static final int FRAME = 16 << 10;

  private final Peer peer;
  private final SpeechEncoding encoding;
  private final Time time;
  private final long begun;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private boolean flowing;

  SpeechTrack(Peer peer, SpeechEncoding encoding, Time time) {
    this.peer = peer;
    this.encoding = encoding;
    this.time = time;
    this.begun = time.nanos();
  }

  void add(short[] samples, int rate) throws IOException, InterruptedException {
    put(encoding.add(samples, rate));
    settle();
  }

  /// Lets go of what has been held back long enough.
  void settle() throws IOException, InterruptedException {
    boolean due = time.nanos() - begun >= HELD.toNanos() || held.size() > MOST_HELD;
    if (!flowing && due && held.size() > 0) {
      flow(Wav.UNKNOWN);
    }
  }

  void finish() throws IOException, InterruptedException {
    put(encoding.finish());
    if (!flowing) {
      flow(held.size());
    }
  }

  private void put(byte[] bytes) throws IOException, InterruptedException {
    if (flowing) {
      send(bytes);
    } else {
      held.writeBytes(bytes);
    }
  }

  private void flow(long length) throws IOException, InterruptedException {
    flowing = true;
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    if (encoding.format() == AudioFormat.WAV) {
      first.writeBytes(Wav.header(encoding.rate(), length));
    }
    held.writeTo(first);
    send(first.toByteArray());
    held.reset();
  }

  private void send(byte[] bytes) throws IOException, InterruptedException {
    for (int from = 0; from < bytes.length; from += FRAME) {
      byte[] frame = new byte[Math.min(FRAME, bytes.length - from)];
      System.arraycopy(bytes, from, frame, 0, frame.length);
      peer.send(frame);
    }
  }
}
