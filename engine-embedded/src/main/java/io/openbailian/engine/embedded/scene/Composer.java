package io.openbailian.engine.embedded.scene;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Turns what a prompt says into a whole scene: what is said is kept, what follows from it is
/// taken, and only what is left open is thrown with the dice.
public final class Composer {
  /// Of several places, the one that can hold the others.
  private static final List<Place> PRECEDENCE =
      List.of(
          Place.FUTURE_CITY,
          Place.GATE,
          Place.SNOWFIELD,
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
  private static final List<Place> FOR_BUILDINGS = List.of(Place.MEADOW, Place.MOUNTAIN);

  private final Reading reading;
  private final Dice dice;

  private Composer(Reading reading, Dice dice) {
    this.reading = reading;
    this.dice = dice;
  }

  /// The scene that a prompt asks for; another throw of the dice composes what it leaves open
  /// another way.
  public static SceneDescription compose(String prompt, String negativePrompt, Dice dice) {
    Reading reading = Reading.of(prompt, negativePrompt, Lexicon.bundled());
    return new Composer(reading, dice).scene();
  }

  private SceneDescription scene() {
    Place place = place();
    Style style = reading.first(Category.STYLE).map(t -> t.as(Style.class)).orElse(Style.NATURAL);
    TimeOfDay time = time(place);
    Weather weather = weather(place);
    Season season = season(weather);
    List<Subject> subjects = subjects();
    return new SceneDescription(
        place,
        time,
        season,
        weather,
        style,
        mood(),
        Camera.USUAL,
        reading.tint(),
        place.outdoors() || place == Place.ROOM ? sky(place, time, weather) : Set.of(),
        subjects,
        letterings(subjects),
        avoidedThings(),
        reading.chinese());
  }

  private Mood mood() {
    return reading.first(Category.MOOD).map(term -> term.as(Mood.class)).orElse(Mood.PLAIN);
  }

  private Place place() {
    Set<Place> said = new HashSet<>();
    reading.all(Category.PLACE).forEach(term -> said.add(term.as(Place.class)));
    boolean couplets = mentions("couplets");
    if (couplets) {
      return Place.GATE;
    }
    Optional<Place> first = PRECEDENCE.stream().filter(said::contains).findFirst();
    if (mentions("shop") && !first.map(Place::outdoors).orElse(false)) {
      return Place.STREET;
    }
    return first.or(this::hintedPlace).orElseGet(this::likelyPlace);
  }

  private Optional<Place> hintedPlace() {
    return hinted(Category.PLACE, Place.class).filter(this::allowed);
  }

  private Place likelyPlace() {
    List<Place> likely = LANDSCAPES;
    if (reading.subjects().stream().anyMatch(subject -> subject.role() == Role.FIGURE)) {
      likely = outdoorWords() ? List.of(Place.MEADOW, Place.GARDEN) : FOR_FIGURES;
    } else if (reading.subjects().stream().anyMatch(s -> s.role() == Role.BUILDING)) {
      likely = FOR_BUILDINGS;
    } else if (mentions("flowers") || mentions("tree")) {
      likely = List.of(Place.GARDEN, Place.MEADOW);
    } else if (reading.subjects().stream().anyMatch(s -> s.role() == Role.AIR)) {
      likely = List.of(Place.MOUNTAIN, Place.LAKE, Place.MEADOW);
    }
    List<Place> left = likely.stream().filter(this::allowed).toList();
    return dice.fork("place").pick(left.isEmpty() ? List.of(Place.STUDIO) : left);
  }

  private boolean outdoorWords() {
    return reading.wanted().stream()
        .map(Term::category)
        .anyMatch(c -> c == Category.SKY || c == Category.WEATHER || c == Category.SEASON);
  }

  private boolean allowed(Place place) {
    return !reading.avoids(Category.PLACE, place.name());
  }

  private boolean mentions(String thing) {
    return reading.subjects().stream().anyMatch(subject -> subject.thing().equals(thing));
  }

  private <E extends Enum<E>> Optional<E> hinted(Category category, Class<E> type) {
    return reading.wanted().stream()
        .flatMap(term -> term.hint(category).stream())
        .map(name -> Enum.valueOf(type, name))
        .findFirst();
  }

  private TimeOfDay time(Place place) {
    return reading
        .first(Category.TIME)
        .map(term -> term.as(TimeOfDay.class))
        .or(() -> hinted(Category.TIME, TimeOfDay.class))
        .filter(this::allowed)
        .orElseGet(() -> likelyTime(place));
  }

  private TimeOfDay likelyTime(Place place) {
    double throwOf = dice.fork("time").unit();
    boolean daylight = reading.first(Category.WEATHER).isPresent() || !place.outdoors();
    TimeOfDay likely =
        daylight || throwOf < 0.55
            ? TimeOfDay.DAY
            : throwOf < 0.8 ? TimeOfDay.DUSK : TimeOfDay.DAWN;
    return allowed(likely) ? likely : likely == TimeOfDay.DAY ? TimeOfDay.DUSK : TimeOfDay.DAY;
  }

  private boolean allowed(TimeOfDay time) {
    return !reading.avoids(Category.TIME, time.name());
  }

  private Weather weather(Place place) {
    Optional<Weather> said =
        reading
            .first(Category.WEATHER)
            .map(term -> term.as(Weather.class))
            .or(() -> hinted(Category.WEATHER, Weather.class));
    if (said.isEmpty() && place == Place.SNOWFIELD && clearSkyUnneeded()) {
      return dice.fork("weather").chance(0.6) ? snowUnlessAvoided() : Weather.CLEAR;
    }
    return said.filter(weather -> !reading.avoids(Category.WEATHER, weather.name()))
        .orElse(Weather.CLEAR);
  }

  private boolean clearSkyUnneeded() {
    return reading.all(Category.SKY).isEmpty();
  }

  private Weather snowUnlessAvoided() {
    return reading.avoids(Category.WEATHER, Weather.SNOW.name()) ? Weather.CLEAR : Weather.SNOW;
  }

  private Season season(Weather weather) {
    if (weather == Weather.SNOW) {
      return Season.WINTER;
    }
    return reading
        .first(Category.SEASON)
        .map(term -> term.as(Season.class))
        .or(() -> hinted(Category.SEASON, Season.class))
        .filter(season -> !reading.avoids(Category.SEASON, season.name()))
        .orElseGet(
            () -> dice.fork("season").pick(List.of(Season.SPRING, Season.SUMMER, Season.SUMMER)));
  }

  private Set<Sky> sky(Place place, TimeOfDay time, Weather weather) {
    EnumSet<Sky> sky = EnumSet.noneOf(Sky.class);
    reading.all(Category.SKY).forEach(term -> sky.add(term.as(Sky.class)));
    hinted(Category.SKY, Sky.class).ifPresent(sky::add);
    if (weather == Weather.CLEAR || weather == Weather.SNOW) {
      addLikely(sky, time);
    }
    if (weather == Weather.CLOUDY || weather == Weather.RAIN) {
      sky.add(Sky.CLOUDS);
    }
    for (Sky what : Sky.values()) {
      if (reading.avoids(Category.SKY, what.name())) {
        sky.remove(what);
      }
    }
    if (place == Place.ROOM) {
      sky.remove(Sky.RAINBOW);
    }
    return Set.copyOf(sky);
  }

  private void addLikely(Set<Sky> sky, TimeOfDay time) {
    Dice throwing = dice.fork("sky");
    switch (time) {
      case DAWN, DUSK -> {
        sky.add(Sky.SUN);
        if (throwing.chance(0.6)) {
          sky.add(Sky.CLOUDS);
        }
      }
      case DAY -> {
        sky.add(Sky.CLOUDS);
        if (throwing.chance(0.4)) {
          sky.add(Sky.SUN);
        }
      }
      case NIGHT -> {
        sky.add(Sky.STARS);
        if (!sky.contains(Sky.AURORA) && throwing.chance(0.6)) {
          sky.add(Sky.MOON);
        }
      }
    }
  }

  /// A vase holds its own flowers, couplets hang where nothing else stands before them.
  private List<Subject> subjects() {
    return reading.subjects().stream()
        .filter(subject -> !(subject.thing().equals("flowers") && mentions("vase")))
        .toList();
  }

  private List<Lettering> letterings(List<Subject> subjects) {
    if (reading.avoids(Category.LETTERING, "TEXT")) {
      return List.of();
    }
    boolean couplets = subjects.stream().anyMatch(s -> s.thing().equals("couplets"));
    List<Lettering> letterings = new ArrayList<>();
    for (Quotes.Quote quote : reading.quotes()) {
      letterings.add(new Lettering(quote.text(), where(quote, couplets)));
    }
    return letterings;
  }

  private static Lettering.Where where(Quotes.Quote quote, boolean couplets) {
    return couplets ? Lettering.Where.SCROLLS : quote.place().orElse(Lettering.Where.TOP);
  }

  private Set<String> avoidedThings() {
    Set<String> things = new HashSet<>();
    for (Term term : reading.avoided()) {
      if (term.category() == Category.SUBJECT) {
        things.add(term.name());
      }
    }
    return Set.copyOf(things);
  }
}
