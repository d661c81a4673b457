package io.openbailian.illustrator.style;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Sky;
import io.openbailian.text.Dice;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// A place said in a handful of flat shapes: one disc, two or three outlines, empty paper.
final class Emblem {
  private final Surface surface;
  private final Graphics2D g;
  private final Dice dice;
  private final int paper;
  private final int pale;
  private final int middle;
  private final int deep;

  private Emblem(Surface surface, Graphics2D g) {
    this.surface = surface;
    this.g = g;
    this.dice = surface.dice.fork("emblem");
    boolean dark = surface.palette.dark();
    int key = Rgb.saturate(Rgb.mix(surface.palette.middle(), surface.palette.zenith(), 0.35), 1.15);
    this.paper = dark ? Rgb.mix(Rgb.darker(key, 0.7), 0x10131C, 0.35) : 0xF6F3EC;
    this.pale = Rgb.mix(key, paper, dark ? 0.62 : 0.68);
    this.middle = Rgb.mix(key, paper, 0.3);
    this.deep = dark ? Rgb.mix(key, 0xF6F3EC, 0.25) : Rgb.darker(key, 0.35);
  }

  /// Replaces whatever the place was.
  static void draw(Surface surface) {
    Graphics2D g = surface.image.createGraphics();
    Layer.smooth(g);
    Emblem emblem = new Emblem(surface, g);
    emblem.fill(new Rectangle2D.Double(0, 0, surface.width, surface.height), emblem.paper);
    emblem.disc();
    emblem.land();
    g.dispose();
  }

  private void fill(Shape shape, int rgb) {
    g.setColor(new Color(rgb));
    g.fill(shape);
  }

  private void disc() {
    boolean moon = surface.scene.shows(Sky.MOON);
    double r = surface.unit * (moon ? 0.075 : 0.11);
    double y = Math.min(surface.lightY, surface.horizon - surface.unit * 0.14);
    int colour = moon ? 0xF6EFD8 : warm(surface.palette.accent());
    fill(new Ellipse2D.Double(surface.lightX - r, y - r, 2 * r, 2 * r), colour);
  }

  /// A sun is never green or blue.
  private int warm(int rgb) {
    double hue = Rgb.hue(rgb);
    return hue < 55 || hue > 335 ? rgb : dice.fork("sun").pick(0xE4572E, 0xF2A541, 0xE8704A);
  }

  private void land() {
    double h = surface.horizon;
    switch (surface.scene.place()) {
      case MOUNTAIN, SNOWFIELD -> {
        peak(0.3, 0.42, pale);
        peak(0.68, 0.3, middle);
        hill(h + surface.unit * 0.06, 0.03, 0.9, deep);
      }
      case LAKE -> {
        peak(0.36, 0.36, pale);
        peak(0.74, 0.24, middle);
        water(h);
      }
      case SEA, UNDERWATER -> water(h);
      case FOREST -> {
        hill(h + surface.unit * 0.04, 0.02, 0.6, middle);
        firs(h + surface.unit * 0.05);
      }
      case CITY, FUTURE_CITY -> {
        towers(h);
        hill(h, 0, 1, deep);
      }
      case STREET, ROOM, BEDROOM, KITCHEN, OFFICE, TABLE, STUDIO, GATE, MOON -> hill(h, 0, 1, pale);
      case DESERT -> {
        hill(h - surface.unit * 0.02, 0.07, 0.8, pale);
        hill(h + surface.unit * 0.12, 0.09, 0.6, middle);
      }
      case MEADOW, GARDEN -> {
        hill(h - surface.unit * 0.01, 0.07, 0.7, pale);
        hill(h + surface.unit * 0.13, 0.06, 0.5, middle);
      }
    }
  }

  private void peak(double across, double tall, int rgb) {
    double x = surface.width * (across + dice.between(-0.06, 0.06));
    double high = surface.unit * tall * dice.between(0.9, 1.1);
    double half = high * dice.between(1.0, 1.3);
    double foot = surface.horizon + surface.unit * 0.07;
    Path2D peak = new Path2D.Double();
    peak.moveTo(x - half, foot);
    peak.lineTo(x, foot - high);
    peak.lineTo(x + half, foot);
    peak.closePath();
    fill(peak, rgb);
  }

  private void hill(double level, double swing, double waves, int rgb) {
    double off = dice.unit() * 2 * StrictMath.PI;
    Path2D hill = new Path2D.Double();
    hill.moveTo(0, surface.height);
    for (int i = 0; i <= 64; i++) {
      double angle = off + 2 * StrictMath.PI * waves * i / 64;
      hill.lineTo(surface.width * i / 64.0, level - surface.unit * swing * StrictMath.sin(angle));
    }
    hill.lineTo(surface.width, surface.height);
    hill.closePath();
    fill(hill, rgb);
  }

  private void water(double line) {
    fill(
        new Rectangle2D.Double(0, line, surface.width, surface.height - line),
        Rgb.mix(pale, paper, 0.4));
    for (int i = 0; i < 5; i++) {
      double down = (i + 0.6) / 5;
      double y = line + (surface.height - line) * 0.7 * down * down;
      double wide = surface.unit * (0.12 + 0.3 * down) * dice.between(0.6, 1.1);
      double x = surface.lightX + surface.unit * dice.between(-0.12, 0.12);
      double thick = surface.unit * (0.004 + 0.006 * down);
      fill(new Rectangle2D.Double(x - wide / 2, y, wide, thick), i % 2 == 0 ? paper : middle);
    }
  }

  private void firs(double foot) {
    for (int i = 0; i < 6; i++) {
      double x = surface.width * (i + dice.between(0.2, 0.8)) / 6;
      double high = surface.unit * dice.between(0.2, 0.42);
      Path2D fir = new Path2D.Double();
      fir.moveTo(x - high * 0.22, foot);
      fir.lineTo(x, foot - high);
      fir.lineTo(x + high * 0.22, foot);
      fir.closePath();
      fill(fir, i % 2 == 0 ? deep : middle);
    }
  }

  private void towers(double foot) {
    for (int i = 0; i < 7; i++) {
      double wide = surface.width / 7.0 * dice.between(0.5, 0.9);
      double x = surface.width * (i + dice.between(0, 0.3)) / 7;
      double high = surface.unit * dice.between(0.15, 0.46);
      fill(new Rectangle2D.Double(x, foot - high, wide, high + 2), i % 2 == 0 ? pale : middle);
    }
  }
}
