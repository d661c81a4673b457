package io.openbailian.engine;

/// What is wanted of a call that is on its way.
public enum StopWish {
  /// Nothing: it goes on.
  NONE,
  /// Leave it: this process ends, and the work is taken up again by its handle. What was handed on
  /// stays as it is.
  LEAVE,
  /// End it: nobody wants the result. What was handed on is stopped where that is possible.
  END
}
