package io.openbailian.server.admission;

/// What a key may be called: a name is shown in tables and logs.
public final class KeyNames {
  /// The most characters.
  public static final int LONGEST = 64;

  private KeyNames() {}

  /// Refuses what is too long or cannot be shown in one line.
  ///
  /// @throws IllegalArgumentException with a sentence
  static void check(String name) {
    check(AccountJson.NAME, name, LONGEST);
  }

  /// As {@link #check(String)}, of another member.
  static void check(String member, String text, int longest) {
    long characters = text.codePoints().count();
    if (characters > longest) {
      throw new IllegalArgumentException(
          "%s: it has at most %d characters, this one has %d"
              .formatted(member, longest, characters));
    }
    if (text.codePoints().anyMatch(KeyNames::isInvisible)) {
      throw new IllegalArgumentException(
          member + ": it has no control characters and no line breaks");
    }
  }

  /// Control characters, marks that turn the direction of writing, halves of characters, and others
  /// that a terminal obeys instead of showing them.
  private static boolean isInvisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
