package io.openbailian.server.http;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Reads page numbers and sizes from a query string.
final class QueryNumbers {
  static final String PAGE_NO = "page_no";
  static final String PAGE_SIZE = "page_size";
  static final int MOST_PAGES = 1_000_000;

  private QueryNumbers() {}

  /// @throws WireException with the range's sentence when it is no number of it
  static int read(UnaryOperator<@Nullable String> query, String name, int otherwise, int max) {
    String text = query.apply(name);
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= 1 && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, with the legal range
    }
    throw new WireException(
        ErrorCode.INVALID_PARAMETER
            .with("Range of %s should be [1, %d]".formatted(name, max))
            .sent(name + ": " + text));
  }
}
