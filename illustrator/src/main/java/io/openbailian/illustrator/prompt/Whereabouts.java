package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Place;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.text.Dice;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Chooses the place of a scene: the one that is said, the one that its subjects belong to, or one
/// that suits them.
record Whereabouts(Reading reading, Dice dice) {
  /// Of several places, the one that can hold the others.
  private static final List<Place> PRECEDENCE =
      List.of(
          Place.MOON,
          Place.UNDERWATER,
          Place.FUTURE_CITY,
          Place.GATE,
          Place.SNOWFIELD,
          Place.BEDROOM,
          Place.KITCHEN,
          Place.OFFICE,
          Place.ROOM,
          Place.SEA,
          Place.LAKE,
          Place.DESERT,
          Place.GARDEN,
          Place.CITY,
          Place.STREET,
          Place.FOREST,
          Place.MOUNTAIN,
          Place.MEADOW,
          Place.TABLE,
          Place.STUDIO);

  private static final List<Place> LANDSCAPES =
      List.of(Place.MOUNTAIN, Place.LAKE, Place.SEA, Place.MEADOW);
  private static final List<Place> FOR_FIGURES =
      List.of(Place.MEADOW, Place.GARDEN, Place.ROOM, Place.STUDIO);
  private static final List<Place> FOR_FIGURES_OUTDOORS = List.of(Place.MEADOW, Place.GARDEN);
  private static final List<Place> FOR_BUILDINGS = List.of(Place.MEADOW, Place.MOUNTAIN);
  private static final List<Place> FOR_PLANTS = List.of(Place.GARDEN, Place.MEADOW);
  private static final List<Place> FOR_AIR = List.of(Place.MOUNTAIN, Place.LAKE, Place.MEADOW);

  Place place() {
    Set<Place> said = said();
    if (reading.subjects().stream().anyMatch(Whereabouts::areCouplets)) {
      return Place.GATE;
    }
    Optional<Place> first = PRECEDENCE.stream().filter(said::contains).findFirst();
    if (reading.mentions("shop") && !first.map(Place::outdoors).orElse(false)) {
      return Place.STREET;
    }
    return first.or(this::hinted).orElseGet(this::likely);
  }

  /// The places that are said; a window and the like set no scene where another word does. Nobody
  /// sits on the table that somebody sits at.
  private Set<Place> said() {
    Set<Place> said = EnumSet.noneOf(Place.class);
    reading.settings().stream()
        .map(Setting::term)
        .filter(term -> term.category() == Category.PLACE)
        .forEach(term -> said.add(term.as(Place.class)));
    if (said.isEmpty()) {
      reading.all(Category.PLACE).forEach(term -> said.add(term.as(Place.class)));
    }
    if (said.contains(Place.TABLE) && somebody() && said.remove(Place.TABLE) && said.isEmpty()) {
      said.add(Place.ROOM);
    }
    return said;
  }

  private boolean somebody() {
    return reading.subjects().stream().anyMatch(subject -> subject.thing().equals("person"));
  }

  /// Not only the feast at which they are hung up.
  private static boolean areCouplets(Subject subject) {
    return subject.thing().equals("couplets") && subject.kind().isEmpty();
  }

  /// Buildings are not drawn in a room: what else belongs there comes out to them.
  private Optional<Place> hinted() {
    return reading.hinted(Category.PLACE, Place.class).stream()
        .map(choices ->
            choices.stream()
                .filter(this::allowed)
                .filter(place -> place.outdoors() || !reading.mentions(Role.BUILDING))
                .toList())
        .filter(choices -> !choices.isEmpty())
        .findFirst()
        .map(choices -> dice.fork("hinted").pick(choices))
        .map(this::roomFor);
  }

  /// A cup of tea stands on a table, but somebody who has one sits in a room.
  private Place roomFor(Place hinted) {
    boolean somebody = reading.mentions(Role.FIGURE);
    return hinted == Place.TABLE && somebody && allowed(Place.ROOM)
        ? outdoorWords() ? Place.GARDEN : Place.ROOM
        : hinted;
  }

  private Place likely() {
    List<Place> left = suiting().stream().filter(this::allowed).toList();
    return dice.fork("place").pick(left.isEmpty() ? List.of(Place.STUDIO) : left);
  }

  private List<Place> suiting() {
    if (reading.mentions(Role.FIGURE)) {
      return outdoorWords() || reading.mentions(Role.PLANT) || moves()
          ? FOR_FIGURES_OUTDOORS
          : FOR_FIGURES;
    }
    if (reading.mentions(Role.BUILDING)) {
      return FOR_BUILDINGS;
    }
    if (reading.mentions(Role.PLANT)) {
      return FOR_PLANTS;
    }
    if (reading.mentions(Role.AIR)) {
      return FOR_AIR;
    }
    boolean bare = reading.mentions(Role.SIGN) || !reading.setsTheScene();
    return bare && !outdoorWords() ? List.of(Place.STUDIO) : LANDSCAPES;
  }

  /// Whether somebody does what needs room.
  private boolean moves() {
    return reading.subjects().stream()
        .anyMatch(subject ->
            switch (subject.action()) {
              case RUNNING, WALKING, JUMPING, FLYING -> true;
              case ANY, STANDING, SITTING, LYING, SLEEPING, SWIMMING, DANCING, READING, WAVING ->
                  false;
            });
  }

  private boolean outdoorWords() {
    return reading.said().stream()
        .map(word -> word.term().category())
        .anyMatch(c -> c == Category.SKY || c == Category.WEATHER || c == Category.SEASON);
  }

  private boolean allowed(Place place) {
    return !reading.avoids(place, Category.PLACE);
  }
}
