package io.openbailian.engine;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A call that failed as a whole. There are five ways to fail, and each says what may be done next:
/// whoever runs engines decides by the kind alone.
///
/// A failure covers the items that the call has not reported; those that are done stay done.
public abstract sealed class EngineFailure extends Exception {
  private final transient WireError error;

  private EngineFailure(WireError error, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.error = error;
  }

  /// What the client is told when nothing else can be done.
  public WireError error() {
    return error;
  }

  private static String said(WireError error) {
    return error.code() + ": " + error.message();
  }

  /// The request itself cannot be carried out: what it asks for, its parameters, its content.
  /// Final; no other engine is asked.
  public static final class Refused extends EngineFailure {
    public Refused(WireError error) {
      super(error, said(error), null);
    }
  }

  /// Overloaded or throttled; nothing was begun. The call waits and comes again, or goes elsewhere.
  public static final class Busy extends EngineFailure {
    private final transient Optional<Duration> retryAfter;

    /// @param retryAfter when to come again, where the engine knows
    /// @param error for a client that cannot wait any longer
    public Busy(Optional<Duration> retryAfter, WireError error) {
      super(error, said(error), null);
      this.retryAfter = retryAfter;
    }

    /// An engine that is as busy as a throttled service.
    public Busy(Duration retryAfter) {
      this(Optional.of(retryAfter), ErrorCode.RATE_QUOTA.with());
    }

    public Optional<Duration> retryAfter() {
      return retryAfter;
    }
  }

  /// Could not be reached, or turned our own account away; nothing was begun. The next engine is
  /// asked at once.
  public static final class Down extends EngineFailure {
    /// @param why for people, for example `connection refused`
    public Down(String why, @Nullable Throwable cause) {
      super(ErrorCode.MODEL_UNAVAILABLE.with().withHint(why), why, cause);
    }

    public Down(String why) {
      this(why, null);
    }

    /// @param error in the words of the engine
    public Down(WireError error) {
      super(error, said(error), null);
    }
  }

  /// It answered nonsense, or broke its contract. The next engine is asked unless something was
  /// delivered already; a request that breaks two engines ends.
  public static final class Broken extends EngineFailure {
    /// @param why for people
    public Broken(String why, @Nullable Throwable cause) {
      super(ErrorCode.TASK_FAILED.with(why), why, cause);
    }

    public Broken(String why) {
      this(why, null);
    }

    /// @param error in the words of the engine
    public Broken(WireError error, @Nullable Throwable cause) {
      super(error, said(error), cause);
    }
  }

  /// May have been carried out, and charged for: a connection was cut after the request was sent.
  /// Only the handle can tell; without one it is final for an engine that costs money, and tried
  /// again with others.
  public static final class Unknown extends EngineFailure {
    private final transient Optional<String> handle;

    /// @param handle the engine's name for the work, where it got that far
    public Unknown(String why, @Nullable Throwable cause, Optional<String> handle) {
      super(ErrorCode.TASK_FAILED.with(why), why, cause);
      this.handle = handle;
    }

    public Unknown(String why) {
      this(why, null, Optional.empty());
    }

    public Optional<String> handle() {
      return handle;
    }
  }
}
