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
          new Bamboo(),
          new Bear(),
          new Bed(),
          new Bicycle(),
          new Bird(),
          new Board(),
          new Boat(),
          new Book(),
          new Bookshelf(),
          new Bridge(),
          new Butterfly(),
          new Cake(),
          new Car(),
          new Castle(),
          new Cat(),
          new Chair(),
          new Church(),
          new Couplets(),
          new Deer(),
          new Dish(),
          new Dog(),
          new Dragon(),
          new Fairy(),
          new Fish(),
          new Flowers(),
          new Fox(),
          new Fruit(),
          new Gem(),
          new Horse(),
          new House(),
          new Houseplant(),
          new Lamp(),
          new Lantern(),
          new Lighthouse(),
          new Pan(),
          new Panda(),
          new Pavilion(),
          new Person(),
          new Plated(),
          new Plinth(),
          new Produce(),
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

  /// The drawing of a thing, or the one that the lexicon has stand in for it.
  ///
  /// @throws IllegalArgumentException when nobody can draw it
  static Drawing of(String thing) {
    return find(thing)
        .or(() -> otherwise(thing))
        .orElseThrow(() -> new IllegalArgumentException("there is no drawing of " + thing));
  }

  private static Optional<Drawing> otherwise(String thing) {
    return Lexicon.bundled().subject(thing).flatMap(Term::otherwise).flatMap(Drawings::find);
  }

  /// The drawing of a thing, if anybody can draw it.
  static Optional<Drawing> find(String thing) {
    return ALL.stream().filter(drawing -> drawing.thing().equals(thing)).findFirst();
  }
}
