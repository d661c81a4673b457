package io.openbailian.server.traces;

import io.openbailian.catalog.model.ResultShape;
import io.openbailian.engine.Time;
import io.openbailian.protocol.server.TraceDocument;
import io.openbailian.protocol.server.TraceDocument.Span;
import io.openbailian.server.metrics.Attempts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes spans of requests and of stays with engines, and keeps them until they are sent. What
/// there is no room for is dropped and counted: nobody waits for a collector.
///
/// The trace of a request has the digits of its request id, unless the caller says to which it
/// belongs; that of a task those of the task's id. So whoever has an id finds the trace.
public final class Traces implements Attempts {
  private static final int MOST_WAITING = 8_192;
  private static final int MOST_REQUESTS = 10_000;

  private final Time time;
  private final RandomGenerator random;
  private final BlockingQueue<Span> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final LongAdder dropped = new LongAdder();

  /// What engines did for requests that are not answered yet: to which trace these belong is known
  /// when they are.
  private final Map<String, List<Span>> underWay =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Span>> eldest) {
          return size() > MOST_REQUESTS;
        }
      };

  public Traces(Time time, RandomGenerator random) {
    this.time = time;
    this.random = random;
  }

  /// A request that was answered.
  ///
  /// @param id of it
  /// @param route the pattern of its path
  public record Answered(String id, String method, String route, int status, long nanos) {}

  /// Notes a request that was answered.
  ///
  /// @param parent the header of that name, if it came with one
  public void request(Answered request, @Nullable String parent) {
    List<Span> below;
    synchronized (underWay) {
      below = underWay.remove(request.id());
    }
    Optional<TraceParent> caller = TraceParent.of(parent);
    if (caller.filter(one -> !one.sampled()).isPresent()) {
      return; // the caller does not keep it
    }
    Span span =
        new Span(
            caller.map(TraceParent::trace).orElse(digits(request.id())),
            spanId(),
            caller.map(TraceParent::span),
            request.method() + " " + request.route(),
            TraceDocument.Kind.SERVER,
            time.now().minusNanos(request.nanos()),
            time.now(),
            request.status() >= 500,
            Map.of(
                TraceDocument.METHOD, request.method(),
                TraceDocument.ROUTE, request.route(),
                TraceDocument.STATUS, request.status(),
                TraceDocument.CALL, request.id()));
    keep(span);
    if (below != null) {
      below.forEach(one -> keep(one.in(span.trace(), Optional.of(span.id()))));
    }
  }

  @Override
  public void ended(Attempt attempt) {
    Instant now = time.now();
    boolean failed = !attempt.outcome().equals(Attempt.RETURNED);
    Map<String, Object> attributes = new HashMap<>();
    String work = work(attempt.shape());
    attributes.put(TraceDocument.OPERATION, work);
    attributes.put(TraceDocument.PROVIDER, attempt.engine());
    attributes.put(TraceDocument.MODEL, attempt.model());
    attributes.put(TraceDocument.CALL, attempt.call());
    attempt
        .tokens()
        .ifPresent(tokens -> {
          attributes.put(TraceDocument.TOKENS_IN, tokens.in());
          attributes.put(TraceDocument.TOKENS_OUT, tokens.out());
        });
    if (failed) {
      attributes.put(TraceDocument.ERROR, attempt.outcome());
    }
    Span span =
        new Span(
            digits(attempt.call()),
            spanId(),
            Optional.empty(),
            work + " " + attempt.model(),
            TraceDocument.Kind.CLIENT,
            now.minusNanos(attempt.nanos()),
            now,
            failed,
            attributes);
    if (attempt.awaited()) {
      synchronized (underWay) {
        underWay.computeIfAbsent(attempt.call(), _ -> new ArrayList<>()).add(span);
      }
    } else {
      keep(span);
    }
  }

  private static String work(ResultShape shape) {
    return switch (shape) {
      case TEXT -> TraceDocument.CHAT;
      case EMBEDDINGS -> TraceDocument.EMBEDDINGS;
      case RESULTS, CHOICES, IMAGE_URL, VIDEO_URL, TRANSCRIPTION, SOCKET, RANKING, PASSED ->
          TraceDocument.GENERATE;
    };
  }

  private void keep(Span span) {
    if (!waiting.offer(span)) {
      dropped.increment();
    }
  }

  /// An id without its dashes; what is no such id has other digits, always the same.
  private static String digits(String id) {
    String digits = id.replace("-", "");
    boolean isHex =
        digits.length() == 32 && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    return isHex ? digits : "%032x".formatted(1L + Integer.toUnsignedLong(id.hashCode()));
  }

  private String spanId() {
    return "%016x".formatted(Math.max(1, random.nextLong() & Long.MAX_VALUE));
  }

  /// Waits for the first span and takes what there is.
  List<Span> take(int most) throws InterruptedException {
    List<Span> some = new ArrayList<>();
    some.add(waiting.take());
    waiting.drainTo(some, most - 1);
    return some;
  }

  /// What is there now.
  List<Span> rest(int most) {
    List<Span> some = new ArrayList<>();
    waiting.drainTo(some, most);
    return some;
  }

  /// Notes that spans could not be sent.
  void lost(int spans) {
    dropped.add(spans);
  }

  /// How many were dropped.
  public long dropped() {
    return dropped.sum();
  }

  /// How long spans are gathered before they are sent.
  static final Duration GATHERING = Duration.ofSeconds(1);
}
