package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.place.room.Interior;
import io.openbailian.illustrator.place.room.LivingRoom;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.Sky;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.text.Dice;

/// The place of a scene, from the sky down to the ground in front.
public final class Backdrop {
  private Backdrop() {}

  public static void draw(Canvas canvas) throws InterruptedException {
    switch (canvas.scene.place()) {
      case UNDERWATER, MOON, ROOM, BEDROOM, KITCHEN, OFFICE, TABLE, STUDIO, GATE -> within(canvas);
      case MEADOW,
          GARDEN,
          SEA,
          LAKE,
          MOUNTAIN,
          FOREST,
          SNOWFIELD,
          DESERT,
          CITY,
          FUTURE_CITY,
          STREET -> {
        sky(canvas);
        canvas.poll();
        land(canvas);
      }
    }
  }

  /// What stands on the stage before anybody enters it; without the sky, outdoors.
  public static void stage(Canvas canvas) throws InterruptedException {
    if (canvas.scene.place().outdoors()) {
      land(canvas);
    } else {
      within(canvas);
    }
  }

  private static void within(Canvas canvas) throws InterruptedException {
    canvas.upright(0.7);
    switch (canvas.scene.place()) {
      case UNDERWATER -> SeaFloor.draw(canvas);
      case MOON -> MoonSurface.draw(canvas);
      case ROOM, BEDROOM, KITCHEN, OFFICE -> LivingRoom.draw(canvas);
      case TABLE -> Interior.table(canvas);
      case STUDIO -> Interior.studio(canvas);
      case GATE -> GateWall.draw(canvas);
      case MEADOW,
          GARDEN,
          SEA,
          LAKE,
          MOUNTAIN,
          FOREST,
          SNOWFIELD,
          DESERT,
          CITY,
          FUTURE_CITY,
          STREET ->
          throw new IllegalStateException("these are under the sky");
    }
  }

  private static void sky(Canvas canvas) throws InterruptedException {
    Heaven.draw(canvas);
    Celestial.draw(canvas);
    if (canvas.scene.shows(Sky.AURORA)) {
      Aurora.draw(canvas);
    }
    if (canvas.scene.shows(Sky.CLOUDS)) {
      Clouds.draw(canvas);
    }
    NightLights.above(canvas);
  }

  private static void land(Canvas canvas) throws InterruptedException {
    switch (canvas.scene.place()) {
      case SEA -> sea(canvas);
      case LAKE -> lake(canvas);
      case MOUNTAIN -> mountains(canvas);
      case FOREST -> forest(canvas);
      case SNOWFIELD -> snowfield(canvas);
      case DESERT -> desert(canvas);
      case CITY -> city(canvas);
      case FUTURE_CITY -> futureCity(canvas);
      case STREET -> Street.draw(canvas);
      case GARDEN -> garden(canvas);
      case MEADOW -> meadow(canvas);
      case UNDERWATER, MOON, ROOM, BEDROOM, KITCHEN, OFFICE, TABLE, STUDIO, GATE ->
          throw new IllegalStateException("these have no land");
    }
  }

  private static boolean trees(Canvas canvas) {
    return !canvas.scene.avoids("tree");
  }

  private static boolean standsInFront(Canvas canvas) {
    return canvas.scene.subjects().stream()
        .anyMatch(s -> s.role() != Role.AIR && s.role() != Role.WATER);
  }

  private static void sea(Canvas canvas) throws InterruptedException {
    if (canvas.dice.fork("islands").chance(0.6)) {
      Ridges.ridge(canvas, "island", canvas.horizon + canvas.unit * 0.035, canvas.unit * 0.12, 0.8);
    }
    Water.mirror(canvas, canvas.horizon, 0.62);
    Water.glints(canvas, canvas.horizon);
    Water.swell(canvas, canvas.horizon + canvas.unit * 0.03, canvas.height * 0.9);
    if (standsInFront(canvas) || canvas.dice.fork("shore").chance(0.4)) {
      canvas.ground();
      Water.beach(canvas, canvas.height * 0.82);
    }
  }

  private static void lake(Canvas canvas) throws InterruptedException {
    Ridges.ridge(canvas, "far", canvas.horizon - canvas.unit * 0.12, canvas.unit * 0.1, 0.9);
    Peaks.draw(canvas, canvas.dice.fork("peaks"), canvas.horizon, canvas.unit * 0.34, 0.45);
    Precipitation.mist(canvas, canvas.horizon, 0.35);
    canvas.upright(0.3);
    if (trees(canvas)) {
      Woods.row(canvas, "shore", canvas.horizon + 1, canvas.unit * 0.075, 0.4, 1.1);
    }
    Water.mirror(canvas, canvas.horizon, 0.78);
    Water.glints(canvas, canvas.horizon);
    canvas.ground();
    Ridges.hill(canvas, "bank", canvas.height * 0.9, canvas.unit * 0.05, 0);
    canvas.upright(0.9);
    if (trees(canvas)) {
      Woods.frame(canvas, canvas.height * 0.92, canvas.unit * 0.36);
    }
    canvas.upright(1);
    Plants.grass(canvas, canvas.height * 0.95);
  }

  private static void mountains(Canvas canvas) throws InterruptedException {
    Ridges.ridge(canvas, "far", canvas.horizon - canvas.unit * 0.2, canvas.unit * 0.16, 1);
    Peaks.draw(canvas, canvas.dice.fork("back"), canvas.horizon, canvas.unit * 0.5, 0.72);
    canvas.upright(0.25);
    canvas.poll();
    Peaks.draw(
        canvas,
        canvas.dice.fork("peaks"),
        canvas.horizon + canvas.unit * 0.03,
        canvas.unit * 0.32,
        0.35);
    canvas.upright(0.35);
    Precipitation.mist(canvas, canvas.horizon - canvas.unit * 0.02, 0.55);
    Ridges.ridge(
        canvas, "foothills", canvas.horizon + canvas.unit * 0.05, canvas.unit * 0.07, 0.35);
    if (trees(canvas)) {
      Woods.row(canvas, "slope", canvas.horizon + canvas.unit * 0.09, canvas.unit * 0.1, 0.35, 1);
    }
    canvas.ground();
    Ridges.hill(canvas, "meadow", canvas.horizon + canvas.unit * 0.13, canvas.unit * 0.05, 0.1);
    Depths.draw(canvas, canvas.horizon + canvas.unit * 0.17, trees(canvas));
    canvas.upright(0.9);
    if (trees(canvas)) {
      Woods.frame(canvas, canvas.height * 0.9, canvas.unit * 0.42);
    }
    canvas.ground();
    Plants.meadowFlowers(canvas, canvas.horizon + canvas.unit * 0.18);
  }

  private static void forest(Canvas canvas) throws InterruptedException {
    if (canvas.scene.shows("bamboo")) {
      Grove.draw(canvas);
      return;
    }
    Ridges.ridge(canvas, "far", canvas.horizon - canvas.unit * 0.22, canvas.unit * 0.1, 1);
    for (int i = 0; i < 4; i++) {
      canvas.upright(0.3 + 0.15 * i);
      double near = i / 3.0;
      double foot = canvas.horizon + canvas.unit * (0.02 + 0.06 * near);
      Woods.row(canvas, "wood" + i, foot, canvas.unit * (0.3 + 0.26 * near), 0.85 - 0.28 * i, 0.9);
      canvas.poll();
      if (i < 3) {
        Precipitation.mist(canvas, foot, 0.32);
      }
    }
    canvas.ground();
    Ridges.hill(canvas, "floor", canvas.horizon + canvas.unit * 0.08, canvas.unit * 0.03, 0);
    Depths.draw(canvas, canvas.horizon + canvas.unit * 0.1, true);
    canvas.upright(0.95);
    Woods.frame(canvas, canvas.height * 0.93, Math.min(canvas.unit * 0.85, canvas.height * 0.7));
    canvas.upright(1);
    Plants.grass(canvas, canvas.height * 0.86);
    canvas.ground();
    Plants.meadowFlowers(canvas, canvas.horizon + canvas.unit * 0.14);
  }

  private static void snowfield(Canvas canvas) throws InterruptedException {
    Peaks.draw(
        canvas,
        canvas.dice.fork("peaks"),
        canvas.horizon + canvas.unit * 0.04,
        canvas.unit * 0.3,
        0.55);
    Precipitation.mist(canvas, canvas.horizon, 0.25);
    if (trees(canvas)) {
      Woods.row(canvas, "edge", canvas.horizon + canvas.unit * 0.03, canvas.unit * 0.12, 0.45, 0.9);
    }
    canvas.ground();
    Ridges.hill(canvas, "snow", canvas.horizon + canvas.unit * 0.03, canvas.unit * 0.03, 0.25);
    Ridges.hill(canvas, "drift", canvas.horizon + canvas.unit * 0.16, canvas.unit * 0.05, 0);
    Depths.draw(canvas, canvas.horizon + canvas.unit * 0.17, trees(canvas));
    if (canvas.scene.shows(Sky.AURORA)) {
      Aurora.reflect(canvas, canvas.horizon + canvas.unit * 0.02);
    }
    canvas.upright(0.85);
    if (trees(canvas)) {
      Woods.frame(canvas, canvas.height * 0.86, canvas.unit * 0.4);
    }
  }

  private static void desert(Canvas canvas) {
    for (int i = 0; i < 4; i++) {
      canvas.upright(0.25 + 0.25 * i);
      double level = canvas.horizon + canvas.unit * (0.02 + 0.09 * i);
      dune(canvas, i, level);
    }
  }

  /// A dune whose crest winds towards the front, its far side in shadow.
  private static void dune(Canvas canvas, int i, double level) {
    Ridges.hill(canvas, "dune" + i, level, canvas.unit * 0.08, 0.6 - 0.2 * i);
    Dice dice = canvas.dice.fork("slip", i);
    int shade = Rgb.mix(canvas.palette.land(), canvas.palette.near(), 0.6);
    int light = Rgb.lighter(Rgb.mix(canvas.palette.land(), canvas.palette.sun(), 0.3), 0.1);
    double side = canvas.sunX < canvas.width / 2.0 ? 1 : -1;
    double x = canvas.width * dice.between(0.1, 0.9);
    double u = canvas.unit * (0.8 + 0.25 * i);
    double y = level + canvas.unit * 0.03;
    canvas.sheet.fillDown(
        Pen.at(x, y)
            .bend(
                x + side * u * 0.1,
                y + u * 0.06,
                x - side * u * 0.16,
                y + u * 0.1,
                x + side * u * 0.04,
                y + u * 0.2)
            .curve(x + side * u * 0.34, y + u * 0.16, x + side * u * 0.6, y + u * 0.08)
            .curve(x + side * u * 0.25, y + u * 0.05, x, y)
            .close(),
        shade,
        0.5,
        shade,
        0);
    canvas.sheet.line(
        Pen.at(x, y)
            .bend(
                x + side * u * 0.1,
                y + u * 0.06,
                x - side * u * 0.16,
                y + u * 0.1,
                x + side * u * 0.04,
                y + u * 0.2)
            .open(),
        u * 0.004,
        light,
        0.5);
  }

  private static void city(Canvas canvas) throws InterruptedException {
    canvas.upright(0.3);
    City.draw(canvas);
    canvas.poll();
    Water.mirror(canvas, canvas.horizon, 0.6);
    Water.glints(canvas, canvas.horizon);
    promenade(canvas);
  }

  private static void futureCity(Canvas canvas) throws InterruptedException {
    canvas.upright(0.3);
    FutureCity.draw(canvas);
    canvas.poll();
    Water.mirror(canvas, canvas.horizon, 0.66);
    promenade(canvas);
  }

  private static void promenade(Canvas canvas) {
    if (!standsInFront(canvas)) {
      return;
    }
    canvas.upright(1);
    double top = canvas.height * 0.88;
    int stone = Rgb.mix(canvas.palette.lit(0x8C8F9C), canvas.palette.near(), 0.35);
    canvas.sheet.fillDown(
        Shapes.box(0, top, canvas.width, canvas.height - top),
        Rgb.lighter(stone, 0.1),
        Rgb.darker(stone, 0.3));
    canvas.sheet.fill(
        Shapes.box(0, top, canvas.width, canvas.unit * 0.008), Rgb.lighter(stone, 0.35));
  }

  private static void garden(Canvas canvas) {
    Ridges.ridge(canvas, "far", canvas.horizon - canvas.unit * 0.03, canvas.unit * 0.05, 0.9);
    canvas.upright(0.4);
    if (trees(canvas)) {
      Woods.row(
          canvas, "hedge", canvas.horizon + canvas.unit * 0.02, canvas.unit * 0.16, 0.45, 0.8);
    }
    canvas.ground();
    Ridges.hill(canvas, "lawn", canvas.horizon + canvas.unit * 0.02, canvas.unit * 0.02, 0.15);
    if (trees(canvas)) {
      Woods.frame(canvas, canvas.horizon + canvas.unit * 0.12, canvas.unit * 0.4);
    }
    if (!canvas.scene.avoids("flowers")) {
      Plants.flowerRows(canvas, canvas.horizon + canvas.unit * 0.03);
    }
  }

  private static void meadow(Canvas canvas) throws InterruptedException {
    Ridges.ridge(canvas, "far", canvas.horizon - canvas.unit * 0.08, canvas.unit * 0.09, 0.95);
    Ridges.ridge(canvas, "blue", canvas.horizon - canvas.unit * 0.02, canvas.unit * 0.06, 0.7);
    canvas.ground();
    Ridges.hill(canvas, "hill", canvas.horizon + canvas.unit * 0.02, canvas.unit * 0.06, 0.45);
    Dice dice = canvas.dice.fork("grove");
    canvas.upright(0.45);
    if (trees(canvas) && dice.chance(0.8)) {
      Woods.row(
          canvas, "grove", canvas.horizon + canvas.unit * 0.045, canvas.unit * 0.11, 0.4, 0.45);
    }
    canvas.ground();
    Ridges.hill(canvas, "field", canvas.horizon + canvas.unit * 0.08, canvas.unit * 0.05, 0.12);
    Ridges.hill(canvas, "near", canvas.horizon + canvas.unit * 0.22, canvas.unit * 0.05, 0);
    Depths.draw(canvas, canvas.horizon + canvas.unit * 0.27, trees(canvas));
    Plants.meadowFlowers(canvas, canvas.horizon + canvas.unit * 0.12);
    canvas.upright(1);
    Plants.grass(canvas, canvas.height * 0.9);
  }

  /// What falls in front of everything.
  public static void air(Canvas canvas) throws InterruptedException {
    if (canvas.scene.place().outdoors()) {
      Precipitation.draw(canvas);
      NightLights.fireflies(canvas);
    }
  }
}
