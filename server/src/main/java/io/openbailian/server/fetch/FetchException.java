package io.openbailian.server.fetch;

import org.jspecify.annotations.Nullable;

/// A file that could not be fetched; its message is a sentence for whoever gave the address.
public final class FetchException extends Exception {
  private final FetchFault fault;

  public FetchException(FetchFault fault, String why) {
    this(fault, why, null);
  }

  public FetchException(FetchFault fault, String why, @Nullable Throwable cause) {
    super(why, cause);
    this.fault = fault;
  }

  public FetchFault fault() {
    return fault;
  }

  /// The sentence.
  public String why() {
    return String.valueOf(getMessage());
  }
}
