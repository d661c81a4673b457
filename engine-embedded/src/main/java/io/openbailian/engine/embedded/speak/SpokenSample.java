package io.openbailian.engine.embedded.speak;

import io.openbailian.engine.Time;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// An English sentence as a WAV file of 16 bits and one channel; where there is no program that
/// speaks, three tones.
public final class SpokenSample {
  private static final int RATE = 16_000;
  private static final int HEADER = 44;

  private SpokenSample() {}

  /// What says a sentence.
  ///
  /// @param time by which the program that speaks is given up
  public static byte[] wav(String sentence, Time time) throws InterruptedException {
    try {
      Espeak.Audio audio =
          new Espeak("espeak-ng", time)
              .say(
                  sentence,
                  SpokenLanguage.ENGLISH,
                  new SpeakingManner(175, 50, 100, 1),
                  false,
                  () -> false);
      return file(audio.samples(), audio.rate());
    } catch (IOException e) {
      return file(tones(), RATE); // no such program here: a recording all the same
    }
  }

  private static short[] tones() {
    short[] samples = new short[RATE * 2];
    for (int i = 0; i < samples.length; i++) {
      int third = 3 * i / samples.length;
      double hertz = 330 + 110.0 * third;
      samples[i] = (short) (8_000 * StrictMath.sin(2 * StrictMath.PI * hertz * i / RATE));
    }
    return samples;
  }

  private static byte[] file(short[] samples, int rate) {
    int bytes = 2 * samples.length;
    byte[] file = new byte[HEADER + bytes];
    ByteBuffer wav = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEADER - 8 + bytes);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(2 * rate);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    for (short sample : samples) {
      wav.putShort(sample);
    }
    return file;
  }
}
