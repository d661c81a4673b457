package io.openbailian.illustrator.tool;

import io.openbailian.illustrator.scene.Camera;
import io.openbailian.illustrator.scene.Place;
import io.openbailian.illustrator.scene.SceneDescription;

/// The proportions of a picture: where the ground begins, and where things stand on it.
public record Frame(int width, int height, SceneDescription scene) {

  /// What sizes are measured by, in pixels: the shorter side.
  public double unit() {
    return Math.min(width, height);
  }

  /// Where the sky ends, or the floor begins, in pixels from the top.
  public double horizon() {
    double level = levelHorizon(scene.place());
    double seen =
        switch (scene.camera().angle()) {
          case LEVEL -> level;
          case FROM_ABOVE -> level * 0.64;
          case FROM_BELOW -> level + (1 - level) * 0.45;
        };
    return height * (scene.place() == Place.GATE ? level : seen);
  }

  private static double levelHorizon(Place place) {
    return switch (place) {
      case SEA -> 0.56;
      case LAKE -> 0.58;
      case MOUNTAIN, FOREST, UNDERWATER -> 0.66;
      case CITY, FUTURE_CITY, STREET -> 0.74;
      case ROOM, BEDROOM, KITCHEN, OFFICE, STUDIO -> 0.72;
      case TABLE -> 0.62;
      case GATE -> 0.88;
      case MEADOW, GARDEN, SNOWFIELD, DESERT, MOON -> 0.6;
    };
  }

  /// Where things in the middle distance stand; by open water, on the near bank.
  public double middle() {
    return switch (scene.place()) {
      case SEA, LAKE, CITY, FUTURE_CITY -> height * 0.92;
      case STREET -> ground(0.23);
      case MEADOW,
          GARDEN,
          UNDERWATER,
          MOUNTAIN,
          FOREST,
          SNOWFIELD,
          DESERT,
          MOON,
          ROOM,
          BEDROOM,
          KITCHEN,
          OFFICE,
          TABLE,
          STUDIO,
          GATE ->
          ground(0.27);
    };
  }

  /// Where things in front stand.
  public double front() {
    return height * (scene.place() == Place.TABLE ? 0.88 : 0.93);
  }

  /// A line on the ground: 0 is the horizon, 1 the picture's lower edge.
  public double ground(double near) {
    return horizon() + (height - horizon()) * near;
  }

  public boolean hasWater() {
    return switch (scene.place()) {
      case SEA, UNDERWATER, LAKE, CITY, FUTURE_CITY -> true;
      case MEADOW,
          GARDEN,
          MOUNTAIN,
          FOREST,
          SNOWFIELD,
          DESERT,
          MOON,
          STREET,
          ROOM,
          BEDROOM,
          KITCHEN,
          OFFICE,
          TABLE,
          STUDIO,
          GATE ->
          false;
    };
  }

  public Camera.Shot shot() {
    return scene.camera().shot();
  }
}
