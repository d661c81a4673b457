package io.openbailian.illustrator.place.room;

import io.openbailian.illustrator.letters.WallPictures;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Place;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.thing.Bookshelf;
import io.openbailian.illustrator.thing.Chair;
import io.openbailian.illustrator.thing.Houseplant;
import io.openbailian.illustrator.thing.Lamp;
import io.openbailian.illustrator.thing.Sofa;
import io.openbailian.illustrator.thing.Vase;
import io.openbailian.illustrator.thing.food.Tea;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A living room in the Nordic manner: pale walls, a large window whose light lies on the boards, a
/// sofa with cushions, a lamp, plants, shelves and a low table on a rug.
public final class LivingRoom {
  private static final int[] WALLS = {0xF2EEE6, 0xE4E8E4, 0xEDE4DA, 0xDEE5EA, 0xD9DFD2};
  private static final int[] WOODS = {0xD2A878, 0xC69A6A, 0xDDBF98};
  private static final int[] CLOTHS = {0xC9694E, 0x6F8F86, 0xD9B25A, 0x7C8FB0, 0xE6DCCB};

  private final Canvas canvas;
  private final Dice dice;
  private final double u;
  private final double floor;
  private final double wall;

  /// -1 when the window is on the left.
  private final int side;

  private final RoomSpace room;

  private LivingRoom(Canvas canvas) {
    this.canvas = canvas;
    this.dice = canvas.dice.fork("room");
    this.floor = canvas.horizon;
    this.u =
        Math.min(canvas.width, canvas.height * 1.05) * (canvas.width > canvas.height ? 0.96 : 1);
    this.wall = Math.min(floor, u * 1.45);
    this.side = dice.chance(0.5) ? -1 : 1;
    this.room = new RoomSpace(canvas, dice, u, floor, wall, side);
  }

  public static void draw(Canvas canvas) throws InterruptedException {
    new LivingRoom(canvas).draw();
  }

  private void draw() throws InterruptedException {
    int paint = canvas.palette.lit(dice.pick(WALLS));
    walls(paint);
    boards();
    canvas.poll();
    double wide = Math.min(u * 0.44, canvas.width * 0.42);
    double tall = Math.min(floor * 0.66, wide * 1.75);
    double top = floor - wall + (wall - tall) * 0.34;
    RoomWindow window =
        new RoomWindow(
            canvas,
            dice.fork("window"),
            room.across(0.25),
            Math.max(floor * 0.06, top),
            wide,
            tall,
            paint);
    window.draw();
    canvas.poll();
    Place place = canvas.scene.place();
    if (place == Place.BEDROOM) {
      Bedroom.furnish(room);
      rug();
    } else if (place == Place.KITCHEN) {
      Kitchen.furnish(room);
    } else if (place == Place.OFFICE) {
      Office.furnish(room);
    } else {
      upper(paint);
      furniture();
      canvas.poll();
      front();
    }
  }

  private void walls(int paint) {
    Sheet sheet = canvas.sheet;
    sheet.fillDown(
        Shapes.box(0, 0, canvas.width, floor + 1),
        Rgb.darker(paint, 0.07),
        Rgb.lighter(paint, 0.12));
    sheet.glow(
        room.across(0.25), floor * 0.45, u * 0.85, Rgb.lighter(canvas.palette.sun(), 0.3), 0.3);
    if (dice.fork("panels").chance(0.5)) {
      double high = wall * 0.3;
      for (double x = -u * 0.02; x < canvas.width; x += u * 0.062) {
        sheet.line(
            Pen.at(x, floor - high).to(x, floor).open(), u * 0.002, Rgb.darker(paint, 0.2), 0.5);
      }
      sheet.fill(
          Shapes.box(0, floor - high - u * 0.012, canvas.width, u * 0.014),
          Rgb.lighter(paint, 0.4));
      sheet.fill(Shapes.box(0, floor - high + u * 0.002, canvas.width, u * 0.006), 0x101020, 0.1);
    }
    double ceiling = floor - wall - u * 0.02;
    if (ceiling > u * 0.1) {
      beams(ceiling, paint);
    }
    sheet.fill(Shapes.box(0, floor - u * 0.026, canvas.width, u * 0.026), Rgb.lighter(paint, 0.5));
    sheet.fill(Shapes.box(0, floor - u * 0.004, canvas.width, u * 0.008), 0x101020, 0.2);
  }

  /// A tall picture shows the roof: beams that run towards the back wall, and a skylight.
  private void beams(double ceiling, int paint) {
    Sheet sheet = canvas.sheet;
    int wood = canvas.palette.lit(dice.fork("beams").pick(WOODS));
    sheet.fillDown(
        Shapes.box(0, 0, canvas.width, ceiling), Rgb.darker(paint, 0.1), Rgb.lighter(paint, 0.2));
    double middle = canvas.width / 2.0;
    double light = u * 0.17;
    sheet.fillDown(
        Shapes.polygon(
            middle - light,
            ceiling * 0.86,
            middle + light,
            ceiling * 0.86,
            middle + light * 1.7,
            ceiling * 0.3,
            middle - light * 1.7,
            ceiling * 0.3),
        canvas.palette.zenith(),
        canvas.palette.middle());
    for (int i = -3; i <= 3; i++) {
      double far = middle + i * u * 0.17;
      double near = middle + i * u * 0.34;
      double half = u * 0.012;
      sheet.fill(
          Shapes.polygon(
              far - half, ceiling, far + half, ceiling, near + 2.4 * half, 0, near - 2.4 * half, 0),
          Rgb.darker(wood, 0.06 * Math.abs(i)));
    }
    sheet.fill(Shapes.box(0, ceiling - u * 0.02, canvas.width, u * 0.04), Rgb.darker(wood, 0.1));
    sheet.fill(Shapes.box(0, ceiling + u * 0.02, canvas.width, u * 0.012), 0x101020, 0.12);
  }

  private void boards() {
    Sheet sheet = canvas.sheet;
    int wood = canvas.palette.lit(dice.fork("boards").pick(WOODS));
    double depth = canvas.height - floor;
    sheet.fillDown(
        Shapes.box(0, floor, canvas.width, depth), Rgb.darker(wood, 0.12), Rgb.lighter(wood, 0.1));
    Dice grain = dice.fork("grain");
    double middle = canvas.width / 2.0;
    int count = (int) Math.ceil(canvas.width / (u * 0.07)) + 2;
    for (int i = -count; i <= count; i++) {
      double top = middle + i * u * 0.055;
      double bottom = middle + i * u * 0.13;
      double next = bottom + u * 0.13;
      sheet.fill(
          Shapes.polygon(
              top, floor, top + u * 0.055, floor, next, canvas.height, bottom, canvas.height),
          grain.chance(0.5) ? 0xFFFFFF : 0x3A2010,
          grain.between(0, 0.09));
      sheet.line(
          Pen.at(top, floor).to(bottom, canvas.height).open(),
          u * 0.0018,
          Rgb.darker(wood, 0.4),
          0.45);
      double t = grain.unit();
      double y = floor + depth * t;
      double x = top + (bottom - top) * t;
      sheet.line(
          Pen.at(x, y).to(x + u * (0.055 + 0.075 * t), y).open(),
          u * 0.0018,
          Rgb.darker(wood, 0.4),
          0.4);
    }
    sunPatch(depth);
  }

  private void sunPatch(double depth) {
    if (canvas.palette.dark()) {
      return;
    }
    double lean = -side * u * 0.2;
    for (int i = 0; i < 2; i++) {
      double x = room.across(0.2) + i * u * 0.2 * -side;
      double near = x + lean - side * i * u * 0.06;
      double wide = u * 0.15 * -side;
      canvas.sheet.fill(
          Shapes.polygon(
              x,
              floor + depth * 0.16,
              x + wide,
              floor + depth * 0.16,
              near + wide * 1.5,
              floor + depth * 0.86,
              near,
              floor + depth * 0.86),
          Rgb.lighter(canvas.palette.sun(), 0.3),
          0.3);
    }
  }

  /// What hangs on the wall and from the ceiling.
  private void upper(int paint) {
    double x = room.across(0.68);
    double level = floor - wall * 0.62;
    if (dice.fork("hang").chance(0.6)) {
      new WallPictures(canvas.sheet, dice.fork("pictures")).group(x, level, u * 0.34);
    } else {
      shelf(x, level, dice.fork("shelf"));
    }
    if (canvas.height > canvas.width * 1.5) {
      new WallPictures(canvas.sheet, dice.fork("more")).group(x, level - u * 0.44, u * 0.28);
    }
    if (canvas.scene.avoids("lamp")) {
      return;
    }
    double size = u * 0.22;
    double y = floor - wall * (wall < u * 0.9 ? 0.72 : 0.8);
    Lamp.hanging(
        canvas.sheet.at(room.across(wall < u * 0.9 ? 0.47 : 0.5), y, size),
        dice.fork("pendant").pick(0x3E4A50, 0xF4F0E6, 0xC9694E, 0xD9B25A),
        Math.max(0.4, y / size));
    canvas.sheet.fill(Shapes.box(0, 0, canvas.width, u * 0.004), paint, 0);
  }

  private void shelf(double x, double level, Dice own) {
    int wood = canvas.palette.lit(own.pick(WOODS));
    for (int i = 0; i < 2; i++) {
      double y = level + u * (0.2 * i - 0.02);
      Bookshelf.shelf(
          canvas.sheet.at(x + u * 0.03 * (i * 2 - 1), y, u * 0.52), own.fork("books", i), 0.2);
      canvas.sheet.fill(Shapes.box(x - u * 0.2, y, u * 0.4, u * 0.014), wood);
      canvas.sheet.fill(Shapes.box(x - u * 0.2, y + u * 0.014, u * 0.4, u * 0.012), 0x101020, 0.14);
    }
  }

  private void furniture() {
    double foot = floor + (canvas.height - floor) * 0.14;
    double spare = canvas.width / u;
    if (spare > 1.5) {
      room.put(
          "bookshelf",
          new Bookshelf(),
          room.across(0.88),
          foot - u * 0.02,
          Math.min(u * 0.72, floor * 0.86));
      room.put("chair", new Chair(), room.across(0.07), foot + u * 0.05, u * 0.4);
    }
    if (spare > 2.2) {
      room.put("houseplant", new Houseplant(), room.across(0.36), foot, u * 0.5);
    }
    if (room.free("lamp")) {
      Lamp.standing(
          canvas.sheet.at(
              room.across(spare > 1.5 ? 0.79 : 0.92), foot, Math.min(u * 0.6, floor * 0.78)),
          room.look("lamp"));
    }
    room.put(
        "sofa", new Sofa(), room.across(spare > 1.5 ? 0.58 : 0.56), foot + u * 0.045, u * 0.29);
    room.put(
        "houseplant",
        new Houseplant(),
        room.across(spare > 1.5 ? 0.2 : 0.1),
        foot + u * 0.03,
        u * 0.42);
  }

  private void rug() {
    double depth = canvas.height - floor;
    rug(
        room.across(0.54),
        floor + depth * 0.62,
        Math.min(canvas.width * 0.42, u * 0.46),
        Math.min(depth * 0.3, u * 0.12));
  }

  private void front() {
    rug();
    double depth = canvas.height - floor;
    double ry = Math.min(depth * 0.3, u * 0.12);
    double x = room.across(0.54);
    double y = floor + depth * 0.62;
    boolean shown = canvas.scene.subjects().stream().anyMatch(s -> s.role() != Role.AIR);
    if (!shown && room.free("table")) {
      table(x, y + ry * 0.25, u * 0.2);
    }
  }

  private void rug(double x, double y, double rx, double ry) {
    Sheet sheet = canvas.sheet;
    Dice own = dice.fork("rug");
    int rug = canvas.palette.lit(own.pick(CLOTHS));
    int pale = Rgb.lighter(rug, 0.55);
    if (own.chance(0.5)) {
      sheet.fill(Shapes.ellipse(x, y + ry * 0.05, rx, ry), Rgb.darker(rug, 0.25));
      sheet.fill(Shapes.ellipse(x, y, rx, ry), rug);
      for (int i = 1; i < 4; i++) {
        sheet.line(
            Shapes.ellipse(x, y, rx * (1 - 0.22 * i), ry * (1 - 0.22 * i)), u * 0.007, pale, 0.75);
      }
      return;
    }
    double in = rx * 0.16;
    sheet.fill(
        Shapes.polygon(x - rx + in, y - ry, x + rx - in, y - ry, x + rx, y + ry, x - rx, y + ry),
        pale);
    for (int i = -4; i <= 4; i++) {
      double top = x + (rx - in) * i / 4.6;
      double bottom = x + rx * i / 4.6;
      sheet.fill(
          Shapes.polygon(
              top - u * 0.012,
              y - ry * 0.94,
              top + u * 0.012,
              y - ry * 0.94,
              bottom + u * 0.02,
              y + ry * 0.94,
              bottom - u * 0.02,
              y + ry * 0.94),
          rug,
          i % 2 == 0 ? 1 : 0.45);
    }
    for (int i = -16; i <= 16; i++) {
      sheet.line(
          Pen.at(x + rx * i / 16.0, y + ry).to(x + rx * i / 15.8, y + ry + u * 0.014).open(),
          u * 0.0022,
          pale,
          0.9);
    }
  }

  /// A round low table with a cup, a book and a small vase.
  private void table(double x, double foot, double size) {
    Sheet sheet = canvas.sheet.at(x, foot, size);
    int wood = dice.fork("table").pick(0xB98656, 0xD9B88C, 0x6E4A34);
    sheet.shadow(0, 0.02, 1.05, 0.13);
    sheet.paintLine(Pen.at(-0.5, -0.5).to(-0.66, 0.02).open(), 0.07, Rgb.darker(wood, 0.2));
    sheet.paintLine(Pen.at(0.5, -0.5).to(0.66, 0.02).open(), 0.07, Rgb.darker(wood, 0.2));
    sheet.paintLine(Pen.at(0, -0.5).to(0, 0.12).open(), 0.07, Rgb.darker(wood, 0.1));
    sheet.paintForm(Shapes.ellipse(0, -0.52, 1, 0.2), Rgb.darker(wood, 0.3));
    sheet.paintForm(Shapes.ellipse(0, -0.57, 1, 0.2), wood);
    sheet.fill(Shapes.ellipse(-0.2, -0.6, 0.6, 0.1), 0xFFFFFF, 0.16);
    sheet.paintForm(Shapes.polygon(0.1, -0.6, 0.5, -0.64, 0.62, -0.55, 0.2, -0.5), 0x39506B);
    sheet.paintForm(Shapes.polygon(0.14, -0.66, 0.52, -0.69, 0.62, -0.6, 0.22, -0.56), 0xE0B45A);
    Subject none = Subject.of("vase", Role.THING);
    if (room.free("vase")) {
      new Vase().draw(sheet.at(-0.34, -0.56, 0.78), new Look(none, dice.fork("vase"), ""));
    }
    if (room.free("tea")) {
      new Tea().draw(sheet.at(0.06, -0.5, 0.26), new Look(none, dice.fork("tea"), ""));
    }
  }
}
