package io.openbailian.engines.openai;

import io.openbailian.engine.EngineFailure;
import io.openbailian.outbound.Answer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads the samples of a WAV file as it comes in. The lengths in its head are not believed: who
/// writes while he speaks does not know them yet.
final class WavSamples {
  private static final int LONGEST_HEAD = 64 << 10;
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int LEAST_RATE = 4000;
  private static final int MOST_RATE = 192_000;

  private final Answer answer;
  private final byte[] piece = new byte[16 << 10];
  private byte[] rest = new byte[0];
  private int rate;
  private int channels;
  private int bits;
  private int format;
  private boolean begun;

  WavSamples(Answer answer) {
    this.answer = answer;
  }

  /// Samples a second; known once the first piece is there.
  int rate() {
    return rate;
  }

  /// The next samples, of all channels together; empty behind the last.
  short[] next() throws EngineFailure, InterruptedException {
    if (!begun) {
      head();
      begun = true;
    }
    int frame = channels * bits / 8;
    while (rest.length < frame) {
      if (!more()) {
        return new short[0];
      }
    }
    int frames = rest.length / frame;
    short[] samples = samples(frames);
    rest = Arrays.copyOfRange(rest, frames * frame, rest.length);
    return samples;
  }

  private boolean more() throws EngineFailure, InterruptedException {
    int read = answer.read(piece);
    if (read < 0) {
      return false;
    }
    int end = rest.length;
    rest = Arrays.copyOf(rest, end + read);
    System.arraycopy(piece, 0, rest, end, read);
    return true;
  }

  private void need(int bytes) throws EngineFailure, InterruptedException {
    while (rest.length < bytes) {
      if (rest.length > LONGEST_HEAD || !more()) {
        throw new EngineFailure.Broken("its server answered with sound that is no WAV");
      }
    }
  }

  private void head() throws EngineFailure, InterruptedException {
    need(12);
    if (!word(0).equals("RIFF") || !word(8).equals("WAVE")) {
      throw new EngineFailure.Broken("its server answered with sound that is no WAV");
    }
    int at = 12;
    need(at + 8);
    while (!word(at).equals("data")) {
      long length = number(at + 4) & 0xFFFFFFFFL;
      if (length > LONGEST_HEAD) {
        throw new EngineFailure.Broken("its server answered with a WAV whose head does not end");
      }
      need(at + 8 + (int) length + 8);
      if (word(at).equals("fmt ")) {
        format(at + 8);
      }
      at += 8 + (int) (length + (length & 1));
      need(at + 8);
    }
    if (rate == 0) {
      throw new EngineFailure.Broken("its server answered with a WAV that does not say its format");
    }
    rest = Arrays.copyOfRange(rest, at + 8, rest.length);
  }

  private String word(int at) {
    return new String(rest, at, 4, StandardCharsets.ISO_8859_1);
  }

  private int number(int at) {
    return ByteBuffer.wrap(rest).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
  }

  private void format(int at) throws EngineFailure {
    ByteBuffer head = ByteBuffer.wrap(rest).order(ByteOrder.LITTLE_ENDIAN);
    format = head.getShort(at) & 0xFFFF;
    channels = head.getShort(at + 2);
    int told = head.getInt(at + 4);
    bits = head.getShort(at + 14);
    boolean whole = (format == PCM || format == EXTENSIBLE) && bits == 16;
    boolean known = whole || (format == FLOAT && bits == 32);
    if (!known || channels < 1 || channels > 8 || told < LEAST_RATE || told > MOST_RATE) {
      throw new EngineFailure.Broken(
          "its server answered with a WAV of format %d, %d bits, %d channels and %d Hz"
              .formatted(format, bits, channels, told));
    }
    rate = told;
  }

  private short[] samples(int frames) {
    ByteBuffer bytes = ByteBuffer.wrap(rest).order(ByteOrder.LITTLE_ENDIAN);
    short[] samples = new short[frames];
    for (int i = 0; i < frames; i++) {
      float sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += format == FLOAT ? bytes.getFloat() * Short.MAX_VALUE : bytes.getShort();
      }
      samples[i] = (short) Math.clamp(Math.round(sum / channels), Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return samples;
  }
}
