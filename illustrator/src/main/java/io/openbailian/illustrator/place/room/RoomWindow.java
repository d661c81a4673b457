package io.openbailian.illustrator.place.room;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Season;
import io.openbailian.illustrator.scene.Sky;
import io.openbailian.illustrator.scene.TimeOfDay;
import io.openbailian.illustrator.scene.Weather;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Shape;
import java.awt.geom.Area;

/// The window of a room: the weather outside, panes, a sill, and linen curtains.
final class RoomWindow {
  private static final int[] LINENS = {0xF4EEE2, 0xDCE2DA, 0xE8D8C8, 0xC9D2D8, 0xD9B8A0};

  private final Canvas canvas;
  private final Sheet sheet;
  private final Dice dice;
  private final double x;
  private final double top;
  private final double wide;
  private final double tall;
  private final int wall;

  RoomWindow(Canvas canvas, Dice dice, double x, double top, double wide, double tall, int wall) {
    this.canvas = canvas;
    this.sheet = canvas.sheet;
    this.dice = dice;
    this.x = x;
    this.top = top;
    this.wide = wide;
    this.tall = tall;
    this.wall = wall;
  }

  void draw() {
    Palette palette = canvas.palette;
    double left = x - wide / 2;
    double bar = wide * 0.034;
    int frame = palette.lit(dice.pick(0xFBF8F0, 0xC79A66, 0x4A4E52));
    sheet.fill(
        Shapes.box(left - bar * 1.6, top - bar * 1.6, wide + 3.2 * bar, tall + 3.2 * bar),
        Rgb.darker(frame, 0.08));
    sheet.fillDown(
        Shapes.box(left, top, wide, tall), palette.zenith(), Rgb.lighter(palette.horizon(), 0.2));
    outside(left);
    int columns = 2 + dice.fork("panes").below(2);
    for (int i = 1; i < columns; i++) {
      sheet.fill(Shapes.box(left + wide * i / columns - bar / 2, top, bar, tall), frame);
    }
    int rows = tall > wide * 1.4 ? 3 : 2;
    for (int i = 1; i < rows; i++) {
      sheet.fill(Shapes.box(left, top + tall * i / rows - bar / 2, wide, bar), frame);
    }
    sheet.fill(
        Shapes.polygon(
            left + wide * 0.1,
            top + tall,
            left + wide * 0.5,
            top,
            left + wide * 0.66,
            top,
            left + wide * 0.26,
            top + tall),
        0xFFFFFF,
        0.1);
    sheet.fill(
        Shapes.box(left - 3 * bar, top + tall + bar, wide + 6 * bar, bar * 1.5),
        Rgb.lighter(frame, 0.1));
    sheet.fill(
        Shapes.box(left - 3 * bar, top + tall + bar * 2.5, wide + 6 * bar, bar), 0x101020, 0.14);
    curtains(left, bar);
  }

  private void outside(double left) {
    Area pane = new Area(Shapes.box(left, top, wide, tall));
    lights(pane, left);
    Palette palette = canvas.palette;
    int snow = palette.lit(0xF1F5FA);
    boolean white = canvas.scene.season() == Season.WINTER;
    int far = palette.hazy(white ? Rgb.mix(snow, palette.middle(), 0.4) : palette.near(), 0.5);
    in(pane, land(left, 0.34, 0.1, dice.fork("far")), far);
    in(
        pane,
        land(left, 0.22, 0.06, dice.fork("near")),
        palette.hazy(white ? snow : palette.leaf(), 0.3));
    Dice grove = dice.fork("grove");
    for (int i = 0; i < 6; i++) {
      double size = tall * grove.between(0.14, 0.27);
      double at = left + wide * (i + grove.between(0.1, 0.9)) / 6;
      double half = size * 0.2;
      double foot = top + tall * 0.86;
      in(
          pane,
          Shapes.polygon(at, foot - size, at + half, foot, at - half, foot),
          palette.hazy(Rgb.darker(palette.leaf(), 0.2), 0.22));
    }
    in(
        pane,
        land(left, 0.14, 0.03, dice.fork("ground")),
        white ? snow : palette.hazy(palette.land(), 0.12));
    if (canvas.scene.weather() == Weather.RAIN || canvas.scene.weather() == Weather.SNOW) {
      falling(left);
    }
  }

  private void lights(Area pane, double left) {
    Palette palette = canvas.palette;
    double r = wide * 0.1;
    double sx = left + wide * dice.fork("sun").between(0.55, 0.8);
    double sy = top + tall * 0.24;
    if (canvas.scene.time() == TimeOfDay.NIGHT) {
      Dice stars = dice.fork("stars");
      for (int i = 0; i < 26; i++) {
        sheet.fill(
            Shapes.circle(
                left + wide * stars.unit(), top + tall * 0.6 * stars.unit(), wide * 0.005),
            0xFFFFFF,
            0.8);
      }
    }
    if (canvas.scene.time() == TimeOfDay.NIGHT || canvas.scene.shows(Sky.SUN)) {
      sheet.fill(Shapes.circle(sx, sy, r * 1.5), palette.sun(), 0.2);
      in(pane, Shapes.circle(sx, sy, r), palette.sun());
      return;
    }
    for (int i = 0; i < 2; i++) {
      Dice cloud = dice.fork("cloud", i);
      double cx = left + wide * cloud.between(0.25, 0.75);
      double cy = top + tall * (0.2 + 0.2 * i);
      for (int j = 0; j < 5; j++) {
        Shape puff =
            Shapes.ellipse(
                cx + wide * 0.07 * (j - 2),
                cy - wide * 0.02 * (2 - Math.abs(j - 2)),
                wide * 0.075,
                wide * 0.045);
        Area part = new Area(puff);
        part.intersect(pane);
        sheet.fill(part, 0xFFFFFF, 0.5);
      }
    }
  }

  private void falling(double left) {
    Dice drops = dice.fork("falling");
    boolean rain = canvas.scene.weather() == Weather.RAIN;
    for (int i = 0; i < 50; i++) {
      double fx = left + wide * drops.unit();
      double fy = top + tall * drops.between(0, 0.92);
      if (rain) {
        sheet.line(
            Pen.at(fx, fy).to(fx - wide * 0.01, fy + tall * 0.05).open(),
            wide * 0.004,
            0xEAF2FA,
            0.5);
      } else {
        sheet.fill(Shapes.circle(fx, fy, wide * drops.between(0.004, 0.012)), 0xFFFFFF, 0.9);
      }
    }
  }

  private void in(Area pane, Shape shape, int colour) {
    Area part = new Area(shape);
    part.intersect(pane);
    sheet.fillDown(part, Rgb.lighter(colour, 0.08), Rgb.darker(colour, 0.08));
  }

  private Shape land(double left, double level, double swing, Dice own) {
    double y = top + tall * (1 - level);
    double s = tall * swing;
    return Pen.at(left, top + tall)
        .to(left, y + s * own.between(-1, 1))
        .bend(
            left + wide * 0.3,
            y - s * own.between(0.4, 2),
            left + wide * 0.6,
            y + s * own.between(0, 1.4),
            left + wide,
            y - s * own.unit())
        .to(left + wide, top + tall)
        .close();
  }

  private void curtains(double left, double bar) {
    int linen = canvas.palette.lit(dice.fork("linen").pick(LINENS));
    int rod = canvas.palette.lit(0x6E5A48);
    double fall = Math.min(canvas.horizon - u(), top + tall * 1.16) - top + bar * 2;
    for (int side = -1; side <= 1; side += 2) {
      double outer = x + side * (wide * 0.5 + 4.4 * bar);
      double folds = wide * 0.26;
      for (int i = 0; i < 5; i++) {
        double from = outer - side * folds * i / 5;
        double to = outer - side * folds * (i + 1.15) / 5;
        double sway = side * wide * 0.012 * (i - 2);
        int tone = i % 2 == 0 ? Rgb.lighter(linen, 0.16) : Rgb.darker(linen, 0.06);
        sheet.fillDown(
            Pen.at(from, top - 2 * bar)
                .to(to, top - 2 * bar)
                .curve(to + sway, top + fall * 0.5, to - sway, top - 2 * bar + fall)
                .to(from - sway, top - 2 * bar + fall)
                .curve(from + sway, top + fall * 0.5, from, top - 2 * bar)
                .close(),
            Rgb.mix(tone, wall, 0.15),
            Rgb.darker(tone, 0.06));
      }
    }
    sheet.fill(
        Shapes.rounded(left - 6 * bar, top - 3 * bar, wide + 12 * bar, bar * 0.9, bar * 0.45), rod);
    sheet.fill(Shapes.circle(left - 6 * bar, top - 2.55 * bar, bar), rod);
    sheet.fill(Shapes.circle(left + wide + 6 * bar, top - 2.55 * bar, bar), rod);
  }

  /// What stays free above the floor.
  private double u() {
    return canvas.unit * 0.02;
  }
}
