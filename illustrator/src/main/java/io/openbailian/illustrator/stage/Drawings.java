package io.openbailian.illustrator.stage;

import io.openbailian.illustrator.letters.NameSign;
import io.openbailian.illustrator.prompt.Lexicon;
import io.openbailian.illustrator.prompt.Term;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Drawing;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Every kind of thing that can be drawn: a subject's line of the lexicon names the class.
///
/// A class is loaded when its thing is drawn for the first time. So a new subject is a class and a
/// line, and nobody waits for the classes of things that no picture shows.
final class Drawings {
  private static final String ILLUSTRATOR = "io.openbailian.illustrator.";

  private static final Map<String, Drawing> MADE = new ConcurrentHashMap<>();

  private Drawings() {}

  private static final Drawing SIGN = new NameSign();

  /// The drawing of a subject: a sign with its name where it has none of its own.
  static Drawing of(Subject subject) {
    return subject.role() == Role.SIGN ? SIGN : of(subject.thing());
  }

  /// The drawing of a thing.
  ///
  /// @throws IllegalArgumentException when nobody can draw it
  static Drawing of(String thing) {
    return find(thing)
        .orElseThrow(() -> new IllegalArgumentException("there is no drawing of " + thing));
  }

  /// The drawing of a thing, if it is a subject of the lexicon.
  static Optional<Drawing> find(String thing) {
    return Lexicon.bundled()
        .subject(thing)
        .map(Term::drawing)
        .map(name -> MADE.computeIfAbsent(name, Drawings::make));
  }

  private static Drawing make(String name) {
    try {
      return Class.forName(ILLUSTRATOR + name)
          .asSubclass(Drawing.class)
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalStateException("the lexicon names a drawing that is none: " + name, e);
    }
  }
}
