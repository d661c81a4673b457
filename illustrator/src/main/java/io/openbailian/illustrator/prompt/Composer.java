package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Adornment;
import io.openbailian.illustrator.scene.Camera;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Lettering;
import io.openbailian.illustrator.scene.Mood;
import io.openbailian.illustrator.scene.Place;
import io.openbailian.illustrator.scene.Position;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.scene.Sky;
import io.openbailian.illustrator.scene.Style;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.scene.TimeOfDay;
import io.openbailian.illustrator.scene.Weather;
import io.openbailian.text.Dice;
import io.openbailian.text.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Turns what a prompt says into a whole scene: what is said is kept, what follows from it is
/// taken, and only what is left open is thrown with the dice.
public final class Composer {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /// In characters.
  private static final int LONGEST_TITLE = 120;

  private final String prompt;
  private final Reading reading;
  private final Dice dice;

  private Composer(String prompt, Reading reading, Dice dice) {
    this.prompt = prompt;
    this.reading = reading;
    this.dice = dice;
  }

  /// The scene that a prompt asks for; another throw of the dice composes what it leaves open
  /// another way.
  public static SceneDescription compose(String prompt, String negativePrompt, Dice dice) {
    Reading reading = Reading.of(prompt, negativePrompt, Lexicon.bundled());
    return new Composer(prompt, reading, dice).scene();
  }

  private SceneDescription scene() {
    Mood mood = reading.first(Category.MOOD, Mood.class).orElse(Mood.PLAIN);
    boolean plain = printed() && reading.first(Category.PLACE).isEmpty();
    Place place = plain ? Place.STUDIO : new Whereabouts(reading, dice).place();
    Hours hours = new Hours(reading, place, mood, dice);
    TimeOfDay time = hours.time();
    Weather weather = hours.weather();
    List<Subject> subjects = subjects(place);
    List<Lettering> letterings = letterings(subjects);
    if (subjects.size() > 1 && subjects.stream().allMatch(s -> s.role() == Role.SIGN)) {
      subjects = List.of(card(subjects));
    }
    Style style = reading.first(Category.STYLE, Style.class).orElse(Style.NATURAL);
    Set<Sky> sky = new Heavens(reading, place, dice).sky(time, weather);
    List<String> missed = reading.missed(place, sky, style);
    if (subjects.isEmpty()
        && letterings.isEmpty()
        && prompt.codePoints().anyMatch(Character::isLetter)
        && !reading.setsTheScene()) {
      String words = titleWords();
      subjects = List.of(Subject.of(words, Role.SIGN));
      missed = missed.isEmpty() ? List.of(words) : missed;
    }
    return new SceneDescription(
        place,
        time,
        hours.season(weather),
        weather,
        style,
        mood,
        camera(),
        reading.tint(),
        sky,
        subjects,
        letterings,
        reading.unwanted().things(),
        missed,
        reading.chinese());
  }

  /// What is on a logo or a card has nothing around it unless that is said.
  private boolean printed() {
    return reading.quotes().stream()
        .flatMap(quote -> quote.place().stream())
        .anyMatch(where -> where == Lettering.Where.LOGO || where == Lettering.Where.CARD);
  }

  /// One card for all, where nothing else is to be seen.
  private Subject card(List<Subject> signs) {
    String names =
        String.join(reading.chinese() ? "、" : ", ", signs.stream().map(Subject::thing).toList());
    return Subject.of(names, Role.SIGN).with(1, signs.getFirst().hue(), Position.ANYWHERE);
  }

  /// The prompt as the title of a card: its beginning.
  private String titleWords() {
    String words = SPACES.matcher(prompt).replaceAll(" ").strip();
    int most = Math.min(words.codePointCount(0, words.length()), LONGEST_TITLE);
    return words.substring(0, words.offsetByCodePoints(0, most));
  }

  private Camera camera() {
    return new Camera(
        reading.firstOrHinted(Category.SHOT, Camera.Shot.class).orElse(Camera.Shot.USUAL),
        reading.firstOrHinted(Category.ANGLE, Camera.Angle.class).orElse(Camera.Angle.LEVEL));
  }

  /// A vase holds its own flowers; couplets are hung up at a gate only, and no sign stands before
  /// them: what has no drawing is told there, and not shown.
  private List<Subject> subjects(Place place) {
    boolean hung = place == Place.GATE && reading.mentions("couplets");
    return reading.subjects().stream()
        .filter(subject -> !(hung && subject.role() == Role.SIGN))
        .filter(subject -> !(subject.thing().equals("flowers") && reading.mentions("vase")))
        .filter(subject -> place == Place.GATE || !subject.thing().equals("couplets"))
        .map(this::filled)
        .map(this::recoloured)
        .toList();
  }

  /// The flowers of a vase are what it holds.
  private Subject filled(Subject subject) {
    return subject.thing().equals("vase")
        ? reading.subjects().stream()
            .filter(flowers -> flowers.thing().equals("flowers"))
            .findFirst()
            .map(flowers -> new Adornment(Adornment.Way.HELD, "flower", flowers.hue()))
            .map(subject::with)
            .orElse(subject)
        : subject;
  }

  /// What comes in any colour comes in one that is wanted.
  private Subject recoloured(Subject subject) {
    boolean free =
        Lexicon.bundled().subject(subject.thing()).filter(Term::comesInAnyColour).isPresent();
    if (!free || subject.hue().isPresent() || reading.unwanted().hues().isEmpty()) {
      return subject;
    }
    List<Hue> left =
        Stream.of(
                Hue.RED,
                Hue.ORANGE,
                Hue.YELLOW,
                Hue.GREEN,
                Hue.CYAN,
                Hue.BLUE,
                Hue.PURPLE,
                Hue.PINK)
            .filter(hue -> !reading.unwanted().hues().contains(hue))
            .toList();
    Optional<Hue> hue =
        left.isEmpty() ? Optional.empty() : Optional.of(dice.fork(subject.thing()).pick(left));
    return subject.with(subject.count(), hue, subject.position());
  }

  private List<Lettering> letterings(List<Subject> subjects) {
    if (reading.unwanted().terms().contains("LETTERING TEXT")) {
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
}
