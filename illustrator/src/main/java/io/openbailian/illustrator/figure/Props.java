package io.openbailian.illustrator.figure;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Adornment;
import io.openbailian.illustrator.scene.Adornment.Way;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Material;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What figures hold. Whatever has a drawing can be held.
public final class Props {
  private Props() {}

  public static boolean holds(Subject subject) {
    return held(subject).findAny().isPresent();
  }

  /// Whether something is held up, in one hand.
  static boolean raised(Subject subject) {
    return held(subject).anyMatch(Props::raised);
  }

  private static boolean raised(Adornment one) {
    return switch (one.thing()) {
      case "umbrella", "balloon" -> true;
      default -> false;
    };
  }

  private static Stream<Adornment> held(Subject subject) {
    Stream<Adornment> own = subject.adornments().stream().filter(one -> one.way() == Way.HELD);
    boolean reads = subject.action() == Action.READING;
    return reads
        ? Stream.concat(own, Stream.of(new Adornment(Way.HELD, "book", Optional.empty())))
            .filter(one -> one.thing().equals("book"))
            .limit(1)
        : own;
  }

  /// What is held over the head.
  public static void behind(Brush brush, Look look, Anchors anchors) {
    held(look.subject())
        .forEach(one -> {
          switch (one.thing()) {
            case "umbrella" -> umbrella(brush, anchors, look.colour(one));
            case "balloon" -> balloon(brush, anchors, look.colour(one));
            default -> {}
          }
        });
  }

  /// What is held before the body; hands are drawn over it.
  public static void inFront(Brush brush, Look look, Anchors anchors) {
    List<Adornment> all = held(look.subject()).filter(one -> !raised(one)).toList();
    for (int i = 0; i < all.size(); i++) {
      Mount place = i == 0 ? anchors.chest() : anchors.hand();
      inHand(place.on(brush), look, all.get(i));
    }
  }

  private static void inHand(Brush at, Look look, Adornment one) {
    int colour = look.colour(one);
    if (one.kind().isPresent()) {
      drawn(at, look, one);
      return;
    }
    switch (one.thing()) {
      case "flower", "flowers" ->
          flower(
              at,
              one.hue()
                  .map(Hue::rgb)
                  .orElseGet(() ->
                      look.dice().fork("flower").pick(0xE4527A, 0xF2A541, 0xFFF4EC, 0xC77BD8)),
              look);
      case "book" -> book(at, colour);
      case "heart" -> heart(at.at(0, -0.1, 1.05), one.hue().map(Hue::rgb).orElse(0xE23A4E));
      case "cup", "tea" -> cup(at, one.hue().map(Hue::rgb).orElse(0xF6F1E6), colour);
      case "lantern" -> lantern(at.at(0, -0.2, 0.72), one.hue().map(Hue::rgb).orElse(0xD8322E));
      case "ball" -> ball(at, colour);
      case "gift" -> gift(at, colour);
      case "star" -> star(at, one.hue().map(Hue::rgb).orElse(0xF6C53C));
      default -> drawn(at, look, one);
    }
  }

  private static void drawn(Brush at, Look look, Adornment one) {
    Subject small =
        Subject.of(one.thing(), Role.THING)
            .of(one.kind())
            .with(1, one.hue(), look.subject().position());
    look.repertoire()
        .find(one.thing())
        .ifPresent(drawing -> drawing.draw(at.at(0, 0.95, 2.1).sheet(), look.other(small)));
  }

  private static void flower(Brush at, int colour, Look look) {
    int petals = at.is(Material.CERAMIC) ? 0x5A78B8 : colour;
    int stems = 1 + look.dice().fork("stems").below(3);
    for (int i = 0; i < stems; i++) {
      double lean = (i - (stems - 1) / 2.0) * 0.62;
      double y = -0.95 - (i == 1 ? 0.2 : 0);
      at.line(Pen.at(lean * 0.2, 1.05).curve(lean * 0.2, 0.1, lean, y).open(), 0.1, 0x4E8F4A);
      at.form(
          Limb.bent(lean * 0.3, 0.3, 0.05, lean + 0.3, 0.0, 0.13, lean + 0.5, -0.3, 0.02),
          0x62A858);
      Trimmings.bloom(at.at(lean, y, stems == 1 ? 0.62 : 0.48), petals);
    }
  }

  static void book(Brush at, int cover) {
    for (int side = -1; side <= 1; side += 2) {
      at.form(Shapes.polygon(0, -0.5, 1.4 * side, -0.74, 1.4 * side, 0.62, 0, 0.92), cover);
      at.flat(
          Pen.at(0, -0.42)
              .curve(0.6 * side, -0.78, 1.12 * side, -0.66)
              .to(1.12 * side, 0.4)
              .curve(0.6 * side, 0.32, 0, 0.62)
              .close(),
          side > 0 ? 0xFFFBEF : 0xF4EBD8);
      for (int i = 0; i < 4; i++) {
        at.line(
            Pen.at(0.2 * side, -0.3 + 0.2 * i)
                .curve(0.6 * side, -0.5 + 0.2 * i, 0.95 * side, -0.45 + 0.2 * i)
                .open(),
            0.035,
            0x8A7A70,
            0.55);
      }
    }
  }

  static void heart(Brush at, int colour) {
    at.form(
        Pen.at(0, -0.4)
            .bend(-0.35, -1.05, -1.2, -0.8, -1.02, -0.12)
            .bend(-0.92, 0.35, -0.3, 0.7, 0, 1.0)
            .bend(0.3, 0.7, 0.92, 0.35, 1.02, -0.12)
            .bend(1.2, -0.8, 0.35, -1.05, 0, -0.4)
            .close(),
        colour);
    at.sheet().fillSoft(0.48 * at.light(), -0.42, 0.26, 0.2, 0xFFFFFF, 0.75);
  }

  private static void cup(Brush at, int colour, int mark) {
    at.line(Shapes.ellipse(0.72, 0.1, 0.3, 0.34), 0.14, colour);
    at.form(
        Pen.at(-0.7, -0.42)
            .to(0.7, -0.42)
            .curve(0.72, 0.5, 0.44, 0.75)
            .to(-0.44, 0.75)
            .curve(-0.72, 0.5, -0.7, -0.42)
            .close(),
        colour);
    at.flat(Shapes.ellipse(0, -0.42, 0.7, 0.16), Rgb.darker(colour, 0.12));
    at.flat(Shapes.ellipse(0, -0.4, 0.58, 0.11), 0x8A5A3A);
    heart(at.at(0, 0.14, 0.22), mark);
    for (int i = -1; i <= 1; i += 2) {
      at.sheet()
          .line(
              Pen.at(0.2 * i, -0.7).bend(0.4 * i, -0.95, 0, -1.1, 0.2 * i, -1.4).open(),
              0.09,
              0xFFFFFF,
              0.55);
    }
  }

  private static void lantern(Brush at, int paper) {
    at.sheet().glow(0, 0.9, 1.5, 0xFFB25A, 0.5);
    at.line(Pen.at(-0.5, -0.1).to(0.3, -0.2).open(), 0.1, 0x7A5230);
    at.line(Pen.at(0, -0.1).to(0, 0.3).open(), 0.05, 0x7A5230);
    at.form(Shapes.ellipse(0, 0.9, 0.72, 0.58), paper);
    at.sheet().fillSoft(0, 0.9, 0.6, 0.5, 0xFFC86A, 0.7);
    at.form(Shapes.rounded(-0.3, 0.26, 0.6, 0.14, 0.04), 0xE8B84A);
    at.form(Shapes.rounded(-0.3, 1.4, 0.6, 0.14, 0.04), 0xE8B84A);
    at.line(Pen.at(0, 1.5).to(0, 1.95).open(), 0.12, 0xE8B84A);
  }

  private static void ball(Brush at, int colour) {
    at.form(Shapes.circle(0, 0.1, 0.8), colour);
    at.line(Pen.at(-0.75, -0.1).curve(0, 0.4, 0.75, -0.1).open(), 0.16, 0xFFF6E4);
  }

  private static void gift(Brush at, int colour) {
    at.form(Shapes.rounded(-0.75, -0.45, 1.5, 1.3, 0.1), colour);
    at.form(Shapes.box(-0.14, -0.45, 0.28, 1.3), 0xFFF0C8);
    Trimmings.bow(at.at(0, -0.5, 0.5), 0xFFE08A);
  }

  static void star(Brush at, int colour) {
    double[] xy = new double[20];
    for (int i = 0; i < 10; i++) {
      double r = i % 2 == 0 ? 1 : 0.46;
      xy[2 * i] = r * StrictMath.sin(StrictMath.PI * i / 5);
      xy[2 * i + 1] = -r * StrictMath.cos(StrictMath.PI * i / 5);
    }
    at.form(Shapes.polygon(xy), colour);
  }

  private static void umbrella(Brush brush, Anchors anchors, int colour) {
    Mount hand = anchors.hand();
    Mount head = anchors.head();
    double r = head.size() * 1.95;
    double x = head.x() + (hand.x() - head.x()) * 0.45;
    double y = head.y() - head.size() * 0.85;
    brush.line(
        Pen.at(hand.x(), hand.y() + hand.size() * 0.6).to(x, y - r * 0.7).open(), 0.018, 0x6A4A32);
    Brush canopy = brush.at(x, y, r).turned((x - hand.x()) * 0.4);
    var dome =
        Pen.at(-1, 0)
            .bend(-0.98, -0.95, 0.98, -0.95, 1, 0)
            .curve(0.8, -0.16, 0.6, 0)
            .curve(0.4, -0.18, 0.2, 0)
            .curve(0, -0.2, -0.2, 0)
            .curve(-0.4, -0.18, -0.6, 0)
            .curve(-0.8, -0.16, -1, 0)
            .close();
    canopy.form(dome, colour);
    for (int i = -2; i <= 2; i++) {
      canopy.line(
          Pen.at(0, -0.71).curve(0.34 * i, -0.55, 0.4 * i - 0.2 * Integer.signum(i), -0.02).open(),
          0.012,
          Rgb.darker(colour, 0.4),
          0.5);
    }
    canopy.line(Pen.at(0, -0.7).to(0, -0.82).open(), 0.04, 0x6A4A32);
  }

  private static void balloon(Brush brush, Anchors anchors, int colour) {
    Mount hand = anchors.hand();
    Mount head = anchors.head();
    double r = head.size() * 0.62;
    double x = head.x() + head.size() * 1.25;
    double y = head.y() - head.size() * 1.1;
    brush.line(
        Pen.at(hand.x(), hand.y())
            .bend(hand.x() + 0.06, hand.y() - 0.12, x - 0.04, y + r * 2.4, x, y + r * 1.1)
            .open(),
        0.006,
        0x6A5A52);
    brush.form(
        Pen.at(x, y + r * 1.12)
            .bend(x - r * 0.9, y + r * 0.7, x - r * 1.25, y - r * 1.1, x, y - r * 1.12)
            .bend(x + r * 1.25, y - r * 1.1, x + r * 0.9, y + r * 0.7, x, y + r * 1.12)
            .close(),
        colour);
    brush.form(
        Shapes.polygon(x - r * 0.12, y + r * 1.24, x + r * 0.12, y + r * 1.24, x, y + r * 1.08),
        colour);
    brush
        .sheet()
        .fillSoft(x + 0.35 * r * brush.light(), y - 0.45 * r, 0.3 * r, 0.36 * r, 0xFFFFFF, 0.8);
  }
}
