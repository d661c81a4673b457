package io.openbailian.imaging.edit;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.Rows;
import io.openbailian.imaging.cv.Masks;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// Makes a part of a picture of another material. Its own light and shade, drawn lines and the
/// roundness of its outline stay and light the material. Outside the part not one pixel changes.
public final class Remake {
  private Remake() {}

  public static BufferedImage apply(
      BufferedImage image, SurfaceMaterial material, Mask where, ImagingWork work)
      throws InterruptedException {
    if (where.empty()) {
      return Pictures.copy(image);
    }
    Surface surface = surface(image, where);
    work.done(30);
    Texture texture = texture(material, image, surface, new Grain(work.seed()));
    BufferedImage made = Pictures.like(image);
    int[] to = Pictures.pixels(made);
    int width = image.getWidth();
    Rows.each(
        image.getHeight(),
        work,
        y -> {
          for (int i = y * width; i < (y + 1) * width; i++) {
            if (where.at(i) > 0) {
              to[i] = texture.of(i % width, y, i);
            }
          }
        });
    work.done(90);
    return where.composite(image, made);
  }

  private interface Texture {
    int of(int x, int y, int at);
  }

  /// What the part looks like to a light: its own shade, its lines, its swelling outline.
  ///
  /// @param shade 0 dark to 1 light, stretched over the part
  /// @param line 0 on a drawn line, 1 elsewhere
  /// @param depth pixels from the outline
  /// @param facing how far the surface leans to the light, -1 to 1
  /// @param unit pixels of the surface per pixel of a part 512 wide
  @SuppressWarnings("ArrayRecordComponent") // lives within one edit, never compared
  private record Surface(
      float[] shade, float[] line, float[] depth, float[] facing, double unit, int[] own) {}

  private static Surface surface(BufferedImage image, Mask where) {
    Rectangle bounds = where.bounds();
    double unit = Math.max(0.4, Math.max(bounds.width, bounds.height) / 512.0);
    try (PointerScope _ = OpenCv.scope()) {
      BufferedImage soft = Mats.picture(Mats.blurred(Mats.of(image), Math.max(0.8, 1.6 * unit)));
      float[] shade = Luma.of(soft).values();
      stretch(shade, where);
      float[] line = lines(image, unit);
      float[] depth = Masks.depth(where);
      float[] facing = facing(depth, image.getWidth(), image.getHeight(), unit);
      return new Surface(shade, line, depth, facing, unit, Pictures.pixels(image));
    }
  }

  private static float[] lines(BufferedImage image, double unit) {
    float[] fine = Luma.of(Mats.picture(Mats.blurred(Mats.of(image), unit))).values();
    float[] wide = Luma.of(Mats.picture(Mats.blurred(Mats.of(image), 3 * unit))).values();
    for (int i = 0; i < fine.length; i++) {
      fine[i] = 1 - Math.clamp((wide[i] - fine[i] - 2) / 22, 0f, 1f);
    }
    return fine;
  }

  private static void stretch(float[] shade, Mask where) {
    float[] inside = new float[shade.length];
    int count = 0;
    for (int i = 0; i < shade.length; i++) {
      if (where.in(i)) {
        inside[count++] = shade[i];
      }
    }
    Arrays.sort(inside, 0, count);
    float low = inside[count / 50];
    float high = Math.max(low + 24, inside[Math.max(0, count - 1 - count / 50)]);
    for (int i = 0; i < shade.length; i++) {
      shade[i] = Math.clamp((shade[i] - low) / (high - low), 0f, 1f);
    }
  }

  /// The outline taken for a cushion's: near its rim the surface leans outwards. Light comes from
  /// the upper left.
  private static float[] facing(float[] depth, int width, int height, double unit) {
    float[] dome = new float[depth.length];
    for (int i = 0; i < dome.length; i++) {
      dome[i] = (float) Math.sqrt(Math.min(1, depth[i] / (70 * unit)));
    }
    float[] round = Mats.floats(Mats.blurred(Mats.plane(dome, width, height), 7 * unit));
    Luma swell = new Luma(round, width, height);
    int step = Math.max(1, (int) (2 * unit));
    float[] out = new float[depth.length];
    for (int i = 0; i < out.length; i++) {
      int x = i % width;
      int y = i / width;
      float across = swell.at(x + step, y) - swell.at(x - step, y);
      float down = swell.at(x, y + step) - swell.at(x, y - step);
      out[i] = (float) Math.tanh((across + 1.3 * down) * 9 / step * unit);
    }
    return out;
  }

  private static Texture texture(
      SurfaceMaterial material, BufferedImage image, Surface s, Grain grain) {
    return switch (material) {
      case ICE -> ice(s, grain);
      case CLOUD -> cloud(s, grain);
      case LANTERN -> lantern(s, grain);
      case WOOD -> wood(s, grain);
      case PORCELAIN -> porcelain(s, grain);
      case CERAMIC -> ceramic(s, grain);
      case FLUFFY -> fluffy(image, s, grain);
      case WEAVING -> weaving(image, s, grain);
      case BALLOON -> balloon(image, s);
      case METAL -> metal(s, grain);
      case GLASS -> glass(image, s, grain);
    };
  }

  private static int ramp(double value, int... colours) {
    double at = Math.clamp(value, 0, 1) * (colours.length - 1);
    int i = (int) Math.min(colours.length - 2, at);
    return Pictures.mix(colours[i], colours[i + 1], (int) (255 * (at - i)));
  }

  private static int shine(int rgb, double by) {
    return Pictures.mix(rgb, 0xFFFFFF, (int) (255 * Math.clamp(by, 0, 1)));
  }

  private static Texture ice(Surface s, Grain grain) {
    return (x, y, at) -> {
      double u = x / s.unit();
      double v = y / s.unit();
      double[] facet = grain.cells(u / 64 + 0.4 * grain.noise(u / 40, v / 40), v / 64);
      double plane = grain.noise(Math.floor(facet[0] * 1e4), facet[1]) - 0.5;
      double crack = Math.clamp(1 - (facet[1] - facet[0]) * 16, 0, 1);
      double frost = grain.fractal(u / 9, v / 9, 4);
      double light =
          0.30 + 0.46 * s.shade()[at] + 0.2 * s.facing()[at] + 0.10 * plane + 0.16 * (frost - 0.4);
      int ice = ramp(light * (0.75 + 0.25 * s.line()[at]), 0x1A4A78, 0x4E9CCB, 0xA6DAF0, 0xF4FDFF);
      double glint = Math.pow(Math.max(0, s.facing()[at]), 6) * 0.7;
      return shine(ice, 0.55 * crack * frost + glint);
    };
  }

  private static Texture cloud(Surface s, Grain grain) {
    return (x, y, at) -> {
      double u = x / s.unit();
      double v = y / s.unit();
      double[] puff = grain.cells(u / 46, v / 46 + 0.3 * grain.noise(u / 30, v / 30));
      double bulge = 1 - Math.min(1, puff[0] * 1.25);
      double wisp = grain.fractal(u / 24, v / 24, 5);
      double rim = Math.clamp(s.depth()[at] / (5 * s.unit()) + 0.6 * (wisp - 0.5), 0, 1);
      double light =
          0.28 + 0.32 * s.shade()[at] + 0.3 * bulge + 0.25 * wisp + 0.14 * s.facing()[at];
      int cloud = ramp(light * (0.7 + 0.3 * s.line()[at]), 0x7F93B2, 0xC3CFE0, 0xF2F5FA, 0xFFFFFF);
      return Pictures.mix(s.own()[at], cloud, (int) (255 * rim));
    };
  }

  private static Texture lantern(Surface s, Grain grain) {
    return (x, y, at) -> {
      double u = x / s.unit();
      double v = y / s.unit();
      double rib = Math.abs(Math.sin(Math.PI * v / 22));
      double ring = Math.clamp((rib - 0.12) * 6, 0, 1);
      double silk = 0.94 + 0.1 * grain.noise(u / 1.5, v / 30);
      double glow = Math.min(1, s.depth()[at] / (90 * s.unit()));
      double light = 0.18 + 0.42 * glow + 0.3 * s.shade()[at] + 0.14 * rib;
      int red = ramp(light * silk, 0x4A0408, 0xA80E14, 0xE8321E, 0xFF9A3A, 0xFFE9A0);
      int ribbed = Pictures.mix(0xC8922C, red, (int) (90 + 165 * ring));
      return Pictures.mix(0x5A0A08, ribbed, (int) (255 * (0.45 + 0.55 * s.line()[at])));
    };
  }

  private static Texture wood(Surface s, Grain grain) {
    return (x, y, at) -> {
      double u = x / s.unit();
      double v = y / s.unit();
      double board = Math.floor(v / 58);
      double shift = grain.dot((int) board, 7) * 400;
      double wave = grain.fractal((u + shift) / 190, v / 24, 3) * 9;
      double ring = 0.5 + 0.5 * Math.sin(2 * Math.PI * (v / 9 + wave));
      double pore = grain.noise((u + shift) / 26, v / 1.3);
      double seam = Math.abs(v / 58 - board - 0.02) < 0.025 ? 0.55 : 1;
      double tint = 0.12 * (grain.dot((int) board, 3) - 0.5);
      double light = 0.30 + 0.42 * s.shade()[at] + 0.15 * ring + 0.16 * pore + tint;
      int wood =
          ramp(light + 0.10 * s.facing()[at], 0x2E1808, 0x6E3F1A, 0xA8703A, 0xD8A566, 0xF0CF98);
      return Stylize.scaled(wood, seam * (0.62 + 0.38 * s.line()[at]));
    };
  }

  /// White glaze; the darks of the part and a growth of scrolls are painted in cobalt.
  private static Texture porcelain(Surface s, Grain grain) {
    return (x, y, at) -> {
      double u = x / s.unit();
      double v = y / s.unit();
      double flow =
          grain.fractal(u / 70, v / 70, 2) * 7 + 0.5 * Math.sin(u / 37) + 0.5 * Math.cos(v / 31);
      double scroll = Math.clamp((0.16 - Math.abs(Math.sin(flow * 2))) * 12, 0, 1);
      double[] bloom = grain.cells(u / 92, v / 92);
      double petal = Math.clamp((0.25 - bloom[0] + 0.06 * Math.sin(flow * 9)) * 14, 0, 1);
      double heart = Math.clamp((bloom[0] - 0.10) * 30, 0, 1);
      double painted = Math.max(scroll * 0.8, petal * (0.45 + 0.5 * heart));
      double drawn =
          Math.max(painted, Math.max(0.9 * (1 - s.line()[at]), 0.75 * (0.3 - s.shade()[at]) / 0.3));
      double pool = 0.72 + 0.28 * grain.noise(u / 6, v / 6);
      int glaze =
          ramp(0.55 + 0.3 * s.shade()[at] + 0.25 * s.facing()[at], 0x9FB2C8, 0xE2EBF2, 0xFBFDFE);
      int cobalt = ramp(0.3 + 0.4 * s.shade()[at] + 0.2 * pool, 0x0C1E66, 0x2346A8, 0x5C82D0);
      int out = Pictures.mix(glaze, cobalt, (int) (255 * Math.clamp(drawn * pool, 0, 1)));
      return shine(out, 0.75 * Math.pow(Math.max(0, s.facing()[at]), 5));
    };
  }

  /// Celadon that pools dark in the hollows, fine crackle, bare clay at the rim, a hard highlight.
  private static Texture ceramic(Surface s, Grain grain) {
    return (x, y, at) -> {
      double u = x / s.unit();
      double v = y / s.unit();
      double bend = 6 * grain.noise(u / 22, v / 22);
      double[] cell = grain.cells((u + bend) / 30, (v - bend) / 30);
      double crack = Math.clamp(1 - (cell[1] - cell[0]) * 14, 0, 1);
      double run = grain.fractal(u / 120, v / 60, 3);
      double light = 0.34 + 0.42 * s.shade()[at] + 0.26 * s.facing()[at] + 0.16 * (run - 0.5);
      int glaze = ramp(light * (0.7 + 0.3 * s.line()[at]), 0x27453F, 0x5E8F80, 0xA9CDB9, 0xE4F1E4);
      int aged = Pictures.mix(glaze, 0x5A6A58, (int) (95 * crack));
      double rim = Math.clamp(1 - s.depth()[at] / (5 * s.unit()) + 0.5 * (run - 0.5), 0, 1);
      int fired = Pictures.mix(aged, 0x9A6B48, (int) (170 * rim));
      return shine(fired, 0.9 * Math.pow(Math.max(0, s.facing()[at]), 4));
    };
  }

  /// Hairs that fall outwards from the middle and catch the light, in the part's own colours.
  private static Texture fluffy(BufferedImage image, Surface s, Grain grain) {
    int width = image.getWidth();
    int height = image.getHeight();
    return (x, y, at) -> {
      double u = x / s.unit();
      double v = y / s.unit();
      double sway = 26 * (grain.fractal(u / 90, v / 90, 3) - 0.5);
      double clump = 9 * (grain.noise(u / 22, v / 22) - 0.5);
      double across = u + sway + clump;
      double along = v + 0.6 * sway - clump;
      double hair = grain.noise(across / 1.6, along / 17);
      double tuft = grain.noise(across / 6, along / 34);
      int reach = (int) (8 * s.unit() * (hair - 0.5));
      int from =
          Math.clamp(y + reach, 0, height - 1) * width + Math.clamp(x + reach / 3, 0, width - 1);
      double light = 0.62 + 0.5 * hair + 0.35 * (tuft - 0.4) + 0.22 * s.facing()[at];
      int soft = opened(shine(Tone.saturated(s.own()[from], 1.1), 0.14), 58);
      return Stylize.scaled(soft, light);
    };
  }

  /// Rows of stitches, each a pair of slanted loops, in the part's own colours.
  private static Texture weaving(BufferedImage image, Surface s, Grain grain) {
    int width = image.getWidth();
    int height = image.getHeight();
    double stitch = 13;
    return (x, y, at) -> {
      double u = x / s.unit() / stitch;
      double v = y / s.unit() / stitch * 1.15;
      double side = u - Math.floor(u) - 0.5;
      double slant = v - 1.1 * Math.abs(side);
      double loop = slant - Math.floor(slant) - 0.5;
      double bulge = Math.max(0, 1 - 3.4 * loop * loop - 9 * Math.pow(Math.abs(side) - 0.25, 2));
      double ply = 0.5 + 0.5 * Math.sin(18 * (loop + Math.signum(side) * side));
      double fuzz = grain.noise(x / s.unit() / 1.2, y / s.unit() / 1.2);
      int cellX = (int) ((Math.floor(u) + 0.5) * stitch * s.unit());
      int cellY = (int) ((Math.floor(slant) + 0.75) * stitch / 1.15 * s.unit());
      int from = Math.clamp(cellY, 0, height - 1) * width + Math.clamp(cellX, 0, width - 1);
      int wool = opened(Pictures.mix(s.own()[from], s.own()[at], 60), 70);
      double light = 0.36 + 0.72 * bulge + 0.10 * ply + 0.12 * fuzz + 0.14 * s.facing()[at];
      return Stylize.scaled(Tone.saturated(wool, 1.1), light);
    };
  }

  /// Stretched rubber: only the large colours of the part, smooth and glossy, a bright window on
  /// each swelling and its darker seam at the rim.
  private static Texture balloon(BufferedImage image, Surface s) {
    int[] large;
    try (PointerScope _ = OpenCv.scope()) {
      Mat calm = new Mat();
      int size = Math.clamp(Math.round(13 * s.unit()), 3, 63) | 1;
      opencv_imgproc.medianBlur(Mats.of(image), calm, size);
      large = Pictures.pixels(Mats.picture(Mats.blurred(calm, 2.5 * s.unit())));
    }
    return (x, y, at) -> {
      int own = opened(Tone.saturated(large[at], 1.7), 46);
      double facing = s.facing()[at];
      int rubber = Stylize.scaled(own, 0.84 + 0.2 * s.shade()[at] + 0.5 * facing);
      double gloss = Math.pow(Math.max(0, facing), 2.2) * 0.95;
      double band = 0.5 * Math.pow(Math.max(0, 1 - Math.abs(s.shade()[at] - 0.8) / 0.14), 2);
      double rim = Math.clamp(1 - s.depth()[at] / (12 * s.unit()), 0, 1);
      int shining = shine(rubber, 0.1 + Math.max(gloss, band));
      return Stylize.scaled(shining, 1 - 0.4 * rim * (1 - facing));
    };
  }

  /// The colour at least so light, so that texture shows on what was black.
  private static int opened(int rgb, int least) {
    int more = (int) (least * (1 - Pictures.luma(rgb) / 255.0));
    return Pictures.rgb(
        Pictures.red(rgb) + more, Pictures.green(rgb) + more, Pictures.blue(rgb) + more);
  }

  private static Texture metal(Surface s, Grain grain) {
    return (x, y, at) -> {
      double u = x / s.unit();
      double v = y / s.unit();
      double brushed = grain.noise(u / 40, v / 0.9) - 0.5;
      double bend =
          s.shade()[at] * 1.4 + 0.9 * s.facing()[at] + 0.25 * grain.fractal(u / 130, v / 90, 2);
      double mirror = 0.5 + 0.5 * Math.sin(bend * 5.2 - 0.6);
      double light = 0.16 + 0.34 * s.shade()[at] + 0.44 * mirror + 0.09 * brushed;
      int steel =
          ramp(
              light * (0.55 + 0.45 * s.line()[at]),
              0x14181E,
              0x565F6A,
              0xA3ADB8,
              0xE4EAEF,
              0xFFFFFF);
      return shine(steel, 0.6 * Math.pow(Math.max(0, s.facing()[at]), 8));
    };
  }

  /// What lies around shows through, bent; the rim is dark on one side and bright on the other.
  private static Texture glass(BufferedImage image, Surface s, Grain grain) {
    int width = image.getWidth();
    int height = image.getHeight();
    return (x, y, at) -> {
      double bend = 46 * s.unit() * s.facing()[at] + 10 * s.unit() * (s.shade()[at] - 0.5);
      double ripple = 4 * s.unit() * (grain.noise(x / s.unit() / 50, y / s.unit() / 50) - 0.5);
      int from =
          Math.clamp((int) (y + bend + ripple), 0, height - 1) * width
              + Math.clamp((int) (x + bend - ripple), 0, width - 1);
      int through = Pictures.mix(Tone.saturated(s.own()[from], 0.55), 0xCFE9E6, 92);
      double rim = Math.clamp(1 - s.depth()[at] / (9 * s.unit()), 0, 1);
      double light = 0.82 + 0.3 * s.shade()[at] - 0.28 * rim * (1 - s.facing()[at]);
      int glass = Stylize.scaled(through, light * (0.7 + 0.3 * s.line()[at]));
      return shine(glass, 0.9 * Math.pow(Math.max(0, s.facing()[at]), 4));
    };
  }
}
