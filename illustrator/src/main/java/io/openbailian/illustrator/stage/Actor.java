package io.openbailian.illustrator.stage;

import io.openbailian.illustrator.animal.Bird;
import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pose;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Graphics2D;

/// Something of a stage that moves: a figure, a bird, a boat. It is drawn anew for every frame.
public final class Actor {
  private final Staging.Spot spot;
  private final Dice dice;
  private final boolean flipped;
  private final boolean lightFromLeft;

  Actor(Staging.Spot spot, Dice dice, boolean flipped, boolean lightFromLeft) {
    this.spot = spot;
    this.dice = dice;
    this.flipped = flipped;
    this.lightFromLeft = lightFromLeft;
  }

  /// Where it is at an instant.
  ///
  /// @param x its foot, in pixels of the frame
  /// @param y its foot, in pixels of the frame
  /// @param size its height, in pixels of the frame
  /// @param turn about its foot, in radians
  /// @param squash of its height, 1 = none
  /// @param mirrored whether it looks the other way than in a picture
  public record Stand(
      double x, double y, double size, double turn, double squash, boolean mirrored) {}

  /// For example `cat`.
  public String thing() {
    return spot.subject().thing();
  }

  public Role role() {
    return spot.subject().role();
  }

  /// The same, on its way, unless it is said to do something else.
  ///
  /// @param how walking or running
  public Actor going(Action how) {
    Subject subject = spot.subject();
    boolean free =
        subject.role() == Role.FIGURE
            && subject.upon().isEmpty()
            && (subject.action() == Action.ANY || subject.action() == Action.STANDING);
    return free ? new Actor(spot.doing(how), dice, flipped, lightFromLeft) : this;
  }

  /// Whether it walks or runs.
  public boolean goes() {
    Action action = spot.subject().action();
    return action == Action.WALKING || action == Action.RUNNING;
  }

  /// Whether it is a bird on the wing.
  public boolean onTheWing() {
    return thing().equals("bird") && Bird.flies(spot.subject());
  }

  /// Its foot as in a picture, in pixels of the stage.
  public double x() {
    return spot.x();
  }

  /// Its foot as in a picture, in pixels of the stage.
  public double y() {
    return spot.y();
  }

  /// Its height as in a picture, in pixels of the stage.
  public double size() {
    return spot.size();
  }

  /// Whether it looks to the left.
  public boolean looksLeft() {
    return flipped;
  }

  /// What its movements leave open.
  public Dice dice() {
    return dice.fork("moves");
  }

  /// Draws it.
  public void draw(Graphics2D g, Palette palette, Stand stand, Pose pose) {
    Graphics2D moved = (Graphics2D) g.create();
    moved.translate(stand.x(), stand.y());
    moved.rotate(stand.turn());
    moved.scale(stand.size(), stand.size() * stand.squash());
    Sheet sheet = new Sheet(moved, palette, lightFromLeft);
    Look look = new Look(spot.subject(), dice, "", pose, Drawings::find);
    spot.drawing().draw(flipped != stand.mirrored() ? sheet.mirrored() : sheet, look);
    moved.dispose();
  }
}
