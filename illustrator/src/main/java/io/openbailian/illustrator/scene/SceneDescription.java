package io.openbailian.illustrator.scene;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a picture shows, before anything is drawn.
///
/// @param tint the colour that a prompt gives to the whole, if it does
/// @param sky what can be seen in it; empty indoors
/// @param subjects in the order of the prompt
/// @param avoided the things that a negative prompt names; not even decoration shows them
/// @param missed what the prompt says and the picture does not show, in its words and order
/// @param chinese whether the prompt is written in Chinese
public record SceneDescription(
    Place place,
    TimeOfDay time,
    Season season,
    Weather weather,
    Style style,
    Mood mood,
    Camera camera,
    Optional<Hue> tint,
    Set<Sky> sky,
    List<Subject> subjects,
    List<Lettering> letterings,
    Set<String> avoided,
    List<String> missed,
    boolean chinese) {
  public SceneDescription {
    subjects = List.copyOf(subjects);
    letterings = List.copyOf(letterings);
    missed = List.copyOf(missed);
  }

  /// The same scene, but for a kind of thing.
  public SceneDescription without(String thing) {
    return new SceneDescription(
        place,
        time,
        season,
        weather,
        style,
        mood,
        camera,
        tint,
        sky,
        subjects.stream().filter(subject -> !subject.thing().equals(thing)).toList(),
        letterings,
        avoided,
        missed,
        chinese);
  }

  /// The same scene at another time of day, under another sky.
  public SceneDescription at(TimeOfDay when, Set<Sky> above) {
    return new SceneDescription(
        place,
        when,
        season,
        weather,
        style,
        mood,
        camera,
        tint,
        Set.copyOf(above),
        subjects,
        letterings,
        avoided,
        missed,
        chinese);
  }

  public boolean shows(Sky what) {
    return sky.contains(what);
  }

  public boolean shows(String thing) {
    return subjects.stream().anyMatch(subject -> subject.thing().equals(thing));
  }

  /// What signs stand for, as the prompt calls it.
  public List<String> signs() {
    return subjects.stream()
        .filter(subject -> subject.role() == Role.SIGN)
        .map(Subject::thing)
        .toList();
  }

  public boolean avoids(String thing) {
    return avoided.contains(thing);
  }
}
