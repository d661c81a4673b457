package io.openbailian.illustrator.scene;

/// Where a scene is set.
public enum Place {
  MEADOW,
  GARDEN,
  SEA,
  LAKE,
  MOUNTAIN,
  FOREST,
  SNOWFIELD,
  DESERT,
  CITY,
  FUTURE_CITY,
  STREET,
  ROOM,
  TABLE,
  STUDIO,
  GATE;

  /// True where the sky is seen and weather falls.
  public boolean outdoors() {
    return switch (this) {
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
          true;
      case ROOM, TABLE, STUDIO, GATE -> false;
    };
  }
}
