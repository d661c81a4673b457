package io.openbailian.illustrator.stage;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Palettes;
import io.openbailian.illustrator.scene.Adornment;
import io.openbailian.illustrator.scene.Camera;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Material;
import io.openbailian.illustrator.scene.Mood;
import io.openbailian.illustrator.scene.Place;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.scene.Season;
import io.openbailian.illustrator.scene.Style;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.scene.TimeOfDay;
import io.openbailian.illustrator.scene.Weather;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pose;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Figures by themselves, on transparent ground.
final class Figures {
  /// Around the box of a figure, as a share of the picture.
  static final double MARGIN = 0.14;

  private Figures() {}

  static Subject of(String thing) {
    return Subject.of(thing, Role.FIGURE);
  }

  static Subject of(String thing, String kind) {
    return of(of(thing), Optional.of(kind), List.of(), Optional.empty());
  }

  static Subject with(Subject s, Adornment... adornments) {
    return of(s, s.kind(), List.of(adornments), s.material());
  }

  static Subject made(Subject s, Material material) {
    return of(s, s.kind(), s.adornments(), Optional.of(material));
  }

  private static Subject of(
      Subject s, Optional<String> kind, List<Adornment> adornments, Optional<Material> material) {
    return new Subject(
        s.thing(),
        kind,
        s.role(),
        s.count(),
        s.hue(),
        s.bulk(),
        s.action(),
        s.position(),
        s.upon(),
        adornments,
        material);
  }

  static Subject dyed(Subject s, Hue hue) {
    return s.with(1, Optional.of(hue), s.position());
  }

  /// Every figure there is, and the kinds that look their own way.
  static List<Subject> all() {
    Stream<Subject> plain =
        Stream.of(
                "bear",
                "bird",
                "butterfly",
                "cat",
                "deer",
                "dog",
                "dragon",
                "fairy",
                "fish",
                "fox",
                "horse",
                "panda",
                "person",
                "rabbit",
                "robot")
            .filter(thing -> Drawings.find(thing).isPresent())
            .map(Figures::of);
    Stream<Subject> birds =
        Stream.of("songbird", "crane", "gull", "owl").map(kind -> of("bird", kind));
    Stream<Subject> people =
        Stream.of(
                "girl",
                "boy",
                "woman",
                "man",
                "old",
                "bride",
                "knight",
                "astronaut",
                "princess",
                "king",
                "wizard",
                "chef")
            .map(kind -> of("person", kind));
    return Stream.of(plain, birds, people).flatMap(each -> each).toList();
  }

  /// The largest picture of it in a square: its box is centred and has a margin around it.
  static BufferedImage picture(Subject subject, long seed, int side) {
    return picture(subject, seed, side, Pose.STILL);
  }

  static BufferedImage picture(Subject subject, long seed, int side, Pose pose) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    Drawing drawing = Drawings.of(subject.thing());
    double size = size(subject, side);
    Sheet sheet = new Sheet(g, palette(), true).at(side / 2.0, foot(subject, side), size);
    drawing.draw(sheet, look(subject, seed, pose));
    g.dispose();
    return image;
  }

  static Look look(Subject subject, long seed, Pose pose) {
    return new Look(subject, Dice.of(seed, subject.thing()), "", pose, Drawings::find);
  }

  static double size(Subject subject, int side) {
    return side * (1 - 2 * MARGIN) / Math.max(1, Drawings.of(subject.thing()).aspect(subject));
  }

  static double foot(Subject subject, int side) {
    return side - (side - size(subject, side)) / 2;
  }

  static Palette palette() {
    SceneDescription scene =
        new SceneDescription(
            Place.STUDIO,
            TimeOfDay.DAY,
            Season.SUMMER,
            Weather.CLEAR,
            Style.NATURAL,
            Mood.PLAIN,
            Camera.USUAL,
            Optional.empty(),
            Set.of(),
            List.of(),
            List.of(),
            Set.of(),
            List.of(),
            false);
    return Palettes.of(scene, Dice.of(1, "figures"));
  }
}
