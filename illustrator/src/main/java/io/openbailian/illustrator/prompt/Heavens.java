package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Place;
import io.openbailian.illustrator.scene.Sky;
import io.openbailian.illustrator.scene.TimeOfDay;
import io.openbailian.illustrator.scene.Weather;
import io.openbailian.text.Dice;
import java.util.EnumSet;
import java.util.Set;

/// Chooses what is seen in the sky.
record Heavens(Reading reading, Place place, Dice dice) {

  Set<Sky> sky(TimeOfDay time, Weather weather) {
    if (!place.outdoors() && !place.furnished()) {
      return Set.of();
    }
    EnumSet<Sky> sky = EnumSet.noneOf(Sky.class);
    reading.all(Category.SKY).forEach(term -> sky.add(term.as(Sky.class)));
    reading.hinted(Category.SKY, Sky.class).stream().findFirst().ifPresent(sky::addAll);
    if (weather == Weather.CLEAR || weather == Weather.SNOW) {
      addLikely(sky, time);
    }
    if (weather == Weather.CLOUDY || weather == Weather.RAIN) {
      sky.add(Sky.CLOUDS);
    }
    for (Sky what : Sky.values()) {
      if (reading.avoids(what, Category.SKY) || (place.furnished() && what == Sky.RAINBOW)) {
        sky.remove(what);
      }
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
}
