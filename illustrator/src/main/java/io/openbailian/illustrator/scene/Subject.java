package io.openbailian.illustrator.scene;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Something a scene shows.
///
/// @param thing the name of its drawing, and of its term in the lexicon
/// @param kind which sort of it, as the lexicon's word says: a `girl` is a person, `crane` a bird
/// @param count how many of it, 1 to 12
/// @param hue the colour asked for; the drawing chooses when there is none
/// @param upon the thing it sits, stands or lies on, when the prompt says one
/// @param adornments what it wears and holds
/// @param material what it is made of, when the prompt says so
public record Subject(
    String thing,
    Optional<String> kind,
    Role role,
    int count,
    Optional<Hue> hue,
    Bulk bulk,
    Action action,
    Position position,
    Optional<String> upon,
    List<Adornment> adornments,
    Optional<Material> material) {
  public Subject {
    adornments = List.copyOf(adornments);
  }

  /// One of it, of which nothing else is said.
  public static Subject of(String thing, Role role) {
    return new Subject(
        thing,
        Optional.empty(),
        role,
        1,
        Optional.empty(),
        Bulk.USUAL,
        Action.ANY,
        Position.ANYWHERE,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /// The same subject of that sort.
  public Subject of(Optional<String> sort) {
    return new Subject(
        thing, sort, role, count, hue, bulk, action, position, upon, adornments, material);
  }

  /// The same subject, so many times, in that colour and place.
  public Subject with(int howMany, Optional<Hue> colour, Position where) {
    return new Subject(
        thing, kind, role, howMany, colour, bulk, action, where, upon, adornments, material);
  }

  /// The same subject with one thing more about it.
  public Subject with(Adornment adornment) {
    List<Adornment> all = Stream.concat(adornments.stream(), Stream.of(adornment)).toList();
    return new Subject(thing, kind, role, count, hue, bulk, action, position, upon, all, material);
  }
}
