package io.openbailian.server.media;

import io.openbailian.av.AudioContainer;
import io.openbailian.av.AudioReader;
import io.openbailian.av.AvException;
import io.openbailian.av.PcmWish;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Pcm;
import io.openbailian.protocol.ErrorCode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Packed audio, from a file or as it comes in, decoded on a platform thread of its own: FFmpeg
/// waits for bytes inside a native call, which would hold up a virtual thread's carrier.
final class DecodedPcm implements Pcm {
  private static final Logger LOG = LoggerFactory.getLogger(DecodedPcm.class);
  private static final int PIECE = 4096;
  private static final int AHEAD = 8;

  private final Opening opening;
  private final Runnable abandon;
  private final int rate;
  private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(AHEAD);
  private final Thread thread;
  private Piece head = new Piece.Samples(new short[0]);
  private int next;

  private sealed interface Piece {
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Samples(short[] samples) implements Piece {}

    record End() implements Piece {}

    record Broken(String why) implements Piece {}
  }

  /// Opens what is to be decoded, on the thread that decodes it.
  private interface Opening {
    AudioReader open() throws AvException;
  }

  private DecodedPcm(String id, Opening opening, Runnable abandon, int rate) {
    this.opening = opening;
    this.abandon = abandon;
    this.rate = rate;
    this.thread = Thread.ofPlatform().daemon().name("audio-" + id).start(this::decode);
  }

  static DecodedPcm of(String id, ByteFlow bytes, AudioContainer container, int rate) {
    return new DecodedPcm(
        id,
        () -> AudioReader.open(bytes.stream(), container, PcmWish.mixed(rate)),
        bytes::abandon,
        rate);
  }

  static DecodedPcm of(Path file, PcmWish wish) {
    return new DecodedPcm(
        String.valueOf(file.getFileName()),
        () -> AudioReader.open(file, wish),
        () -> {},
        wish.rate());
  }

  @Override
  public int rate() {
    return rate;
  }

  @Override
  public int read(short[] target) throws EngineFailure, InterruptedException {
    while (true) {
      switch (head) {
        case Piece.Samples(short[] samples) when next < samples.length -> {
          int count = Math.min(target.length, samples.length - next);
          System.arraycopy(samples, next, target, 0, count);
          next += count;
          return count;
        }
        case Piece.Samples _ -> {
          head = pieces.take();
          next = 0;
        }
        case Piece.End _ -> {
          return -1;
        }
        case Piece.Broken(String why) ->
            throw new EngineFailure.Refused(ErrorCode.UNSUPPORTED_FILE_FORMAT.with().sent(why));
      }
    }
  }

  private void decode() {
    try {
      pieces.put(decoded());
    } catch (InterruptedException e) { // closed: nobody reads any more
      Thread.currentThread().interrupt();
    }
  }

  private Piece decoded() throws InterruptedException {
    try (AudioReader reader = opening.open()) {
      short[] samples = new short[PIECE];
      for (int read = reader.read(samples); read >= 0; read = reader.read(samples)) {
        pieces.put(new Piece.Samples(Arrays.copyOf(samples, read)));
      }
      return new Piece.End();
    } catch (AvException e) {
      return new Piece.Broken(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) { // whoever reads must not wait for ever
      LOG.error("{} could not be decoded", thread.getName(), e);
      return new Piece.Broken("the audio could not be decoded");
    } finally {
      abandon.run();
    }
  }

  /// The thread ends by itself: its bytes have been abandoned, or nobody takes what it made.
  @Override
  public void close() {
    abandon.run();
    thread.interrupt();
  }
}
