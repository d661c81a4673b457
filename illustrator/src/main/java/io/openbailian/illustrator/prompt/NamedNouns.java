package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Adornment;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Material;
import io.openbailian.illustrator.scene.Position;
import io.openbailian.illustrator.scene.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The nouns that a prompt has named so far, and which of them the words that follow speak of.
final class NamedNouns {
  private final List<Noun> nouns = new ArrayList<>();

  /// What is described ahead of the noun it belongs to.
  private final List<Ahead> ahead = new ArrayList<>();

  private Optional<Noun> seatAhead = Optional.empty();

  /// The nouns named last, side by side.
  private List<Noun> heads = List.of();

  /// Those named last that can act.
  private List<Noun> actors = List.of();

  /// What the actors ride, and so what walks and runs.
  private Optional<Noun> mount = Optional.empty();

  /// Whether it was said what the actors do since a noun was named.
  private boolean acted;

  /// Something worn or held, described before anybody who could have it.
  ///
  /// @param label what a sign would say if nobody wears or holds it
  record Ahead(Adornment adornment, Mention mention, String label) {}

  /// In the order of the prompt.
  List<Noun> all() {
    return List.copyOf(nouns);
  }

  /// A noun that comes with another word; nothing is said of it.
  void add(Noun noun) {
    nouns.add(noun);
  }

  /// The same thing named before, or this one.
  Noun known(Noun noun) {
    for (Noun earlier : nouns) {
      if (earlier.isAlso(noun)) {
        earlier.add(noun);
        return earlier;
      }
    }
    nouns.add(noun);
    return noun;
  }

  /// A noun that what follows speaks of.
  ///
  /// @param beside whether it stands beside those named last
  /// @param together whether it does what they do
  void name(Noun noun, boolean beside, boolean together) {
    if (noun.acts() || ahead.isEmpty()) {
      ahead.forEach(one -> noun.adorn(one.adornment()));
      ahead.clear();
    }
    seatAhead.filter(seat -> seat != noun).ifPresent(seat -> noun.upon(seat.thing()));
    seatAhead = Optional.empty();
    heads = beside ? with(heads, noun) : List.of(noun);
    if (noun.acts()) {
      boolean joins = together && actors.stream().noneMatch(Noun::told);
      actors = joins ? with(actors, noun) : List.of(noun);
      mount = Optional.empty();
    }
    acted = false;
  }

  private static List<Noun> with(List<Noun> nouns, Noun noun) {
    List<Noun> all = new ArrayList<>(nouns);
    all.remove(noun);
    all.add(noun);
    return List.copyOf(all);
  }

  boolean nobodyActs() {
    return actors.isEmpty();
  }

  /// What the noun named last is, if one was that stands somewhere.
  Optional<Role> standing() {
    return heads.stream()
        .map(Noun::role)
        .filter(role -> role != Role.SIGN)
        .reduce((_, last) -> last);
  }

  /// Whether it was said what those named last do.
  boolean haveActed() {
    return acted;
  }

  boolean somethingIsNamed() {
    return !heads.isEmpty();
  }

  /// Whether each of those who act can be drawn with it.
  boolean showWith(Mention thing, Adornment.Way way) {
    return actors.stream().allMatch(actor -> Lexicon.shows(actor.mention(), thing, way));
  }

  /// Whether something else was said that they do.
  boolean doElse(Action action) {
    return mount.isEmpty() && actors.stream().anyMatch(actor -> actor.doesElse(action));
  }

  void act(Action action) {
    boolean rides = mount.isPresent() && action != Action.SITTING && action != Action.WAVING;
    acted = true;
    (rides ? mount.stream().toList() : actors).forEach(noun -> noun.act(action));
    actors.forEach(Noun::tell);
  }

  /// They run after a ball, unless something else is said.
  void play() {
    actors.forEach(actor -> actor.act(Action.RUNNING));
    actors.forEach(Noun::tell);
  }

  void adorn(Adornment adornment) {
    actors.forEach(noun -> noun.adorn(adornment));
    actors.forEach(Noun::tell);
  }

  void dyeClothes(Hue hue) {
    actors.forEach(noun -> noun.dye(hue));
  }

  void shape(Material of) {
    heads.forEach(noun -> noun.shape(of));
  }

  /// Whether those who act are made of it.
  boolean areOf(Material material) {
    return !actors.isEmpty() && actors.stream().allMatch(actor -> actor.isOf(material));
  }

  /// Whether it is said of all named last where they stand, so that this is said of others.
  boolean standSomewhere(Position where) {
    return heads.stream().allMatch(noun -> noun.stands(where));
  }

  void standAt(Position where) {
    heads.forEach(noun -> noun.stand(where));
  }

  /// Something stands or sits on what is named.
  ///
  /// @param behind whether those it bears were named before it
  /// @param ridden whether they ride it
  void seat(Noun seat, boolean behind, boolean ridden) {
    boolean somebody =
        heads.stream().anyMatch(Noun::acts)
            || heads.stream().allMatch(noun -> noun.role() == Role.SIGN);
    List<Noun> borne = (acted || somebody) && !actors.isEmpty() ? actors : heads;
    if (borne.isEmpty() || !behind) {
      seatAhead = Optional.of(seat);
      return;
    }
    borne.stream().filter(one -> one != seat).forEach(one -> one.upon(seat.thing()));
    if (ridden) {
      actors.forEach(actor -> actor.act(Action.SITTING));
      mount = Optional.of(seat).filter(Noun::acts);
    }
  }

  /// Whether those named last stay where they are put: what flies is in the air by itself.
  boolean rest() {
    return !acted && !heads.isEmpty() && heads.stream().noneMatch(NamedNouns::floats);
  }

  private static boolean floats(Noun noun) {
    return noun.role() == Role.AIR || noun.role() == Role.SIGN;
  }

  /// A couch below a plant: the plant is upon the couch.
  void putUpon(Noun upper) {
    heads.stream()
        .filter(lower -> lower != upper && !floats(lower) && !floats(upper))
        .findFirst()
        .ifPresent(lower -> upper.upon(lower.thing()));
  }

  boolean seatIsAhead() {
    return seatAhead.isPresent();
  }

  void ahead(Ahead described) {
    ahead.add(described);
  }

  /// What was described of nobody goes to the first who can have it.
  ///
  /// @return what nobody can have
  List<Ahead> giveAhead() {
    Optional<Noun> first = nouns.stream().filter(Noun::acts).findFirst();
    first.ifPresent(noun -> ahead.forEach(one -> noun.adorn(one.adornment())));
    return first.isPresent() ? List.of() : List.copyOf(ahead);
  }
}
