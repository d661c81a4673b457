package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Adornment;
import io.openbailian.illustrator.scene.Bulk;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Material;
import io.openbailian.illustrator.scene.Position;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A subject while the prompt is still being read.
final class Noun {
  /// As many as are drawn of anything.
  private static final int MOST = 12;

  private final Mention mention;
  private final Optional<String> label;
  private final List<Adornment> adornments = new ArrayList<>();
  private int count;
  private boolean told;
  private final Optional<String> kind;
  private Optional<Hue> hue;
  private Optional<Material> material = Optional.empty();
  private Optional<String> upon = Optional.empty();
  private Bulk bulk = Bulk.USUAL;
  private Action action = Action.ANY;
  private Position position = Position.ANYWHERE;

  Noun(Mention mention) {
    this(mention, Optional.empty());
  }

  /// @param label what the sign says that stands for it
  private Noun(Mention mention, Optional<String> label) {
    this.mention = mention;
    this.label = label;
    this.kind = mention.word().kind();
    this.hue = mention.word().hue();
    this.count = mention.word().count();
  }

  /// Something that has no drawing.
  ///
  /// @param label what the prompt calls it, with what it says of it
  static Noun sign(Mention mention, String label) {
    return new Noun(mention, Optional.of(label));
  }

  Mention mention() {
    return mention;
  }

  String thing() {
    return label.orElse(mention.term().name());
  }

  Role role() {
    return label.isPresent()
        ? Role.SIGN
        : mention.hint("ROLE").map(Lexicon::upper).map(Role::valueOf).orElse(Role.THING);
  }

  Optional<Hue> hue() {
    return hue;
  }

  /// The colour of something worn: what is of gold is yellow.
  Optional<Hue> hueOfAll() {
    return hue.or(() -> material.filter(Material.GOLD::equals).map(_ -> Hue.YELLOW));
  }

  /// What follows it has begun to be told: what is named next stands on its own.
  void tell() {
    told = true;
  }

  boolean told() {
    return told;
  }

  /// Whether it acts, wears and holds.
  boolean acts() {
    return label.isEmpty() && (role() == Role.FIGURE || mention.hint("ACTS").isPresent());
  }

  /// Takes what stands before a noun, in the order of the text. Whether it counts more than are
  /// drawn of anything.
  static boolean countsMore(Mention number) {
    return number.is(Category.NUMBER) && Integer.parseInt(number.term().name()) > MOST;
  }

  void take(List<Mention> modifiers) {
    int number = 0;
    int measure = 1;
    Optional<Hue> said = Optional.empty();
    for (Mention modifier : modifiers) {
      switch (modifier.term().category()) {
        case NUMBER -> number = Integer.parseInt(modifier.term().name());
        case MEASURE -> measure = Integer.parseInt(modifier.term().name());
        case COLOUR -> said = said.or(() -> Optional.of(modifier.as(Hue.class)));
        case BULK -> bulk = modifier.as(Bulk.class);
        case MATERIAL -> material = Optional.of(modifier.as(Material.class));
        case POSITION -> stand(modifier.as(Position.class));
        case ACTION -> action = modifier.as(Action.class);
        case PLACE,
            TIME,
            SEASON,
            WEATHER,
            SKY,
            STYLE,
            MOOD,
            SHOT,
            ANGLE,
            SUBJECT,
            GARMENT,
            HOLDABLE,
            RELATION,
            NEGATION,
            LETTERING,
            NOTHING -> {}
      }
    }
    hue = said.or(() -> hue);
    if (number > 0) {
      count = number * measure;
    }
  }

  /// The same thing named again, which says no other kind, colour or number of it.
  boolean isAlso(Noun again) {
    return again.thing().equals(thing())
        && again.count == 0
        && (again.kind.isEmpty() || again.kind.equals(kind))
        && (again.hue.isEmpty() || again.hue.equals(hue));
  }

  /// What another mention of it adds.
  void add(Noun again) {
    material = material.or(() -> again.material);
    act(again.action);
    stand(again.position);
    again.upon.ifPresent(this::upon);
    adornments.addAll(again.adornments);
  }

  void dye(Hue colour) {
    hue = hue.or(() -> Optional.of(colour));
  }

  boolean doesElse(Action what) {
    return action != Action.ANY && action != what;
  }

  boolean isOf(Material what) {
    return material.filter(of -> of == what).isPresent();
  }

  void shape(Material of) {
    material = Optional.of(of);
  }

  void act(Action what) {
    action = action == Action.ANY ? what : action;
  }

  void upon(String thing) {
    upon = upon.or(() -> Optional.of(thing));
  }

  /// Whether it is said where it stands; a side still adds to 远处 and 近处, and wins.
  boolean stands(Position where) {
    boolean depth = position == Position.FAR || position == Position.NEAR;
    return position != Position.ANYWHERE && !(depth && sided(where));
  }

  private static boolean sided(Position where) {
    return where == Position.LEFT || where == Position.RIGHT;
  }

  void stand(Position where) {
    position = stands(where) ? position : where;
  }

  void adorn(Adornment adornment) {
    boolean known =
        adornments.stream()
            .anyMatch(a -> a.way() == adornment.way() && a.thing().equals(adornment.thing()));
    if (!known) {
      adornments.add(adornment);
    }
  }

  Subject subject(Lexicon lexicon) {
    if (label.isPresent()) {
      return Subject.of(thing(), Role.SIGN).with(1, hue, position);
    }
    return new Subject(
        thing(),
        kind,
        role(),
        count(),
        hue.or(() -> clothes(lexicon)),
        bulk,
        action,
        position,
        upon,
        adornments,
        material);
  }

  /// A plural that does not say how many is a few.
  private int count() {
    int said = count > 0 ? count : mention.plural() && role() != Role.PLANT ? 3 : 1;
    return Math.clamp(said, 1, MOST);
  }

  /// The colour of a person is that of what they are dressed in.
  private Optional<Hue> clothes(Lexicon lexicon) {
    return mention.hint("WEARS").isEmpty()
        ? Optional.empty()
        : adornments.stream()
            .filter(a -> a.way() == Adornment.Way.WORN && lexicon.dresses(a.thing()))
            .flatMap(a -> a.hue().stream())
            .findFirst();
  }
}
