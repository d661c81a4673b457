package io.openbailian.illustrator.place.room;

import io.openbailian.illustrator.letters.WallPictures;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.thing.Bed;
import io.openbailian.illustrator.thing.Houseplant;
import io.openbailian.illustrator.thing.Lamp;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// A bed along the wall, a night table with a lamp, a wardrobe and a picture.
final class Bedroom {
  private Bedroom() {}

  static void furnish(RoomSpace room) {
    double foot = room.floor() + (room.canvas().height - room.floor()) * 0.16;
    double u = room.u();
    new WallPictures(room.canvas().sheet, room.dice().fork("pictures"))
        .group(room.across(0.66), room.floor() - room.wall() * 0.66, u * 0.24);
    if (room.canvas().width / u > 1.3) {
      wardrobe(room, room.across(0.9), foot - u * 0.02);
    }
    double middle = room.canvas().width / u > 1.3 ? 0.52 : 0.6;
    room.put("bed", new Bed(), room.across(middle), foot + u * 0.07, u * 0.36);
    nightTable(room, room.across(middle) + room.side() * u * 0.44, foot + u * 0.05);
    room.put("houseplant", new Houseplant(), room.across(0.06), foot + u * 0.04, u * 0.34);
  }

  private static void nightTable(RoomSpace room, double x, double foot) {
    int wood = room.dice().fork("night").pick(0xB98656, 0x8A5F40, 0xE6DCCB);
    Sheet sheet = room.canvas().sheet.at(x, foot, room.u() * 0.2);
    sheet.shadow(0, 0.02, 0.46, 0.08);
    for (int leg = -1; leg <= 1; leg += 2) {
      sheet.paintForm(Shapes.box(0.3 * leg - 0.04, -0.2, 0.08, 0.2), Rgb.darker(wood, 0.3));
    }
    sheet.paintForm(Shapes.rounded(-0.42, -0.78, 0.84, 0.62, 0.05), wood);
    sheet.paintForm(Shapes.rounded(-0.35, -0.68, 0.7, 0.4, 0.03), Rgb.lighter(wood, 0.12));
    sheet.paint(Shapes.circle(0, -0.48, 0.045), Rgb.darker(wood, 0.5));
    sheet.paintForm(Shapes.rounded(-0.48, -0.84, 0.96, 0.09, 0.03), Rgb.lighter(wood, 0.2));
    if (room.free("lamp")) {
      Lamp.standing(sheet.at(0, -0.84, 1.1), room.look("lamp"));
    }
  }

  private static void wardrobe(RoomSpace room, double x, double foot) {
    int wood = room.dice().fork("wardrobe").pick(0xD9C4A4, 0xF0EAE0, 0x9A7150);
    double tall = Math.min(room.u() * 0.72, room.floor() * 0.84);
    Sheet sheet = room.canvas().sheet.at(x, foot, tall);
    sheet.shadow(0, 0, 0.34, 0.03);
    sheet.paintForm(Shapes.rounded(-0.32, -1, 0.64, 0.98, 0.02), wood);
    for (int door = -1; door <= 1; door += 2) {
      double left = door < 0 ? -0.295 : 0.012;
      sheet.paintForm(Shapes.rounded(left, -0.95, 0.283, 0.84, 0.012), Rgb.lighter(wood, 0.14));
      sheet.paintForm(Shapes.rounded(left + 0.04, -0.9, 0.2, 0.34, 0.01), wood);
      sheet.paintForm(Shapes.rounded(left + 0.04, -0.52, 0.2, 0.34, 0.01), wood);
      sheet.paint(Shapes.circle(0.035 * door, -0.52, 0.012), Rgb.darker(wood, 0.5));
    }
    sheet.paint(Shapes.box(-0.32, -0.08, 0.64, 0.06), Rgb.darker(wood, 0.25));
  }
}
