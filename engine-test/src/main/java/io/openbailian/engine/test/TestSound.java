package io.openbailian.engine.test;

import io.openbailian.engine.Pcm;
import io.openbailian.engine.Recording;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;

/// A recording in memory, of one channel at 16 kHz; whichever rate is asked for, it comes at that.
@SuppressWarnings("ArrayRecordComponent") // never compared
record TestSound(short[] samples, String address) implements Recording {
  static final int RATE = 16_000;

  @Override
  public String codec() {
    return "pcm_s16le";
  }

  @Override
  public int rate() {
    return RATE;
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public Duration duration() {
    return Duration.ofMillis(1000L * samples.length / RATE);
  }

  @Override
  public InputStream file() {
    return new ByteArrayInputStream(new byte[0]);
  }

  @Override
  public Pcm open(int channel, int rate) {
    return new Samples();
  }

  private final class Samples implements Pcm {
    private int at;

    @Override
    public int rate() {
      return RATE;
    }

    @Override
    public int read(short[] target) {
      int count = Math.min(target.length, samples.length - at);
      System.arraycopy(samples, at, target, 0, count);
      at += count;
      return count == 0 ? -1 : count;
    }

    @Override
    public void close() {}
  }
}
