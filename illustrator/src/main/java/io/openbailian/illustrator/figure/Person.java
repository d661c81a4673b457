package io.openbailian.illustrator.figure;

import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A person, young or old, dressed as the kind of person says.
public final class Person implements Drawing {
  @Override
  public double aspect() {
    return 0.66;
  }

  @Override
  public double aspect(Subject subject) {
    return switch (subject.action()) {
      case LYING, SLEEPING -> 1.15;
      case FLYING, SWIMMING, DANCING -> 0.86;
      case RUNNING, JUMPING -> 0.84;
      case ANY, STANDING, SITTING, WALKING, READING, WAVING -> aspect();
    };
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    Look dressed = look.as(Attire.of(look.subject()));
    Guise guise =
        Guise.of(look.subject().kind().orElse(""), dice.fork("guise")).dressed(dressed.subject());
    drawn(sheet, dressed, guise);
  }

  private static void drawn(Sheet sheet, Look look, Guise guise) {
    Brush brush =
        Brush.of(
            sheet.at(
                0,
                0,
                Worn.room(look.subject())
                    * 0.98
                    * room(look.subject().action(), guise)
                    / guise.measures().height()),
            look);
    Action action = look.subject().action();
    if (action == Action.LYING || action == Action.SLEEPING) {
      lying(brush, look, guise);
    } else {
      Figure.of(look, guise).draw(brush);
    }
  }

  /// Tall hats and high jumps need room over the head.
  private static double room(Action action, Guise guise) {
    double hat =
        switch (guise.headgear()) {
          case NONE, VEIL, SPHERE -> 1;
          case CROWN -> 0.96;
          case HELMET, WITCH, TOQUE -> 0.9;
        };
    return switch (action) {
      case JUMPING, FLYING, SWIMMING -> 0.86 * hat;
      case ANY, STANDING, SITTING, LYING, SLEEPING, WALKING, RUNNING, DANCING, READING, WAVING ->
          hat;
    };
  }

  /// On the back, with a pillow under the head, and a blanket when asleep.
  private static void lying(Brush brush, Look look, Guise guise) {
    brush.contact(0, 0, 0.5, 0.03);
    brush.form(Shapes.rounded(0.18, -0.1, 0.4, 0.11, 0.05), 0xB9CCE0);
    Brush flat =
        brush
            .at(
                -0.5,
                guise.clothes() == Guise.Clothes.DRESS || guise.clothes() == Guise.Clothes.GOWN
                    ? -0.23
                    : -0.17,
                1)
            .turned(StrictMath.PI / 2);
    Figure.of(look, guise).draw(flat);
    if (look.subject().action() == Action.SLEEPING) {
      blanket(brush, look.dice().fork("blanket").pick(0x8FB6D8, 0xE2A6B0, 0xB7CFA0, 0xD9C08A));
    }
  }

  private static void blanket(Brush brush, int colour) {
    var cover =
        Pen.at(0.12, -0.005)
            .bend(0.15, -0.16, 0.12, -0.27, 0.04, -0.27)
            .bend(-0.15, -0.22, -0.35, -0.2, -0.45, -0.235)
            .bend(-0.53, -0.23, -0.54, -0.05, -0.53, -0.005)
            .close();
    brush.form(cover, colour);
    Brush on = brush.within(cover);
    for (int i = 0; i < 6; i++) {
      on.flat(Shapes.circle(-0.46 + 0.11 * i, -0.08 - 0.06 * (i % 2), 0.018), 0xFFFFFF, 0.6);
    }
    brush.form(Limb.bent(0.11, -0.02, 0.022, 0.13, -0.15, 0.024, 0.05, -0.262, 0.022), 0xFDF8F0);
    for (int i = 0; i < 3; i++) {
      double size = 0.035 + 0.012 * i;
      brush
          .sheet()
          .line(
              Pen.at(0.5 + 0.035 * i, -0.3 - 0.08 * i)
                  .to(0.5 + 0.035 * i + size, -0.3 - 0.08 * i)
                  .to(0.5 + 0.035 * i, -0.3 - 0.08 * i + size)
                  .to(0.5 + 0.035 * i + size, -0.3 - 0.08 * i + size)
                  .open(),
              0.011,
              0x6F80A8,
              0.85);
    }
  }
}
