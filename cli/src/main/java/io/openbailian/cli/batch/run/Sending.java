package io.openbailian.cli.batch.run;

import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Obstacles;
import io.openbailian.cli.output.Texts;
import io.openbailian.client.RefusedException;
import io.openbailian.client.UnreachableException;
import java.time.Duration;
import java.util.Set;

/// Sends a request until there is an answer that counts: refusals for going too fast and
/// connections that never stood are repeated.
final class Sending {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;
  private static final int UNAUTHORIZED = 401;

  /// After so many waits in a row the service will not do it.
  private static final int MOST_WAITS = 12;

  private static final int MOST_BREAKS = 5;
  private static final int MOST_DOUBLINGS = 6;

  /// What no other entry will fare better with.
  private static final Set<String> STOPPING =
      Set.of(
          "Arrearage",
          "AllocationQuota.FreeTierOnly",
          "QuotaExceeded",
          "InvalidApiKey",
          "Unauthorized");

  private final RunParts parts;
  private final boolean repeatable;
  private int waits;
  private int breaks;

  /// @param repeatable whether a request that may have arrived may be sent again
  Sending(RunParts parts, boolean repeatable) {
    this.parts = parts;
    this.repeatable = repeatable;
  }

  /// Whether a request has left to which no answer was seen.
  boolean mayHaveArrived() {
    return breaks > 0;
  }

  /// A request.
  interface Asked<T> {
    T ask() throws InterruptedException;
  }

  /// Sends it.
  ///
  /// @throws RefusedException when the service says no to this entry
  /// @throws UnreachableException when no answer was seen, and it may have arrived
  /// @throws Unsent when nothing arrived, or it was refused before anything was done, and the batch
  ///   stops
  <T> T send(Asked<T> request) throws InterruptedException {
    while (true) {
      parts.pacing().awaitUnblocked();
      try {
        T answer = request.ask();
        parts.pacing().succeeded();
        return answer;
      } catch (RefusedException e) {
        refused(e);
      } catch (UnreachableException e) {
        unreached(e);
      }
    }
  }

  private void refused(RefusedException e) {
    boolean stops = STOPPING.contains(e.code()) || e.status() == UNAUTHORIZED;
    if (stops) {
      throw new Unsent(
          new BatchStop(ExitCode.REFUSED, "%s: %s".formatted(e.code(), e.getMessage())));
    }
    boolean later =
        e.status() == TOO_MANY_REQUESTS
            || (e.status() == UNAVAILABLE && e.retryAfter().isPresent());
    if (!later) {
      parts.pacing().succeeded();
      throw e;
    }
    if (++waits > MOST_WAITS && parts.pacing().running() <= 1) {
      throw new Unsent(
          new BatchStop(
              ExitCode.REFUSED, Texts.say("batch.in-a-row", e.code(), e.getMessage(), waits)));
    }
    parts.pacing().slower(e.retryAfter().orElseGet(() -> backoff(waits)));
  }

  private void unreached(UnreachableException e) {
    if (e.isUnsent()) {
      if (++waits > MOST_WAITS) {
        throw new Unsent(new BatchStop(ExitCode.NO_CONNECTION, Obstacles.sentence(e)));
      }
      parts.pacing().slower(backoff(waits));
    } else {
      if (!repeatable || ++breaks > MOST_BREAKS) {
        throw e;
      }
      parts.pacing().slower(backoff(breaks));
    }
  }

  /// A second, then two, four… to a minute.
  private static Duration backoff(int times) {
    return Duration.ofSeconds(1L << Math.min(times - 1, MOST_DOUBLINGS - 1));
  }

  /// Nothing came of it, and nothing will of others.
  static final class Unsent extends RuntimeException {
    private final transient BatchStop stop;

    Unsent(BatchStop stop) {
      super(stop.sentence());
      this.stop = stop;
    }

    BatchStop stop() {
      return stop;
    }
  }
}
