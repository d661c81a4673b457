package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Season;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Noise;
import io.openbailian.text.Dice;
import java.util.Arrays;
import java.util.Comparator;

/// A range of rocky peaks: spurs and gullies run down from each summit, light falls from one side,
/// snow lies where it is high and not steep, and the feet are lost in haze.
final class Peaks {
  private record Peak(double x, double height, double half, double skew) {}

  private final Canvas canvas;
  private final double foot;
  private final double tall;
  private final double distance;
  private final Peak[] peaks;
  private final SmoothNoise rock;
  private final Noise crest;

  private Peaks(Canvas canvas, Dice dice, double foot, double tall, double distance) {
    this.canvas = canvas;
    this.foot = foot;
    this.tall = tall;
    this.distance = distance;
    this.rock = new SmoothNoise(dice.fork("rock"));
    this.crest = new Noise(dice.fork("crest"));
    int count = (int) Math.ceil(2.6 * canvas.width / canvas.unit) + 1;
    this.peaks = new Peak[count];
    int chief = dice.fork("chief").below(count);
    for (int i = 0; i < count; i++) {
      Dice one = dice.fork("peak", i);
      double height = tall * (i == chief ? 1 : one.between(0.42, 0.8));
      double x = canvas.width * (i + one.between(0.1, 0.9)) / count;
      peaks[i] = new Peak(x, height, height * one.between(0.95, 1.5), one.between(-0.2, 0.2));
    }
    Arrays.sort(peaks, Comparator.comparingDouble(peak -> -peak.height()));
  }

  static void draw(Canvas canvas, Dice dice, double foot, double tall, double distance)
      throws InterruptedException {
    double reach = Math.clamp(canvas.height / (double) canvas.width, 1, 1.7);
    new Peaks(canvas, dice, foot, tall * reach, distance).draw();
  }

  private void draw() throws InterruptedException {
    int step = (int) Math.max(1, canvas.unit / 420);
    double[][] skylines = new double[peaks.length][canvas.width];
    double[] skyline = new double[canvas.width];
    Arrays.fill(skyline, foot);
    double top = foot;
    for (int i = 0; i < peaks.length; i++) {
      for (int x = 0; x < canvas.width; x++) {
        skylines[i][x] = foot - rise(x, i);
        skyline[x] = Math.min(skyline[x], skylines[i][x]);
      }
    }
    for (double y : skyline) {
      top = Math.min(top, y);
    }
    int rows = (int) Math.max(0, (foot - top) / step) + 2;
    int first = (int) Math.floor(top);
    int[] strip = new int[canvas.width / step + 2];
    for (int row = 0; row < rows; row++) {
      canvas.poll();
      double y = first + row * step;
      for (int i = 0; i < strip.length; i++) {
        int x = Math.min(canvas.width - 1, i * step);
        strip[i] = y + step < lowest(skyline, x, step) ? 0 : colour(x, y, skylines);
      }
      fill(strip, step, first + row * step, skyline);
    }
  }

  /// The highest land near a column, so that what is mixed at an edge is rock on both sides.
  private static double lowest(double[] skyline, int x, int step) {
    double before = skyline[Math.max(0, x - step)];
    double after = skyline[Math.min(skyline.length - 1, x + step)];
    return Math.min(skyline[x], Math.min(before, after));
  }

  private void fill(int[] strip, int step, int from, double[] skyline) {
    int bottom = (int) Math.min(canvas.height, Math.min(foot, from + step));
    for (int y = Math.max(0, from); y < bottom; y++) {
      int row = y * canvas.width;
      for (int x = 0; x < canvas.width; x++) {
        double cover = y + 1 - skyline[x];
        if (cover > 0) {
          int colour = Rgb.blended(strip[x / step], strip[x / step + 1], 256f * (x % step) / step);
          canvas.lay(row + x, colour, Math.min(1, cover));
        }
      }
    }
  }

  private static double bare(double x, Peak peak) {
    double off = (x - peak.x()) / peak.half();
    double slope = Math.min(3, Math.abs(off) * (1 + peak.skew() * Math.signum(off)));
    return peak.height() * (1 - slope + 0.16 * slope * slope);
  }

  private double rise(double x, int i) {
    double u = x / canvas.unit + 3.7 * i;
    double rough = crest.octaves(u * 9, 5, 0.55);
    return Math.max(tall * 0.06, bare(x, peaks[i])) + tall * 0.075 * rough;
  }

  /// The lower a peak the nearer it is: it hides the higher ones behind.
  private int colour(int x, double y, double[][] skylines) {
    int peak = 0;
    for (int i = peaks.length - 1; i > 0; i--) {
      if (skylines[i][x] <= y) {
        peak = i;
        break;
      }
    }
    double away = 0.16 * (1 - peak / (peaks.length - 0.99));
    return rock(x, y, y - skylines[peak][x], peaks[peak], away);
  }

  /// Spurs fan out from the summit, so chance is taken along rays from it.
  private int rock(double x, double y, double under, Peak peak, double away) {
    double down = (y - (foot - peak.height())) / peak.height();
    double fan = (x - peak.x()) / peak.half() / (0.3 + 0.8 * Math.max(0, down));
    double grain = 14 / canvas.unit;
    double bend = 0.5 * rock.octaves(x * grain, y * grain, 2);
    double left = rock.octaves((fan - 0.045) * 3.4 + bend, down * 2.1, 4);
    double right = rock.octaves((fan + 0.045) * 3.4 + bend, down * 2.1, 4);
    double side = canvas.sunX < peak.x() ? 1 : -1;
    double broad = Math.clamp((-fan * 2.6 + bend * 2.4) * side, -1, 1);
    double light = Math.clamp(0.46 + 0.3 * broad + 1.5 * side * (right - left), 0, 1);
    double high = (foot - y) / tall;
    int body = canvas.palette.hazy(canvas.palette.near(), 0.05 + 0.45 * distance);
    int lit = Rgb.mix(Rgb.lighter(body, 0.12), canvas.palette.sun(), 0.3);
    int shade = Rgb.mix(Rgb.darker(body, 0.3), canvas.palette.zenith(), 0.25);
    int stone = Rgb.blended(shade, lit, (float) (256 * light));
    return hazed(snowed(stone, high, left, light, under), high, away);
  }

  private int snowed(int stone, double high, double spur, double light, double under) {
    double line = canvas.scene.season() == Season.WINTER ? 0.2 : 0.55;
    double cover = (high - line) * 3.4 + spur * 1.5 + (under < tall * 0.03 ? 0.2 : 0);
    if (cover <= 0) {
      return stone;
    }
    int white = canvas.palette.lit(0xFDFDFF);
    int bright = Rgb.mix(white, canvas.palette.sun(), 0.35);
    int dim = Rgb.mix(white, Rgb.mix(canvas.palette.middle(), canvas.palette.zenith(), 0.5), 0.6);
    int snow = Rgb.blended(dim, bright, (float) (256 * Math.clamp((light - 0.2) * 1.6, 0, 1)));
    return Rgb.blended(stone, snow, (float) (244 * Math.min(1, cover * 3)));
  }

  private int hazed(int colour, double high, double away) {
    double low = Math.clamp(1 - high * 1.25, 0, 1);
    double haze = 0.22 * distance + away + (0.2 + 0.4 * distance) * low * low;
    return Rgb.blended(colour, canvas.palette.horizon(), (float) (256 * Math.min(0.92, haze)));
  }
}
