package io.openbailian.illustrator.figure;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Adornment;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.util.Optional;

/// What a face shows.
///
/// @param eyes how they look
/// @param laughing whether the mouth is open
/// @param gaze where it looks, -1 left to 1 right
/// @param iris the colour of eyes that the scene names
public record FacialExpression(Eyes eyes, boolean laughing, double gaze, Optional<Integer> iris) {
  private static final int DARK = 0x2A2028;

  public enum Eyes {
    OPEN,
    HAPPY,
    WINKING,
    DOWN,
    CLOSED
  }

  /// A face whose eyes have the usual colour.
  public FacialExpression(Eyes eyes, boolean laughing, double gaze) {
    this(eyes, laughing, gaze, Optional.empty());
  }

  public static FacialExpression of(Look look) {
    FacialExpression face = named(look, awake(look));
    boolean blinks = look.pose().blink() && face.open();
    return blinks
        ? new FacialExpression(Eyes.CLOSED, face.laughing(), face.gaze(), face.iris())
        : face;
  }

  /// Eyes of which the scene speaks are open, and of the colour that it names.
  private static FacialExpression named(Look look, FacialExpression face) {
    Optional<Adornment> eyes =
        Wardrobe.worn(look.subject()).filter(one -> one.thing().equals("eyes")).findFirst();
    boolean shut = look.subject().action() == Action.SLEEPING;
    return eyes.isEmpty() || shut
        ? face
        : new FacialExpression(
            Eyes.OPEN, face.laughing(), face.gaze(), eyes.flatMap(Adornment::hue).map(Hue::rgb));
  }

  private boolean open() {
    return eyes == Eyes.OPEN || eyes == Eyes.WINKING;
  }

  private static FacialExpression awake(Look look) {
    Dice dice = look.dice().fork("face");
    double gaze = dice.between(-1, 1);
    double mood = dice.unit();
    boolean laughing = dice.chance(0.45);
    return switch (look.subject().action()) {
      case SLEEPING -> new FacialExpression(Eyes.CLOSED, false, 0);
      case READING -> new FacialExpression(Eyes.DOWN, false, 0);
      case RUNNING, JUMPING, DANCING, WAVING ->
          new FacialExpression(mood < 0.4 ? Eyes.HAPPY : Eyes.OPEN, true, gaze);
      case ANY, STANDING, SITTING, LYING, WALKING, FLYING, SWIMMING ->
          new FacialExpression(
              mood < 0.2 ? Eyes.HAPPY : mood < 0.28 ? Eyes.WINKING : Eyes.OPEN, laughing, gaze);
    };
  }

  /// Both eyes, at that distance from the middle.
  public void eyes(Brush brush, double apart, double y, double r, int iris) {
    for (int side = -1; side <= 1; side += 2) {
      Eyes one = eyes == Eyes.WINKING ? (side > 0 ? Eyes.HAPPY : Eyes.OPEN) : eyes;
      eye(brush.at(apart * side, y, r), one, iris().orElse(iris), side);
    }
  }

  /// The one eye that is seen from the side.
  public void one(Brush brush) {
    eye(brush, eyes, 0x4A2E20, 1);
  }

  private void eye(Brush brush, Eyes one, int iris, int side) {
    switch (one) {
      case OPEN, WINKING -> open(brush, iris, side);
      case HAPPY -> brush.line(Pen.at(-0.8, 0.25).curve(0, -0.85, 0.8, 0.25).open(), 0.27, DARK);
      case DOWN, CLOSED -> closed(brush, side);
    }
  }

  private void open(Brush brush, int iris, int side) {
    Sheet sheet = brush.sheet();
    double look = 0.1 * gaze;
    int own = brush.tone(iris);
    brush.flat(Shapes.ellipse(0, 0, 1, 1.12), DARK);
    brush.flat(Shapes.ellipse(look, 0.04, 0.87, 0.98), iris);
    sheet.fillSoft(look, 0.55, 0.8, 0.6, Rgb.lighter(own, 0.6), 0.85);
    sheet.fillSoft(look, -0.6, 0.9, 0.6, 0x140E18, 0.55);
    sheet.fill(Shapes.ellipse(look * 1.6, 0.02, 0.5, 0.66), 0x17111A);
    double light = 0.3 * brush.light();
    sheet.fill(Shapes.ellipse(light + look, -0.4, 0.3, 0.33), 0xFFFFFF);
    sheet.fill(Shapes.circle(look - light, 0.42, 0.15), 0xFFFFFF, 0.9);
    brush.line(Pen.at(-0.98, -0.3).curve(0, -1.55, 0.98, -0.3).open(), 0.16, DARK, 0.9);
    brush.line(Pen.at(0.85 * side, -0.55).to(1.15 * side, -0.8).open(), 0.13, DARK, 0.9);
  }

  private static void closed(Brush brush, int side) {
    brush.line(Pen.at(-0.85, 0).curve(0, 0.75, 0.85, 0).open(), 0.22, DARK);
    brush.line(Pen.at(0.6 * side, 0.28).to(0.95 * side, 0.5).open(), 0.15, DARK);
    brush.line(Pen.at(0.8 * side, 0.08).to(1.15 * side, 0.22).open(), 0.15, DARK);
  }

  /// Rosy cheeks.
  public static void blush(Brush brush, double apart, double y, double size) {
    for (int side = -1; side <= 1; side += 2) {
      brush.sheet().fillSoft(apart * side, y, size * 1.35, size, 0xFF6F78, 0.5);
    }
  }

  /// A muzzle's mouth: two curves under the nose, open below when it laughs.
  public void muzzle(Brush brush, double y, double half) {
    int line = 0x57343A;
    if (laughing) {
      brush.flat(
          Pen.at(-half * 0.62, y + half * 0.28)
              .curve(0, y + half * 0.5, half * 0.62, y + half * 0.28)
              .bend(
                  half * 0.6,
                  y + half * 1.25,
                  -half * 0.6,
                  y + half * 1.25,
                  -half * 0.62,
                  y + half * 0.28)
              .close(),
          0x8E2F3C);
      brush.flat(Shapes.ellipse(0, y + half * 0.78, half * 0.36, half * 0.24), 0xF58A94);
    }
    brush.line(Pen.at(0, y - half * 0.3).to(0, y + half * 0.1).open(), half * 0.13, line);
    brush.line(
        Pen.at(-half, y)
            .curve(-half * 0.55, y + half * 0.68, 0, y + half * 0.1)
            .curve(half * 0.55, y + half * 0.68, half, y)
            .open(),
        half * 0.15,
        line);
  }
}
