package io.openbailian.illustrator.stage;

import io.openbailian.illustrator.figure.Actions;
import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Lettering;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Frame;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pose;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.util.List;

/// Draws the subjects of a scene where its layout has put them.
final class Staging {
  /// One thing in its place.
  record Spot(Drawing drawing, Placement placement) {
    Subject subject() {
      return placement.subject();
    }

    Spot doing(Action action) {
      Subject other = Actions.doing(subject(), action);
      return new Spot(drawing, new Placement(other, index(), placement.box()));
    }

    int index() {
      return placement.index();
    }

    /// Its foot, in pixels.
    double x() {
      return placement.box().centreX();
    }

    /// Its foot, in pixels.
    double y() {
      return placement.box().bottom();
    }

    /// Its height, in pixels.
    double size() {
      return placement.box().height();
    }
  }

  private final Canvas canvas;
  private final boolean writesSigns;

  /// A staging whose signs bear no letters yet.
  Staging(Canvas canvas) {
    this(canvas, false);
  }

  /// @param writesSigns whether signs are drawn with their letters, in the hand of the medium
  Staging(Canvas canvas, boolean writesSigns) {
    this.canvas = canvas;
    this.writesSigns = writesSigns;
  }

  /// From back to front.
  List<Spot> spots() {
    Frame frame = new Frame(canvas.width, canvas.height, canvas.scene);
    return new Layout(frame, canvas.dice)
        .placements().stream()
            .map(placement -> new Spot(Drawings.of(placement.subject()), placement))
            .toList();
  }

  void draw(Spot spot) {
    Dice dice = canvas.dice.fork(spot.subject().thing(), spot.index());
    Look look = new Look(spot.subject(), dice, text(spot.subject()), Pose.STILL, Drawings::find);
    Sheet sheet = canvas.sheet.at(spot.x(), spot.y(), spot.size());
    boolean flipped = text(spot.subject()).isEmpty() && dice.fork("side").chance(0.5);
    spot.drawing().draw(flipped ? sheet.mirrored() : sheet, look);
  }

  private String text(Subject subject) {
    if (subject.role() == Role.SIGN) {
      return writesSigns ? subject.thing() : "";
    }
    return switch (subject.thing()) {
      case "couplets" -> texts(Lettering.Where.SCROLLS, " ");
      case "shop" -> texts(Lettering.Where.SIGN, "");
      default -> "";
    };
  }

  private String texts(Lettering.Where where, String none) {
    String joined =
        String.join(
            "\n",
            canvas.scene.letterings().stream()
                .filter(lettering -> lettering.place() == where)
                .map(Lettering::text)
                .toList());
    return joined.isEmpty() ? none : joined;
  }
}
