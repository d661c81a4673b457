package io.openbailian.server.http.exchange;

import io.openbailian.engine.Time;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The answers that {@link KeptAnswers} repeats, and the requests that are being answered. All of
/// them have so much room, one workspace has its share of it, and who needs more gives up its own
/// oldest first.
///
/// Safe for use by many threads; whoever waits holds nothing.
final class AnswerStore {
  private static final Duration LIFETIME = Duration.ofHours(1);

  /// What an entry costs beside its bytes.
  private static final int ENTRY = 1 << 10;

  /// In the order in which they were kept: the oldest goes first.
  private final Map<Scope, Kept> kept = new LinkedHashMap<>();

  private final Map<String, Share> shares = new HashMap<>();
  private final Map<Scope, Running> running = new HashMap<>();
  private final Time time;
  private final long most;
  private final long share;
  private long bytes;

  /// @param most bytes of all
  /// @param share bytes of one workspace
  AnswerStore(Time time, long most, long share) {
    this.time = time;
    this.most = most;
    this.share = share;
  }

  /// Whose key it is, and for what.
  record Scope(String workspace, String path, String key) {}

  /// An answer as it went out.
  ///
  /// @param request hash of what was asked
  /// @param engine what its header about engines said
  /// @param body a character for each byte, so that nothing but the name changes
  record Answer(
      String request, String requestId, String type, @Nullable String engine, String body) {
    private long weight() {
      return (long) body.length() + ENTRY;
    }

    /// The same answer, told under the name of another request. Where the name ends a text it is
    /// the request's; the names of files begin with it, and stay.
    byte[] renamed(String other) {
      return body.replace(requestId + '"', other + '"').getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /// What there is to do for a request.
  sealed interface Turn {
    /// Answer it, and tell {@link #end} what came of it.
    record First() implements Turn {}

    record Again(Answer answer) implements Turn {}

    /// The key stands for another request.
    record Other() implements Turn {}

    /// The first is still being answered.
    record Busy() implements Turn {}
  }

  /// @param until a reading of the clock
  private record Kept(Answer answer, long until) {}

  /// A request that is being answered, and when it is over.
  private record Running(String request, CountDownLatch over) {}

  /// What one workspace has, the oldest first.
  private static final class Share {
    private final LinkedHashSet<Scope> scopes = new LinkedHashSet<>();
    private long bytes;
  }

  /// Whoever comes while the first is being answered waits for it; where nothing comes of the
  /// first, the next is the first.
  ///
  /// @param request hash of what is asked
  Turn turn(Scope scope, String request, Duration patience) throws InterruptedException {
    long last = System.nanoTime() + patience.toNanos();
    while (true) {
      Running other;
      synchronized (this) {
        expire();
        Optional<Turn> turn = atOnce(scope, request);
        if (turn.isPresent()) {
          return turn.get();
        }
        other = running.get(scope);
      }
      if (other != null && !other.over().await(last - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return new Turn.Busy();
      }
    }
  }

  /// Nothing where the first is being answered.
  private Optional<Turn> atOnce(Scope scope, String request) {
    Kept there = kept.get(scope);
    if (there != null) {
      return Optional.of(
          there.answer().request().equals(request)
              ? new Turn.Again(there.answer())
              : new Turn.Other());
    }
    Running other = running.get(scope);
    if (other == null) {
      running.put(scope, new Running(request, new CountDownLatch(1)));
      return Optional.of(new Turn.First());
    }
    return other.request().equals(request) ? Optional.empty() : Optional.of(new Turn.Other());
  }

  /// The first of a scope is over.
  ///
  /// @param answer nothing where it is not to be repeated
  synchronized void end(Scope scope, Optional<Answer> answer) {
    answer.filter(one -> one.weight() <= share).ifPresent(one -> keep(scope, one));
    Running over = running.remove(scope);
    if (over != null) {
      over.over().countDown();
    }
  }

  private void keep(Scope scope, Answer answer) {
    Share own = shares.computeIfAbsent(scope.workspace(), _ -> new Share());
    while (own.bytes + answer.weight() > share) {
      drop(own.scopes.getFirst());
    }
    while (bytes + answer.weight() > most) {
      drop(kept.keySet().iterator().next());
    }
    kept.put(scope, new Kept(answer, time.nanos() + LIFETIME.toNanos()));
    shares.putIfAbsent(scope.workspace(), own); // what was dropped may have been its last
    own.scopes.add(scope);
    own.bytes += answer.weight();
    bytes += answer.weight();
  }

  private void expire() {
    long now = time.nanos();
    while (!kept.isEmpty()) {
      Map.Entry<Scope, Kept> oldest = kept.entrySet().iterator().next();
      if (oldest.getValue().until() - now > 0) {
        return;
      }
      drop(oldest.getKey());
    }
  }

  private void drop(Scope scope) {
    Kept gone = kept.remove(scope);
    Share own = shares.get(scope.workspace());
    if (gone == null || own == null) {
      return;
    }
    own.scopes.remove(scope);
    own.bytes -= gone.answer().weight();
    bytes -= gone.answer().weight();
    if (own.scopes.isEmpty()) {
      shares.remove(scope.workspace());
    }
  }
}
