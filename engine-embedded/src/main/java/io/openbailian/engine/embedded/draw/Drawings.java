package io.openbailian.engine.embedded.draw;

import java.util.List;

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
          new Produce(),
          new Rabbit(),
          new Robot(),
          new Shop(),
          new Tea(),
          new Tree(),
          new Vase());

  private Drawings() {}

  /// The drawing of a thing.
  ///
  /// @throws IllegalArgumentException when nobody can draw it
  static Drawing of(String thing) {
    return ALL.stream()
        .filter(drawing -> drawing.thing().equals(thing))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no drawing of " + thing));
  }
}
