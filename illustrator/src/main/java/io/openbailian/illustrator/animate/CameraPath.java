package io.openbailian.illustrator.animate;

import io.openbailian.illustrator.stage.Stage;
import io.openbailian.text.Dice;
import java.util.Set;

/// Where the camera looks from during a film: it moves as the prompt says, and gently otherwise.
final class CameraPath {
  private final double frameWidth;
  private final double frameHeight;
  private final double middleX;
  private final double middleY;
  private final Path path;

  /// From where to where: how near, in frame widths to the right, in frame heights downwards.
  private record Path(double zoom0, double zoom1, double x0, double x1, double y0, double y1) {}

  /// How the stage is seen at one instant.
  ///
  /// @param x of the camera on the stage, in pixels from its place of rest
  /// @param y of the camera on the stage, in pixels from its place of rest
  record View(
      double zoom, double x, double y, double middleX, double middleY, double halfX, double halfY) {

    /// How much larger than on the stage things at a depth are.
    double scale(double depth) {
      return 1 + (zoom - 1) * (0.3 + 0.7 * depth);
    }

    /// Where a point of the stage is in the frame.
    double frameX(double stageX, double depth) {
      return (stageX - middleX - x * depth) * scale(depth) + halfX;
    }

    /// Where a point of the stage is in the frame.
    double frameY(double stageY, double depth) {
      return (stageY - middleY - y * depth) * scale(depth) + halfY;
    }

    /// Where a point of the frame is on the stage.
    double stageX(double frameX, double depth) {
      return (frameX - halfX) / scale(depth) + middleX + x * depth;
    }

    /// Where a point of the frame is on the stage.
    double stageY(double frameY, double depth) {
      return (frameY - halfY) / scale(depth) + middleY + y * depth;
    }
  }

  CameraPath(Stage stage, int frameWidth, int frameHeight, Set<Motion> motions, Dice dice) {
    this.frameWidth = frameWidth;
    this.frameHeight = frameHeight;
    this.middleX = stage.left() + frameWidth / 2.0;
    this.middleY = stage.top() + frameHeight / 2.0;
    this.path = path(motions, dice);
  }

  private static Path path(Set<Motion> motions, Dice dice) {
    double aside = motions.contains(Motion.PAN_LEFT) ? -0.125 : 0.125;
    double down = motions.contains(Motion.TILT_UP) ? -0.075 : 0.075;
    if (motions.contains(Motion.FIXED)) {
      return new Path(1, 1, 0, 0, 0, 0);
    }
    if (motions.contains(Motion.PUSH)) {
      return new Path(1, 1.42, 0, 0, 0, 0.03);
    }
    if (motions.contains(Motion.PULL)) {
      return new Path(1.42, 1, 0, 0, 0.03, 0);
    }
    if (motions.contains(Motion.PAN_LEFT) || motions.contains(Motion.PAN_RIGHT)) {
      return new Path(1.16, 1.16, -aside, aside, 0, 0);
    }
    if (motions.contains(Motion.TILT_UP) || motions.contains(Motion.TILT_DOWN)) {
      return new Path(1.18, 1.18, 0, 0, -down, down);
    }
    if (motions.contains(Motion.ORBIT)) {
      return new Path(1.06, 1.2, -0.09, 0.1, -0.02, 0.02);
    }
    double side = dice.chance(0.5) ? 0.022 : -0.022;
    return new Path(1.02, 1.085, -side, side, 0, 0.004);
  }

  /// The view at a moment of the film, 0 at its beginning and 1 at its end.
  View at(double progress) {
    double t = Waves.glide(progress);
    return new View(
        path.zoom0() + (path.zoom1() - path.zoom0()) * t,
        frameWidth * (path.x0() + (path.x1() - path.x0()) * t),
        frameHeight * (path.y0() + (path.y1() - path.y0()) * t),
        middleX,
        middleY,
        frameWidth / 2,
        frameHeight / 2);
  }
}
