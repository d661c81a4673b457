package io.openbailian.illustrator.scene;

/// Where a scene is set.
public enum Place {
  MEADOW,
  GARDEN,
  SEA,
  UNDERWATER,
  LAKE,
  MOUNTAIN,
  FOREST,
  SNOWFIELD,
  DESERT,
  MOON,
  CITY,
  FUTURE_CITY,
  STREET,
  ROOM,
  BEDROOM,
  KITCHEN,
  OFFICE,
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
      case UNDERWATER, MOON, ROOM, BEDROOM, KITCHEN, OFFICE, TABLE, STUDIO, GATE -> false;
    };
  }

  /// True where furniture stands along a wall with a window.
  public boolean furnished() {
    return switch (this) {
      case ROOM, BEDROOM, KITCHEN, OFFICE -> true;
      case MEADOW,
          GARDEN,
          SEA,
          UNDERWATER,
          LAKE,
          MOUNTAIN,
          FOREST,
          SNOWFIELD,
          DESERT,
          MOON,
          CITY,
          FUTURE_CITY,
          STREET,
          TABLE,
          STUDIO,
          GATE ->
          false;
    };
  }
}
