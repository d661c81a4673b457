package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Place;
import io.openbailian.illustrator.scene.Sky;
import io.openbailian.illustrator.scene.Style;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A place, a style or something in the sky that a prompt names: one scene is set in one place and
/// drawn in one style, and what it shows of neither is told.
///
/// @param words where it is named
record Setting(Term term, Missed.Words words) {
  /// What the drawing of a place shows besides.
  private static final Map<Place, Set<Place>> BESIDES =
      Map.ofEntries(
          Map.entry(Place.LAKE, EnumSet.of(Place.MOUNTAIN, Place.FOREST, Place.MEADOW)),
          Map.entry(Place.MOUNTAIN, EnumSet.of(Place.FOREST, Place.MEADOW)),
          Map.entry(Place.SNOWFIELD, EnumSet.of(Place.MOUNTAIN, Place.FOREST, Place.MEADOW)),
          Map.entry(Place.CITY, EnumSet.of(Place.STREET)),
          Map.entry(Place.STREET, EnumSet.of(Place.CITY)),
          Map.entry(Place.FUTURE_CITY, EnumSet.of(Place.CITY, Place.STREET)),
          Map.entry(Place.KITCHEN, EnumSet.of(Place.ROOM)),
          Map.entry(Place.BEDROOM, EnumSet.of(Place.ROOM)),
          Map.entry(Place.OFFICE, EnumSet.of(Place.ROOM, Place.TABLE)),
          Map.entry(Place.TABLE, EnumSet.of(Place.ROOM)),
          Map.entry(Place.GARDEN, EnumSet.of(Place.MEADOW)),
          Map.entry(Place.FOREST, EnumSet.of(Place.MEADOW)),
          Map.entry(Place.UNDERWATER, EnumSet.of(Place.SEA)));

  /// What is seen through the windows of a room.
  private static final Set<Sky> THROUGH_WINDOWS =
      EnumSet.of(Sky.SUN, Sky.MOON, Sky.STARS, Sky.CLOUDS);

  static Stream<Setting> of(Wording wording) {
    return wording.mentions().stream()
        .filter(mention -> mention.hint("LOOSE").isEmpty())
        .filter(mention ->
            mention.is(Category.PLACE) || mention.is(Category.SKY) || mention.is(Category.STYLE))
        .map(mention ->
            new Setting(mention.term(), Missed.Words.of(wording, mention.start(), mention.end())));
  }

  /// Whether a scene shows it.
  boolean isShown(Place place, Set<Sky> sky, Style style) {
    return switch (term.category()) {
      case PLACE -> {
        Place said = term.as(Place.class);
        yield said == place || BESIDES.getOrDefault(place, Set.of()).contains(said);
      }
      case SKY -> {
        Sky said = term.as(Sky.class);
        boolean black = place == Place.MOON && said == Sky.STARS;
        yield black
            || (sky.contains(said)
                && (place.outdoors() || (place.furnished() && THROUGH_WINDOWS.contains(said))));
      }
      case STYLE -> term.as(Style.class) == style;
      case TIME,
          SEASON,
          WEATHER,
          MOOD,
          SHOT,
          ANGLE,
          SUBJECT,
          GARMENT,
          HOLDABLE,
          ACTION,
          BULK,
          MATERIAL,
          COLOUR,
          POSITION,
          NUMBER,
          MEASURE,
          RELATION,
          NEGATION,
          LETTERING,
          NOTHING ->
          true;
    };
  }
}
