package io.openbailian.engine.embedded.draw;

import java.util.List;

/// Every kind of thing that can be drawn; a subject of the lexicon has one of these.
final class Drawings {
  private static final List<Drawing> ALL =
      List.of(
          new Balloon(),
          new Bird(),
          new Boat(),
          new Bookshelf(),
          new Cat(),
          new Chair(),
          new Church(),
          new Couplets(),
          new Dish(),
          new Dog(),
          new Flowers(),
          new Fruit(),
          new House(),
          new Houseplant(),
          new Lamp(),
          new Lantern(),
          new Pavilion(),
          new Person(),
          new Rabbit(),
          new Robot(),
          new Shop(),
          new Sofa(),
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
