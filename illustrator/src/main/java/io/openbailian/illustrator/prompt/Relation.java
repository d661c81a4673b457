package io.openbailian.illustrator.prompt;

/// How a prompt ties one noun to another.
enum Relation {
  /// 穿, 戴, wearing: the next noun is worn.
  WORN,
  /// 抱着, 拿着, holding: the next noun is held.
  HELD,
  /// 在…上, on: the next noun bears what was named, or what will be.
  UPON,
  /// 骑着, riding: the next noun bears, whatever follows it.
  RIDING,
  /// 带着, with: worn, held or only near, as the noun is.
  WITH,
  /// In a dress, or in a boat.
  IN,
  /// Made of.
  MADE,
  /// What stands higher than the next noun.
  ABOVE,
  /// What the next noun stands upon.
  BELOW,
  /// Behind the next noun.
  BEHIND,
  /// In front of the next noun.
  BEFORE,
  /// Under the next noun.
  UNDER,
  /// 和, and.
  AND,
  /// But: ends what is negated.
  BUT
}
