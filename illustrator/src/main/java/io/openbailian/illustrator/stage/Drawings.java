package io.openbailian.illustrator.stage;

import io.openbailian.illustrator.animal.Bear;
import io.openbailian.illustrator.animal.Bird;
import io.openbailian.illustrator.animal.Butterfly;
import io.openbailian.illustrator.animal.Cat;
import io.openbailian.illustrator.animal.Deer;
import io.openbailian.illustrator.animal.Dog;
import io.openbailian.illustrator.animal.Dragon;
import io.openbailian.illustrator.animal.Fish;
import io.openbailian.illustrator.animal.Fox;
import io.openbailian.illustrator.animal.Horse;
import io.openbailian.illustrator.animal.Panda;
import io.openbailian.illustrator.animal.Rabbit;
import io.openbailian.illustrator.figure.Fairy;
import io.openbailian.illustrator.figure.Person;
import io.openbailian.illustrator.figure.Robot;
import io.openbailian.illustrator.letters.Couplets;
import io.openbailian.illustrator.letters.NameSign;
import io.openbailian.illustrator.place.Bridge;
import io.openbailian.illustrator.place.Castle;
import io.openbailian.illustrator.place.Church;
import io.openbailian.illustrator.place.House;
import io.openbailian.illustrator.place.Lighthouse;
import io.openbailian.illustrator.place.Pavilion;
import io.openbailian.illustrator.place.Shop;
import io.openbailian.illustrator.place.Temple;
import io.openbailian.illustrator.place.Tower;
import io.openbailian.illustrator.place.Tree;
import io.openbailian.illustrator.place.Waterfall;
import io.openbailian.illustrator.place.Windmill;
import io.openbailian.illustrator.scene.Lexicon;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.scene.Term;
import io.openbailian.illustrator.thing.Balloon;
import io.openbailian.illustrator.thing.Bamboo;
import io.openbailian.illustrator.thing.Bed;
import io.openbailian.illustrator.thing.Bicycle;
import io.openbailian.illustrator.thing.Board;
import io.openbailian.illustrator.thing.Boat;
import io.openbailian.illustrator.thing.Book;
import io.openbailian.illustrator.thing.Bookshelf;
import io.openbailian.illustrator.thing.Cake;
import io.openbailian.illustrator.thing.Car;
import io.openbailian.illustrator.thing.Chair;
import io.openbailian.illustrator.thing.Dish;
import io.openbailian.illustrator.thing.Flowers;
import io.openbailian.illustrator.thing.Fruit;
import io.openbailian.illustrator.thing.Gem;
import io.openbailian.illustrator.thing.Houseplant;
import io.openbailian.illustrator.thing.Lamp;
import io.openbailian.illustrator.thing.Lantern;
import io.openbailian.illustrator.thing.Pan;
import io.openbailian.illustrator.thing.Plated;
import io.openbailian.illustrator.thing.Plinth;
import io.openbailian.illustrator.thing.Produce;
import io.openbailian.illustrator.thing.Sofa;
import io.openbailian.illustrator.thing.Tea;
import io.openbailian.illustrator.thing.Train;
import io.openbailian.illustrator.thing.Umbrella;
import io.openbailian.illustrator.thing.Vase;
import io.openbailian.illustrator.tool.Drawing;
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

  private static final Drawing SIGN = new NameSign();

  /// The drawing of a subject: a sign with its name where it has none of its own.
  static Drawing of(Subject subject) {
    return subject.role() == Role.SIGN ? SIGN : of(subject.thing());
  }

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
