package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Noise;
import io.openbailian.text.Dice;

/// Northern light that moves: each curtain hangs from a waving line and fades upwards.
public final class Curtains {
  private static final int[][] TINTS = {
    {0x35F0A0, 0x2AC7C0}, {0x4CF5B0, 0x7A5CE8}, {0x2FE6C8, 0xC45CE0}
  };
  private static final int CURTAINS = 3;

  private Curtains() {}

  /// Where the light falls: the whole canvas, or a frame that shows a part of it.
  ///
  /// @param left where the frame begins on the canvas
  /// @param top where the frame begins on the canvas
  /// @param bottom where the sky ends on the canvas
  @SuppressWarnings("ArrayRecordComponent") // the frame itself, drawn upon
  public record Frame(int[] pixels, int width, int left, int top, double bottom) {}

  /// The curtains as they hang at an instant, in seconds.
  public static void draw(Canvas canvas, Frame frame, double time) throws InterruptedException {
    for (int i = 0; i < CURTAINS; i++) {
      curtain(canvas, frame, time, i);
    }
  }

  private static void curtain(Canvas canvas, Frame frame, double time, int index)
      throws InterruptedException {
    Dice dice = canvas.dice.fork("aurora", index);
    Noise wave = new Noise(dice.fork("wave"));
    Noise rays = new Noise(dice.fork("rays"));
    int[] tint = TINTS[index];
    double base = canvas.horizon * (0.86 - 0.2 * index + dice.between(-0.06, 0.06));
    double tall = canvas.horizon * dice.between(0.5, 0.68);
    double step = 1 / canvas.unit;
    for (int x = 0; x < frame.width(); x++) {
      canvas.poll(x);
      double u = (x + frame.left()) * step;
      double foot = base + canvas.horizon * 0.2 * wave.octaves(u * 1.6 + 0.11 * time, 2, 0.4);
      double strength = 0.5 + 0.5 * rays.octaves(u * 9 - 0.5 * time, 3, 0.6);
      double wide = 0.4 + 0.6 * Math.max(0, 0.5 + wave.at(u * 0.9 + 91 + 0.2 * time));
      column(frame, x, foot, tall * (0.7 + 0.5 * strength), 0.82 * strength * wide, tint);
    }
  }

  private static void column(
      Frame frame, int x, double foot, double tall, double strength, int[] tint) {
    int[] pixels = frame.pixels();
    int top = (int) Math.max(frame.top(), foot - tall);
    double soft = tall * 0.1;
    int bottom = (int) Math.min(frame.bottom(), foot + soft);
    for (int y = top; y <= bottom; y++) {
      double up = (foot - y) / tall;
      double shine = up >= 0 ? (1 - up) * (1 - up) : 1 + (foot - y) / soft;
      int colour = Rgb.blended(tint[0], tint[1], (float) (256 * Math.clamp(up * 1.5, 0, 1)));
      int at = (y - frame.top()) * frame.width() + x;
      pixels[at] = added(pixels[at], colour, (int) (256 * strength * Math.max(0, shine)));
    }
  }

  /// Light adds up: what is already bright stays so.
  private static int added(int base, int light, int share) {
    int red = Math.min(255, (base >> 16 & 255) + (((light >> 16 & 255) * share) >> 8));
    int green = Math.min(255, (base >> 8 & 255) + (((light >> 8 & 255) * share) >> 8));
    int blue = Math.min(255, (base & 255) + (((light & 255) * share) >> 8));
    return red << 16 | green << 8 | blue;
  }
}
