package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Mood;
import io.openbailian.illustrator.scene.Place;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.Season;
import io.openbailian.illustrator.scene.TimeOfDay;
import io.openbailian.illustrator.scene.Weather;
import io.openbailian.text.Dice;
import java.util.List;
import java.util.Optional;

/// Chooses time, weather and season so that they fit what is said, each other and the mood.
record Hours(Reading reading, Place place, Mood mood, Dice dice) {

  /// On the moon the sky is black by day.
  TimeOfDay time() {
    return place == Place.MOON ? TimeOfDay.DAY : outside();
  }

  private TimeOfDay outside() {
    return reading
        .firstOrHinted(Category.TIME, TimeOfDay.class)
        .filter(time -> !reading.avoids(time, Category.TIME))
        .orElseGet(this::likelyTime);
  }

  private TimeOfDay likelyTime() {
    List<TimeOfDay> left =
        times().stream().filter(time -> !reading.avoids(time, Category.TIME)).toList();
    return left.isEmpty() ? TimeOfDay.DAY : dice.fork("time").pick(left);
  }

  /// More often named, more likely.
  private List<TimeOfDay> times() {
    if (!place.outdoors() && mood != Mood.MYSTERIOUS) {
      return List.of(TimeOfDay.DAY);
    }
    boolean sun = reading.all(Category.SKY).stream().anyMatch(t -> t.name().equals("SUN"));
    boolean weather = reading.first(Category.WEATHER).isPresent();
    return switch (mood) {
      case PLAIN, SOFT ->
          weather
              ? List.of(TimeOfDay.DAY)
              : List.of(
                  TimeOfDay.DAY, TimeOfDay.DAY, TimeOfDay.DAY, TimeOfDay.DAWN, TimeOfDay.DUSK);
      case JOYFUL -> List.of(TimeOfDay.DAY);
      case WARM, DRAMATIC -> List.of(TimeOfDay.DUSK, TimeOfDay.DUSK, TimeOfDay.DAWN);
      case CALM -> List.of(TimeOfDay.DAWN, TimeOfDay.DAY, TimeOfDay.DUSK);
      case SAD -> List.of(TimeOfDay.DUSK, TimeOfDay.DAY);
      case MYSTERIOUS -> sun ? List.of(TimeOfDay.DUSK) : List.of(TimeOfDay.NIGHT);
    };
  }

  Weather weather() {
    Optional<Weather> said = reading.firstOrHinted(Category.WEATHER, Weather.class);
    return said.or(this::likelyWeather)
        .filter(weather -> !reading.avoids(weather, Category.WEATHER))
        .orElse(Weather.CLEAR);
  }

  private Optional<Weather> likelyWeather() {
    Dice throwing = dice.fork("weather");
    boolean open = place.outdoors() && reading.all(Category.SKY).isEmpty();
    if (!open) {
      return Optional.empty();
    }
    if (place == Place.SNOWFIELD) {
      return throwing.chance(0.6) ? Optional.of(Weather.SNOW) : Optional.empty();
    }
    return switch (mood) {
      case SAD -> Optional.of(throwing.chance(0.5) ? Weather.RAIN : Weather.CLOUDY);
      case MYSTERIOUS -> Optional.of(Weather.FOG);
      case PLAIN, WARM, SOFT, JOYFUL, CALM, DRAMATIC -> Optional.empty();
    };
  }

  Season season(Weather weather) {
    if (weather == Weather.SNOW) {
      return Season.WINTER;
    }
    return reading
        .firstOrHinted(Category.SEASON, Season.class)
        .filter(season -> !reading.avoids(season, Category.SEASON))
        .orElseGet(() -> likelySeason(weather));
  }

  private Season likelySeason(Weather weather) {
    List<Season> left =
        seasons(weather).stream()
            .filter(season -> !reading.avoids(season, Category.SEASON))
            .toList();
    return left.isEmpty() ? Season.SUMMER : dice.fork("season").pick(left);
  }

  private List<Season> seasons(Weather weather) {
    if (place == Place.SEA || reading.mentions("butterfly")) {
      return List.of(Season.SUMMER);
    }
    if (mood == Mood.SAD) {
      return List.of(Season.AUTUMN);
    }
    if (weather == Weather.RAIN || mood == Mood.SOFT || reading.mentions(Role.PLANT)) {
      return List.of(Season.SPRING, Season.SUMMER);
    }
    return List.of(Season.SPRING, Season.SUMMER, Season.SUMMER, Season.AUTUMN);
  }
}
