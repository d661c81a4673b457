package io.openbailian.server.artifact;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import java.io.IOException;

/// A key's share of what fetching takes is used up; another time it may not be.
public final class NoFetchRoomException extends IOException {
  private static final long serialVersionUID = 1;

  NoFetchRoomException(String why) {
    super(why);
  }

  /// What whoever waits for an answer is told.
  public WireError error() {
    return ErrorCode.ALLOCATION_QUOTA.with().withHint(getMessage() + "; try again in a moment");
  }
}
