package io.openbailian.engine.embedded.speak;

import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Pcm;
import io.openbailian.protocol.Speech;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds when there is sound in a channel of a recording: what is said is not understood, but when
/// is true.
final class SoundTimes {
  /// What stands for words that nobody recognised.
  static final String UNHEARD = "（有声音，未识别：没有识别模型）[sound, not recognised: no model]";

  /// Samples a second that are looked at.
  static final int RATE = 8_000;

  private static final int FRAME = RATE / 50;
  private static final int FRAME_MILLIS = 20;

  /// Of 32768; room noise of a common recording lies below it.
  private static final double LOUD = 350;

  private static final int PAUSE_MILLIS = 500;

  /// Longer recordings are one stretch from here on.
  private static final int MOST = 2_000;

  private final List<Speech.Sentence> sentences = new ArrayList<>();
  private long begin = -1;
  private long lastLoud;
  private long spoken;

  private SoundTimes() {}

  static Speech.Transcript of(int channel, Pcm samples) throws EngineFailure, InterruptedException {
    SoundTimes times = new SoundTimes();
    short[] frame = new short[FRAME];
    long at = 0;
    int filled = 0;
    int read = samples.read(frame);
    while (read > 0) {
      filled += read;
      if (filled == FRAME) {
        times.hear(frame, at);
        at += FRAME_MILLIS;
        filled = 0;
      }
      short[] rest = new short[FRAME - filled];
      read = samples.read(rest);
      System.arraycopy(rest, 0, frame, filled, Math.max(0, read));
    }
    times.end();
    return new Speech.Transcript(channel, times.spoken, times.sentences);
  }

  private void hear(short[] frame, long at) {
    double sum = 0;
    for (short sample : frame) {
      sum += (double) sample * sample;
    }
    if (Math.sqrt(sum / FRAME) >= LOUD) {
      begin = begin < 0 ? at : begin;
      lastLoud = at + FRAME_MILLIS;
    } else if (begin >= 0 && at - lastLoud >= PAUSE_MILLIS && sentences.size() < MOST) {
      end();
    }
  }

  private void end() {
    if (begin < 0) {
      return;
    }
    sentences.add(
        new Speech.Sentence(
            sentences.size() + 1, begin, Optional.of(lastLoud), UNHEARD, List.of()));
    spoken += lastLoud - begin;
    begin = -1;
  }
}
