package io.openbailian.illustrator.place.room;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.thing.Bookshelf;
import io.openbailian.illustrator.thing.Houseplant;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// A desk with a screen, papers and a chair on castors, a shelf of files and a clock.
final class Office {
  private Office() {}

  static void furnish(RoomSpace room) {
    double u = room.u();
    double foot = room.floor() + (room.canvas().height - room.floor()) * 0.16;
    clock(room, room.across(0.56), room.floor() - room.wall() * 0.72);
    room.put(
        "bookshelf",
        new Bookshelf(),
        room.across(0.87),
        foot - u * 0.03,
        Math.min(u * 0.62, room.floor() * 0.84));
    room.put("houseplant", new Houseplant(), room.across(0.08), foot, u * 0.36);
    chair(room, room.across(0.5), foot - u * 0.01);
    desk(room, room.across(0.5), foot + u * 0.06);
  }

  private static void clock(RoomSpace room, double x, double y) {
    Sheet sheet = room.canvas().sheet.at(x, y, room.u() * 0.07);
    sheet.paintForm(Shapes.circle(0, 0, 1), 0x3A4048);
    sheet.paint(Shapes.circle(0, 0, 0.86), 0xFBFAF6);
    for (int i = 0; i < 12; i++) {
      double turn = StrictMath.PI * i / 6;
      sheet.paint(
          Shapes.circle(0.7 * StrictMath.sin(turn), -0.7 * StrictMath.cos(turn), 0.05), 0x3A4048);
    }
    sheet.paintLine(Pen.at(0, 0).to(-0.34, -0.2).open(), 0.1, 0x2A3038);
    sheet.paintLine(Pen.at(0, 0).to(0.18, -0.58).open(), 0.07, 0x2A3038);
  }

  private static void chair(RoomSpace room, double x, double foot) {
    Sheet sheet = room.canvas().sheet.at(x, foot, room.u() * 0.46);
    int cloth = room.dice().fork("chair").pick(0x39424E, 0x46688C, 0x7A3E42);
    sheet.paintForm(Shapes.rounded(-0.24, -1, 0.48, 0.56, 0.1), cloth);
    sheet.paintForm(Shapes.rounded(-0.19, -0.94, 0.38, 0.42, 0.08), Rgb.lighter(cloth, 0.14));
    sheet.paintForm(Shapes.box(-0.03, -0.48, 0.06, 0.42), 0x2A2C30);
  }

  private static void desk(RoomSpace room, double x, double foot) {
    double u = room.u();
    Sheet sheet = room.canvas().sheet.at(x, foot, u * 0.3);
    int wood = room.dice().fork("desk").pick(0xC69A6A, 0xE6DCCB, 0x7A5236);
    sheet.shadow(0, 0.02, 1.15, 0.09);
    for (int side = -1; side <= 1; side += 2) {
      sheet.paintForm(Shapes.box(side * 1.0 - 0.04, -0.78, 0.08, 0.8), Rgb.darker(wood, 0.25));
    }
    sheet.paintForm(Shapes.rounded(0.42, -0.76, 0.6, 0.6, 0.03), Rgb.darker(wood, 0.08));
    for (int i = 0; i < 3; i++) {
      sheet.paintForm(
          Shapes.rounded(0.46, -0.73 + 0.185 * i, 0.52, 0.16, 0.02), Rgb.lighter(wood, 0.1));
      sheet.paint(Shapes.rounded(0.66, -0.67 + 0.185 * i, 0.12, 0.03, 0.01), 0x5A5C60);
    }
    sheet.paintForm(Shapes.rounded(-1.12, -0.86, 2.24, 0.1, 0.03), wood);
    screen(sheet);
    papers(sheet);
  }

  private static void screen(Sheet sheet) {
    sheet.paintForm(Shapes.ellipse(-0.1, -0.87, 0.2, 0.035), 0x4A4E54);
    sheet.paintForm(Shapes.box(-0.13, -1.02, 0.06, 0.15), 0x4A4E54);
    sheet.paintForm(Shapes.rounded(-0.54, -1.56, 0.88, 0.56, 0.03), 0x2A2C30);
    sheet.fillDown(Shapes.rounded(-0.51, -1.53, 0.82, 0.5, 0.015), 0x6FA8DC, 0xBFDDF2);
    for (int i = 0; i < 4; i++) {
      double tall = 0.09 + 0.06 * ((i * 3) % 4);
      sheet.fill(Shapes.box(-0.42 + 0.13 * i, -1.1 - tall, 0.08, tall), 0xFFFFFF, 0.9);
    }
    sheet.line(
        Pen.at(-0.42, -1.36).to(-0.2, -1.42).to(0, -1.34).to(0.2, -1.47).open(),
        0.025,
        0xE8605A,
        1);
    sheet.paintForm(Shapes.rounded(-0.4, -0.9, 0.56, 0.05, 0.02), 0xD5D8DC);
  }

  private static void papers(Sheet sheet) {
    for (int i = 0; i < 4; i++) {
      sheet.paintForm(
          Shapes.rounded(-0.98 + 0.01 * (i % 2), -0.9 - 0.035 * i, 0.34, 0.04, 0.01),
          i % 2 == 0 ? 0xFBFAF6 : 0xE9E4DA);
    }
    sheet.paintForm(Shapes.rounded(0.56, -1.02, 0.14, 0.16, 0.02), 0xC8503C);
    for (int i = -1; i <= 1; i++) {
      sheet.paintLine(
          Pen.at(0.63 + 0.03 * i, -1.0).to(0.63 + 0.06 * i, -1.2).open(),
          0.025,
          new int[] {0x3F7CC0, 0xE9B23C, 0x4FA06A}[i + 1]);
    }
  }
}
