package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.scene.Lexicon;
import io.openbailian.engine.embedded.scene.Term;
import java.util.List;
import java.util.Optional;

/// Every kind of thing that can be drawn; a subject of the lexicon has one of these.
final class Drawings {
  private static final List<Drawing> ALL =
      List.of(
          new Balloon(),
          new Bird(),
          new Boat(),
          new Board(),
          new Cat(),
          new Church(),
          new Couplets(),
          new Dish(),
          new Dog(),
          new Flowers(),
          new Fruit(),
          new Gem(),
          new House(),
          new Lantern(),
          new Pan(),
          new Pavilion(),
          new Person(),
          new Plated(),
          new Plinth(),
          new Produce(),
          new Rabbit(),
          new Robot(),
          new Shop(),
          new Tea(),
          new Tree(),
          new Vase());

  private Drawings() {}

  /// The drawing of a thing, or the one that the lexicon has stand in for it.
  ///
  /// @throws IllegalArgumentException when nobody can draw it
  static Drawing of(String thing) {
    return named(thing)
        .or(() -> otherwise(thing))
        .orElseThrow(() -> new IllegalArgumentException("there is no drawing of " + thing));
  }

  private static Optional<Drawing> otherwise(String thing) {
    return Lexicon.bundled().subject(thing).flatMap(Term::otherwise).flatMap(Drawings::named);
  }

  private static Optional<Drawing> named(String thing) {
    return ALL.stream().filter(drawing -> drawing.thing().equals(thing)).findFirst();
  }
}
