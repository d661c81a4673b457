package io.openbailian.server.sql;

import org.jspecify.annotations.Nullable;

/// Which texts a database takes.
enum Storable {
  /// Any.
  ALL,

  /// PostgreSQL has no U+0000 in a text, and refuses the statement. Whoever stores one, or looks
  /// for one, means U+FFFD, which stands for what cannot be shown. JSON is not touched: it writes
  /// U+0000 as six other characters.
  WITHOUT_NUL;

  /// A parameter as it is sent.
  @Nullable Object of(@Nullable Object parameter) {
    return switch (this) {
      case ALL -> parameter;
      case WITHOUT_NUL ->
          parameter instanceof String text && text.indexOf('\0') >= 0
              ? text.replace('\0', '\ufffd')
              : parameter;
    };
  }
}
