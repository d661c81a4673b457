package io.openbailian.illustrator.style;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.pixels.Face;
import io.openbailian.pixels.Line;
import io.openbailian.text.Dice;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/// What media put around or behind a picture: seals, frames, clouds, waves, rays.
final class Ornaments {
  private static final List<String> SEALS = List.of("清趣", "墨韵", "山水", "闲情", "自得", "和乐");

  private Ornaments() {}

  private static Graphics2D graphics(Surface surface) {
    Graphics2D g = surface.image.createGraphics();
    Layer.smooth(g);
    return g;
  }

  private static Shape disc(double x, double y, double r) {
    return new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
  }

  private static void stroke(Graphics2D g, Shape shape, double width, int rgb) {
    g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.setColor(new Color(rgb));
    g.draw(shape);
  }

  /// The red seal of whoever painted it, in the corner away from the light.
  static void seal(Surface surface) {
    double side = surface.unit * 0.062;
    if (side < 6) {
      return;
    }
    Graphics2D g = graphics(surface);
    boolean left = surface.lightX > surface.width / 2.0;
    double x = left ? side * 0.8 : surface.width - side * 1.8;
    double y = surface.height - side * 2.2;
    g.setColor(new Color(0xE6BE2A22, true));
    g.fill(new RoundRectangle2D.Double(x, y, side, side * 1.4, side * 0.2, side * 0.2));
    String name = surface.dice.fork("seal").pick(SEALS);
    g.setColor(new Color(0xF6EEDF));
    for (int i = 0; i < 2; i++) {
      Line line = Line.of(name.substring(i, i + 1), Face.SERIF_BOLD);
      Rectangle2D ink = line.ink();
      if (!ink.isEmpty()) {
        double em = side * 0.6;
        double lx = x + side / 2 - ink.getCenterX() * em;
        double ly = y + side * (0.38 + 0.64 * i) - ink.getCenterY() * em;
        g.fill(line.at(lx, ly, em));
      }
    }
    g.dispose();
  }

  /// A frame of white card with a window cut out of it, above all other layers.
  static void paperFrame(Surface surface) {
    Graphics2D g = graphics(surface);
    double rim = surface.unit * 0.045;
    Area card = new Area(new Rectangle2D.Double(0, 0, surface.width, surface.height));
    double round = surface.unit * 0.16;
    card.subtract(
        new Area(
            new RoundRectangle2D.Double(
                rim, rim, surface.width - 2 * rim, surface.height - 2 * rim, round, round)));
    double side = surface.lightX < surface.width / 2.0 ? 1 : -1;
    for (int i = 1; i <= 5; i++) {
      double off = surface.unit * 0.0034 * i;
      g.setColor(Hand.veiled(0x140C22, 0.1));
      g.fill(
          AffineTransform.getTranslateInstance(side * off * 0.6, off).createTransformedShape(card));
    }
    g.setColor(new Color(Rgb.mix(surface.palette.horizon(), 0xFBF6EC, 0.72)));
    g.fill(card);
    g.dispose();
  }

  /// The rim of a window flower: a ring with petals round a square picture, a band round another.
  static void windowFrame(Surface surface, int red, int paper) {
    Graphics2D g = graphics(surface);
    double x = surface.width / 2.0;
    double y = surface.height / 2.0;
    double r = surface.unit * 0.43;
    boolean round = Math.abs(surface.width - surface.height) < 0.15 * surface.unit;
    double inset = surface.unit * 0.07;
    Shape hole =
        round
            ? disc(x, y, r)
            : new Rectangle2D.Double(
                inset, inset, surface.width - 2 * inset, surface.height - 2 * inset);
    Area outside = new Area(new Rectangle2D.Double(0, 0, surface.width, surface.height));
    outside.subtract(new Area(hole));
    g.setColor(new Color(paper));
    g.fill(outside);
    stroke(g, hole, surface.unit * 0.014, red);
    if (round) {
      petals(g, x, y, r, red, paper);
    } else {
      teeth(g, surface, inset, red);
    }
    g.dispose();
  }

  private static void petals(Graphics2D g, double x, double y, double r, int red, int paper) {
    int count = 28;
    for (int i = 0; i < count; i++) {
      double angle = 2 * StrictMath.PI * i / count;
      AffineTransform there = AffineTransform.getTranslateInstance(x, y);
      there.rotate(angle);
      there.translate(r * 1.06, 0);
      g.setColor(new Color(red));
      g.fill(
          there.createTransformedShape(new Ellipse2D.Double(-r * .06, -r * .07, r * .16, r * .14)));
      g.setColor(new Color(paper));
      g.fill(there.createTransformedShape(new Ellipse2D.Double(0, -r * .025, r * .065, r * .05)));
    }
  }

  private static void teeth(Graphics2D g, Surface surface, double inset, int red) {
    double step = inset * 0.5;
    g.setColor(new Color(red));
    for (double x = inset; x < surface.width - inset; x += step) {
      g.fill(disc(x, inset * 0.68, step * 0.32));
      g.fill(disc(x, surface.height - inset * 0.68, step * 0.32));
    }
    for (double y = inset; y < surface.height - inset; y += step) {
      g.fill(disc(inset * 0.68, y, step * 0.32));
      g.fill(disc(surface.width - inset * 0.68, y, step * 0.32));
    }
  }

  /// Rays of two tones from the sun over the whole sky.
  static void rays(Surface surface) throws InterruptedException {
    Graphics2D g = graphics(surface);
    int pale = Rgb.mix(surface.palette.horizon(), 0xF3E2B8, 0.45);
    int strong = Rgb.mix(surface.palette.middle(), pale, 0.55);
    g.setColor(new Color(pale));
    g.fill(new Rectangle2D.Double(0, 0, surface.width, surface.height));
    g.setColor(new Color(strong));
    double far = 2.0 * (surface.width + surface.height);
    int count = 18;
    double turn = surface.dice.fork("rays").unit();
    for (int i = 0; i < count; i++) {
      surface.poll(0);
      double a = 2 * StrictMath.PI * (i + turn) / count;
      double b = a + StrictMath.PI / count;
      Path2D ray = new Path2D.Double();
      ray.moveTo(surface.lightX, surface.lightY);
      ray.lineTo(
          surface.lightX + far * StrictMath.cos(a), surface.lightY + far * StrictMath.sin(a));
      ray.lineTo(
          surface.lightX + far * StrictMath.cos(b), surface.lightY + far * StrictMath.sin(b));
      ray.closePath();
      g.fill(ray);
    }
    g.dispose();
  }

  /// A margin of paper with a line inside it.
  static void posterFrame(Surface surface, int paper, int line) {
    Graphics2D g = graphics(surface);
    double rim = surface.unit * 0.04;
    Area margin = new Area(new Rectangle2D.Double(0, 0, surface.width, surface.height));
    margin.subtract(
        new Area(
            new Rectangle2D.Double(rim, rim, surface.width - 2 * rim, surface.height - 2 * rim)));
    g.setColor(new Color(paper));
    g.fill(margin);
    stroke(
        g,
        new Rectangle2D.Double(rim, rim, surface.width - 2 * rim, surface.height - 2 * rim),
        surface.unit * 0.005,
        line);
    g.dispose();
  }

  /// A sky of one strong colour, a great disc of the sun, and clouds that scroll.
  static void auspiciousSky(Surface surface) throws InterruptedException {
    Graphics2D g = graphics(surface);
    Dice dice = surface.dice.fork("sky");
    boolean dark = surface.palette.dark();
    int sky = dark ? Guochao.NAVY : dice.pick(Guochao.TEAL, Guochao.CREAM, 0xE9C98F, 0x9FC6B8);
    int sun = sky == Guochao.CREAM || dark ? Guochao.RED : 0xD93A2B;
    g.setColor(new Color(sky));
    g.fill(new Rectangle2D.Double(0, 0, surface.width, surface.height));
    double x = surface.width * 0.5 + (surface.lightX - surface.width * 0.5) * 0.5;
    double y = Math.min(surface.horizon * 0.55, surface.horizon - surface.unit * 0.1);
    double r = Math.min(surface.unit * 0.27, surface.horizon * 0.42);
    for (int i = 3; i >= 1; i--) {
      stroke(g, disc(x, y, r * (1 + 0.13 * i)), surface.unit * 0.003, Guochao.GOLD);
    }
    g.setColor(new Color(sun));
    g.fill(disc(x, y, r));
    stroke(g, disc(x, y, r), surface.unit * 0.006, Guochao.GOLD);
    for (int i = 0; i < 5; i++) {
      surface.poll(0);
      double size = surface.unit * dice.between(0.05, 0.085);
      double cx = surface.width * (i + dice.between(0.1, 0.9)) / 5;
      cloud(g, cx, surface.horizon * dice.between(0.2, 0.92), size, dice.chance(0.5));
    }
    g.dispose();
  }

  /// A wall of one strong colour, a pale disc ringed with gold on it, clouds at its foot.
  static void auspiciousWall(Surface surface, int wall) {
    Graphics2D g = graphics(surface);
    Dice dice = surface.dice.fork("wall");
    g.setColor(new Color(wall));
    g.fill(new Rectangle2D.Double(0, 0, surface.width, surface.height));
    double x = surface.width / 2.0;
    double y = surface.height * 0.5;
    double r = surface.unit * 0.37;
    for (int i = 0; i < 24; i++) {
      double angle = StrictMath.PI * i / 12;
      double cos = StrictMath.cos(angle);
      double sin = StrictMath.sin(angle);
      Path2D ray = new Path2D.Double();
      ray.moveTo(x + r * 1.1 * cos, y + r * 1.1 * sin);
      ray.lineTo(x + r * 1.3 * cos, y + r * 1.3 * sin);
      stroke(g, ray, surface.unit * 0.004, Guochao.GOLD);
    }
    g.setColor(new Color(Guochao.CREAM));
    g.fill(disc(x, y, r));
    stroke(g, disc(x, y, r), surface.unit * 0.01, Guochao.GOLD);
    stroke(g, disc(x, y, r * 0.94), surface.unit * 0.003, Guochao.GOLD);
    for (int i = 0; i < 4; i++) {
      double size = surface.unit * dice.between(0.06, 0.085);
      double cx = surface.width * (i < 2 ? dice.between(0, 0.2) : dice.between(0.8, 1));
      cloud(g, cx, surface.height * (i % 2 == 0 ? 0.3 : 0.74), size, i < 2);
    }
    g.dispose();
  }

  /// 祥云: rings that lean on each other above a long tail.
  private static void cloud(Graphics2D g, double x, double y, double size, boolean left) {
    int[] fills = {Guochao.TEAL, 0x2E8C88, Guochao.CREAM};
    double side = left ? -1 : 1;
    double line = size * 0.055;
    double[] puffs = {-1.1, 0.1, 0.62, 0, -0.32, 0.9, 1.05, 0.12, 0.58, 0.2, 0.42, 0.5};
    g.setColor(new Color(fills[0]));
    Shape tail =
        new RoundRectangle2D.Double(
            x - size * 2.6, y + size * 0.3, size * 5.2, size * 0.42, size * 0.42, size * 0.42);
    g.fill(tail);
    stroke(g, tail, line, Guochao.GOLD);
    for (int i = 0; i < puffs.length; i += 3) {
      double px = x + side * size * puffs[i];
      double py = y + size * puffs[i + 1];
      double r = size * puffs[i + 2];
      for (int ring = 0; ring < 3; ring++) {
        Shape disc = disc(px, py, r * (1 - 0.3 * ring));
        g.setColor(new Color(fills[ring]));
        g.fill(disc);
        stroke(g, disc, line, Guochao.GOLD);
      }
    }
  }

  /// 海水: rows of ringed scales along the foot of the picture.
  static void waves(Surface surface) {
    Graphics2D g = graphics(surface);
    double r = surface.unit * 0.045;
    int[] fills = {0x14595C, 0x2A8C88, Guochao.CREAM, 0x1F7374};
    for (int row = 0; row < 3; row++) {
      double y = surface.height - surface.unit * 0.04 + row * r * 0.5;
      double from = row % 2 == 0 ? 0 : r;
      for (double x = from - r; x < surface.width + r; x += 2 * r) {
        for (int ring = 0; ring < fills.length; ring++) {
          Shape scale = disc(x, y + r * 0.4, r * (1 - 0.24 * ring));
          g.setColor(new Color(fills[ring]));
          g.fill(scale);
          stroke(g, scale, surface.unit * 0.0018, Guochao.GOLD);
        }
      }
    }
    g.dispose();
  }

  /// Two gold lines whose corners turn in on themselves.
  static void goldFrame(Surface surface) {
    Graphics2D g = graphics(surface);
    double in = surface.unit * 0.022;
    double u = surface.unit * 0.018;
    stroke(
        g,
        new Rectangle2D.Double(in, in, surface.width - 2 * in, surface.height - 2 * in),
        surface.unit * 0.005,
        Guochao.GOLD);
    for (int corner = 0; corner < 4; corner++) {
      double sx = corner % 2 == 0 ? 1 : -1;
      double sy = corner < 2 ? 1 : -1;
      double x = sx > 0 ? in : surface.width - in;
      double y = sy > 0 ? in : surface.height - in;
      Path2D key = new Path2D.Double();
      key.moveTo(x + sx * u, y + sy * 4.4 * u);
      key.lineTo(x + sx * u, y + sy * u);
      key.lineTo(x + sx * 4.4 * u, y + sy * u);
      key.lineTo(x + sx * 4.4 * u, y + sy * 2.8 * u);
      key.lineTo(x + sx * 2.6 * u, y + sy * 2.8 * u);
      key.lineTo(x + sx * 2.6 * u, y + sy * 2 * u);
      stroke(g, key, surface.unit * 0.0045, Guochao.GOLD);
    }
    g.dispose();
  }
}
