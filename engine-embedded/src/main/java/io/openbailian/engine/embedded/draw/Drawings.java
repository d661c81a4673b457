package io.openbailian.engine.embedded.draw;

import java.util.List;

/// Every kind of thing that can be drawn; a subject of the lexicon has one of these.
final class Drawings {
  private static final List<Drawing> ALL =
      List.of(
          new Balloon(),
          new Bamboo(),
          new Bed(),
          new Bicycle(),
          new Bird(),
          new Boat(),
          new Book(),
          new Bookshelf(),
          new Bridge(),
          new Cake(),
          new Car(),
          new Castle(),
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
          new Lighthouse(),
          new Pavilion(),
          new Person(),
          new Rabbit(),
          new Robot(),
          new Shop(),
          new Sofa(),
          new Tea(),
          new Temple(),
          new Tower(),
          new Train(),
          new Tree(),
          new Umbrella(),
          new Vase(),
          new Waterfall(),
          new Windmill());

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
