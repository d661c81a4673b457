package io.openbailian.server.run;

/// An engine has emitted what it must not.
public final class BrokenContractException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param what it did, for people
  public BrokenContractException(String what) {
    super(what);
  }

  /// @param what it did, for people
  /// @param cause for the log
  public BrokenContractException(String what, Throwable cause) {
    super(what, cause);
  }
}
