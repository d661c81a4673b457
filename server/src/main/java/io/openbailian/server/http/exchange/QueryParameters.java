package io.openbailian.server.http.exchange;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import org.jspecify.annotations.Nullable;

/// The query string of a request.
@FunctionalInterface
public interface QueryParameters {
  String PAGE_NO = "page_no";
  String PAGE_SIZE = "page_size";
  int MOST_PAGES = 1_000_000;

  /// The first value of a parameter, if it was sent.
  @Nullable String first(String name);

  /// Whether a flag is set; without a value it is not.
  ///
  /// @throws WireException when it is neither true nor false
  default boolean flag(String name) {
    String text = first(name);
    if (text == null || text.isBlank() || text.strip().equalsIgnoreCase("false")) {
      return false;
    }
    if (text.strip().equalsIgnoreCase("true")) {
      return true;
    }
    throw new WireException(
        ErrorCode.INVALID_PARAMETER
            .with("The type or value of %s is not in definition.".formatted(name))
            .sent("true or false is legal; sent: " + text));
  }

  /// A number from 1 to `max`.
  ///
  /// @throws WireException with the range's sentence when it is no number of it
  default int number(String name, int otherwise, int max) {
    String text = first(name);
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
