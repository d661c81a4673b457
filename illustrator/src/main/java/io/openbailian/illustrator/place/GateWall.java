package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.thing.Lantern;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// The wall around a gate, its eaves and two lanterns.
final class GateWall {
  private GateWall() {}

  static void draw(Canvas canvas) {
    Sheet sheet = canvas.sheet;
    Dice dice = canvas.dice.fork("gate");
    int wall = canvas.palette.lit(dice.pick(0xE9E0D0, 0xC9BBA6, 0xB9C2BE));
    sheet.fillDown(
        Shapes.box(0, 0, canvas.width, canvas.height),
        Rgb.lighter(wall, 0.12),
        Rgb.darker(wall, 0.12));
    bricks(canvas, dice, wall);
    eaves(canvas);
    int stone = canvas.palette.lit(0x9A948C);
    double depth = canvas.height - canvas.horizon;
    sheet.fillDown(
        Shapes.box(0, canvas.horizon, canvas.width, depth),
        Rgb.lighter(stone, 0.1),
        Rgb.darker(stone, 0.25));
    sheet.fill(
        Shapes.box(0, canvas.horizon, canvas.width, canvas.unit * 0.006),
        Rgb.darker(stone, 0.4),
        0.6);
    Lantern lantern = new Lantern();
    double size = canvas.unit * 0.2;
    double hang = canvas.height * 0.09 + size;
    Look look = new Look(Subject.of("lantern", Role.AIR), dice.fork("lantern"), "");
    if (!canvas.scene.avoids("lantern")) {
      lantern.draw(sheet.at(canvas.width * 0.1, hang, size), look);
      lantern.draw(sheet.at(canvas.width * 0.9, hang, size), look);
    }
  }

  private static void bricks(Canvas canvas, Dice dice, int wall) {
    double step = canvas.unit * 0.05;
    int row = 0;
    for (double y = 0; y < canvas.horizon; y += step * 0.5) {
      for (double x = -step * (row % 2) * 0.5; x < canvas.width; x += step) {
        if (dice.chance(0.3)) {
          canvas.sheet.fill(
              Shapes.box(x, y, step * 0.94, step * 0.44),
              dice.chance(0.5) ? Rgb.darker(wall, 0.1) : Rgb.lighter(wall, 0.2),
              0.35);
        }
      }
      row++;
    }
  }

  private static void eaves(Canvas canvas) {
    double deep = canvas.height * 0.075;
    int tile = canvas.palette.lit(0x4E5A5E);
    canvas.sheet.fillDown(
        Shapes.box(0, 0, canvas.width, deep), Rgb.lighter(tile, 0.12), Rgb.darker(tile, 0.2));
    double step = canvas.unit * 0.05;
    for (double x = step / 2; x < canvas.width + step; x += step) {
      canvas.sheet.fill(Shapes.box(x - step * 0.08, 0, step * 0.16, deep), Rgb.darker(tile, 0.25));
      canvas.sheet.fill(Shapes.circle(x, deep, step * 0.34), Rgb.darker(tile, 0.12));
      canvas.sheet.fill(Shapes.circle(x, deep, step * 0.2), Rgb.lighter(tile, 0.18));
    }
    canvas.sheet.fillDown(
        Shapes.box(0, deep + step * 0.3, canvas.width, deep), 0x000000, 0.25, 0x000000, 0);
  }
}
