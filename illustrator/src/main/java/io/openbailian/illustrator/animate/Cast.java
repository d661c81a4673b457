package io.openbailian.illustrator.animate;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.stage.Actor;
import io.openbailian.illustrator.stage.Stage;
import io.openbailian.illustrator.tool.Pose;
import io.openbailian.text.Dice;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Set;

/// The figures, birds and boats of a film, and how each of them moves.
final class Cast {
  private static final double TURN = 2 * StrictMath.PI;

  private final Stage stage;
  private final Set<Motion> motions;
  private final double seconds;
  private final int frameWidth;
  private final List<Actor> actors;

  /// @param seconds how long the film is
  Cast(Stage stage, Set<Motion> motions, double seconds, int frameWidth) {
    this.stage = stage;
    this.motions = motions;
    this.seconds = seconds;
    this.frameWidth = frameWidth;
    this.actors = stage.actors().stream().map(this::setOut).toList();
  }

  private Actor setOut(Actor actor) {
    return motions.contains(Motion.RUN)
        ? actor.going(Action.RUNNING)
        : motions.contains(Motion.WALK) ? actor.going(Action.WALKING) : actor;
  }

  /// Draws everybody as they are at an instant.
  void draw(Graphics2D g, Palette palette, CameraPath.View view, double time) {
    for (Actor actor : actors) {
      switch (actor.role()) {
        case FIGURE -> figure(g, palette, view, actor, time);
        case WATER -> boat(g, palette, view, actor, time);
        case AIR -> air(g, palette, view, actor, time);
        case BUILDING, PLANT, THING, SIGN -> throw new IllegalStateException("these stand still");
      }
    }
  }

  private void figure(
      Graphics2D g, Palette palette, CameraPath.View view, Actor actor, double time) {
    Dice dice = actor.dice();
    double phase = dice.unit();
    boolean goes = goes(actor);
    boolean jumps = motions.contains(Motion.JUMP) && !goes;
    double step = goes ? pace(actor) : jumps ? 1.1 : 0;
    double beat = time * step + phase;
    boolean upright = actor.thing().equals("person") || actor.thing().equals("robot");
    double hop =
        hop(goes, jumps, upright, actor.thing()) * Math.abs(StrictMath.sin(TURN * beat / 2));
    double bounce = bounds(actor.thing()) * StrictMath.cos(TURN * beat);
    double breath = 1 + 0.011 * Waves.sine(time, 2.9, phase);
    boolean left = actor.looksLeft();
    double x = goes ? onItsWay(actor, left, time) : actor.x();
    Pose pose =
        new Pose(
            goes ? Waves.wrap(beat / doubleStep(upright)) : 0,
            nod(time, phase, goes),
            wag(time, phase, actor.thing()),
            flap(time, phase, actor.thing()),
            blinks(time, phase));
    double lean = goes ? (left ? -0.045 : 0.045) + (upright ? 0 : 0.06 * bounce) : 0;
    double squash = (goes || jumps) && !upright ? 1 + 0.05 * -bounce : breath;
    draw(g, palette, view, actor, x, actor.y() - hop * actor.size(), lean, squash, pose);
  }

  private boolean goes(Actor actor) {
    return (motions.contains(Motion.WALK) || motions.contains(Motion.RUN)) && actor.goes();
  }

  /// How much four legs bound on their way: those that walk hardly do.
  private double bounds(String thing) {
    boolean leaps =
        motions.contains(Motion.RUN) || motions.contains(Motion.JUMP) || thing.equals("rabbit");
    return leaps ? 1 : 0.2;
  }

  private static boolean blinks(double time, double phase) {
    return Waves.wrap(time / 3.1 + phase) < 0.05;
  }

  /// Steps a second.
  private double pace(Actor actor) {
    double quick = motions.contains(Motion.RUN) ? 2.1 : 1.35;
    return actor.thing().equals("person") || actor.thing().equals("robot") ? quick : quick * 1.2;
  }

  private double hop(boolean goes, boolean jumps, boolean upright, String thing) {
    if (jumps) {
      return 0.22;
    }
    double leap = thing.equals("rabbit") ? 0.2 : 0.075;
    return !goes ? 0 : upright ? 0.018 : leap * bounds(thing);
  }

  /// Where it has come to, in pixels: about its place in the picture, never out of it.
  private double onItsWay(Actor actor, boolean left, double time) {
    double speed = actor.size() * (motions.contains(Motion.RUN) ? 0.55 : 0.26);
    double most = 0.55 * frameWidth;
    double whole = Math.min(speed * seconds, most);
    double gone = whole * (time / seconds - 0.5);
    double edge = Math.min(0.5 * frameWidth, 0.5 * whole + 0.5 * actor.size());
    double middle = Math.clamp(actor.x(), stage.left() + edge, stage.left() + frameWidth - edge);
    return middle + (left ? -gone : gone);
  }

  private static double nod(double time, double phase, boolean goes) {
    double slow = 0.055 * Waves.sine(time, 4.1, phase) + 0.03 * Waves.sine(time, 1.9, 2 * phase);
    return goes ? slow / 2 + 0.02 : slow;
  }

  /// Steps until all legs are as they were: four legs run in one bound.
  private double doubleStep(boolean upright) {
    return upright || !motions.contains(Motion.RUN) ? 2 : 1;
  }

  private static double flap(double time, double phase, String thing) {
    double strokes =
        switch (thing) {
          case "bird" -> 2.3;
          case "butterfly" -> 1.6;
          case "fairy" -> 3.1;
          default -> 0;
        };
    return strokes == 0 ? 0 : 0.5 - 0.5 * StrictMath.cos(TURN * (strokes * time + phase));
  }

  private static double wag(double time, double phase, String thing) {
    double period =
        switch (thing) {
          case "dog" -> 0.5;
          case "fish" -> 0.9;
          case "cat" -> 1.9;
          default -> 2.4;
        };
    return Waves.sine(time, period, phase);
  }

  private void boat(Graphics2D g, Palette palette, CameraPath.View view, Actor actor, double time) {
    double phase = actor.dice().unit();
    double drift = stage.unit() * 0.035 * (time - seconds / 2);
    double x = actor.x() + (actor.looksLeft() ? -drift : drift);
    double y = actor.y() + stage.unit() * 0.007 * Waves.sine(time, 2.6, phase);
    double roll = 0.045 * Waves.sine(time, 3.3, phase + 0.2);
    Pose pose = new Pose(0, 0, wag(time, phase, actor.thing()), 0, blinks(time, phase));
    draw(g, palette, view, actor, x, y, roll, 1, pose);
  }

  private void air(Graphics2D g, Palette palette, CameraPath.View view, Actor actor, double time) {
    Dice dice = actor.dice();
    double phase = dice.unit();
    if (actor.onTheWing()) {
      bird(g, palette, view, actor, time);
      return;
    }
    if (actor.thing().equals("bird")) {
      figure(g, palette, view, actor, time);
      return;
    }
    boolean open = stage.scene().place().outdoors();
    double rise = open ? stage.unit() * dice.between(0.006, 0.014) * (time - seconds / 2) : 0;
    double sway = stage.unit() * 0.012 * Waves.sine(time, 4.5, phase);
    double turn = (open ? 0.035 : 0.05) * Waves.sine(time, 3.7, phase + 0.3);
    double drift = open ? stage.unit() * 0.03 * (time - seconds / 2) : 0;
    Pose pose =
        new Pose(0, 0, Waves.sine(time, 2.4, phase), flap(time, phase, actor.thing()), false);
    draw(g, palette, view, actor, actor.x() + sway + drift, actor.y() - rise, turn, 1, pose);
  }

  /// Birds fly as they look, come in again on the other side, and glide between strokes.
  private void bird(Graphics2D g, Palette palette, CameraPath.View view, Actor actor, double time) {
    Dice dice = actor.dice();
    double phase = dice.unit();
    double speed = stage.unit() * dice.between(0.13, 0.2);
    double span = stage.width() + 2.4 * actor.size();
    double gone = actor.looksLeft() ? -speed * time : speed * time;
    double x =
        span * Waves.wrap((actor.x() + gone + 1.2 * actor.size()) / span) - 1.2 * actor.size();
    double y = actor.y() + actor.size() * 0.35 * Waves.sine(time, 2.7, phase);
    double strokes = Math.clamp(0.75 + 1.2 * Waves.sine(time, 3.4, 2 * phase), 0, 1);
    double flap = 0.5 - 0.5 * StrictMath.cos(TURN * (2.3 * time + phase)) * (0.25 + 0.75 * strokes);
    Pose pose = new Pose(0, 0, 0, flap, false);
    double lift = actor.size() * 0.08 * (flap - 0.5);
    double turn = 0.07 * StrictMath.cos(TURN * (time / 2.7 + phase));
    draw(g, palette, view, actor, x, y + lift, turn, 1, pose);
  }

  private void draw(
      Graphics2D g,
      Palette palette,
      CameraPath.View view,
      Actor actor,
      double x,
      double y,
      double turn,
      double squash,
      Pose pose) {
    double depth =
        switch (actor.role()) {
          case AIR -> 0.3;
          case WATER -> 0.5;
          case FIGURE, BUILDING, PLANT, THING, SIGN -> stage.depthAt(actor.y());
        };
    actor.draw(
        g,
        palette,
        new Actor.Stand(
            view.frameX(x, depth),
            view.frameY(y, depth),
            actor.size() * view.scale(depth),
            turn,
            squash,
            false),
        pose);
  }
}
