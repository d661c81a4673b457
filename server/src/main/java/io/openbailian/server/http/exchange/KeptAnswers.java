package io.openbailian.server.http.exchange;

import io.javalin.http.Context;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.server.task.IdempotencyKey;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Answers at once that were given under a key of their client: the same request again gets the
/// same answer, and nothing is made or charged anew. They are kept in memory, for an hour, as long
/// as there is room; a restart and another node know nothing of them. Refusals, failures and
/// answers that broke off are not kept.
///
/// Safe for use by many threads.
public final class KeptAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(KeptAnswers.class);
  private static final Duration LIFETIME = Duration.ofHours(1);

  /// How long a repeat waits for the first to be answered.
  private static final Duration PATIENCE = Duration.ofSeconds(240);

  private static final Duration COME_AGAIN = Duration.ofSeconds(5);

  /// In bytes: of all, and of one workspace.
  private static final long MOST = 64L << 20;

  private static final long SHARE = MOST / 4;

  /// What an entry costs beside its bytes.
  private static final int ENTRY = 1 << 10;

  private static final int OK = 200;

  /// In the order in which they were kept: the oldest goes first.
  private final Map<Scope, Kept> kept = new LinkedHashMap<>();

  private final Map<Scope, String> running = new HashMap<>();
  private final Map<String, Long> shares = new HashMap<>();
  private final Time time;
  private long bytes;

  public KeptAnswers(Time time) {
    this.time = time;
  }

  /// What answers the request when it is new.
  @FunctionalInterface
  public interface Work {
    void answer() throws InterruptedException;
  }

  private record Scope(String workspace, String path, String key) {}

  /// An answer as it went out.
  ///
  /// @param request hash of what was asked
  /// @param until a reading of the clock
  /// @param engine what its header about engines said
  private record Kept(
      String request,
      String requestId,
      String type,
      @Nullable String engine,
      byte[] body,
      long until) {
    long weight() {
      return (long) body.length + ENTRY;
    }

    /// The same answer, told under the name of another request. Where the name ends a text it is the
    /// request's; the names of files begin with it, and stay.
    byte[] renamed(String other) {
      // every byte is one character, so that nothing but the name changes
      return new String(body, StandardCharsets.ISO_8859_1)
          .replace(requestId + '"', other + '"')
          .getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /// What there is to do for a request.
  private sealed interface Turn {
    record First() implements Turn {}

    record Again(Kept answer) implements Turn {}

    record Busy() implements Turn {}
  }

  /// Answers the request, or repeats what was answered before under its key; without a key it is
  /// always new.
  ///
  /// @param body as it was read
  /// @throws WireException when the key is none, stands for another request, or the first under it
  ///   is still being answered
  public void answer(Context context, JsonNode body, Work work) throws InterruptedException {
    String header = context.header(Wire.IDEMPOTENCY_KEY);
    if (header == null) {
      work.answer();
      return;
    }
    IdempotencyKey key =
        IdempotencyKey.of(context.path(), header, body, Exchange.asksForStream(context));
    Scope scope = new Scope(Exchange.key(context).workspace(), key.path(), key.key());
    switch (turn(scope, key.request())) {
      case Turn.First() -> first(context, scope, key.request(), work);
      case Turn.Again(Kept answer) -> repeat(context, answer);
      case Turn.Busy() -> {
        context.header("Retry-After", Long.toString(COME_AGAIN.toSeconds()));
        throw new WireException(
            ErrorCode.IDEMPOTENCY_CONFLICT
                .with()
                .withHint("the first request under this key is still being answered"));
      }
    }
  }

  private void first(Context context, Scope scope, String request, Work work)
      throws InterruptedException {
    AnswerCopy copy = new AnswerCopy(SHARE);
    context.attribute(AnswerCopy.ATTRIBUTE, copy);
    @Nullable Kept answer = null;
    try {
      work.answer();
      answer = answer(context, request, copy);
    } finally {
      end(scope, answer);
    }
  }

  private @Nullable Kept answer(Context context, String request, AnswerCopy copy) {
    HttpServletResponse response = context.res();
    @Nullable String type = response.getContentType();
    return copy.isWhole() && response.getStatus() == OK && type != null
        ? new Kept(
            request,
            Exchange.requestId(context),
            type,
            response.getHeader(Wire.ENGINE),
            copy.bytes(),
            time.nanos() + LIFETIME.toNanos())
        : null;
  }

  private static void repeat(Context context, Kept answer) {
    HttpServletResponse response = context.res();
    byte[] body = answer.renamed(Exchange.requestId(context));
    response.setStatus(OK);
    response.setHeader(Wire.IDEMPOTENCY_REPLAYED, "true");
    response.setContentType(answer.type());
    response.setContentLength(body.length);
    response.setHeader("Cache-Control", "no-cache");
    if (answer.engine() != null) {
      response.setHeader(Wire.ENGINE, answer.engine());
    }
    try {
      response.getOutputStream().write(body);
    } catch (IOException e) {
      LOG.debug("request={} its client has gone", Exchange.requestId(context), e);
    }
  }

  /// Whoever comes while the first is being answered waits for it; where nothing comes of the
  /// first, the next is the first.
  private Turn turn(Scope scope, String request) throws InterruptedException {
    long begun = time.nanos();
    while (true) {
      synchronized (this) {
        expire();
        @Nullable String other = running.get(scope);
        @Nullable Kept answer = kept.get(scope);
        if ((other != null && !other.equals(request))
            || (answer != null && !answer.request().equals(request))) {
          throw new WireException(
              ErrorCode.IDEMPOTENCY_CONFLICT
                  .with()
                  .withHint("the same key is for the same request; draw a new one for another"));
        }
        if (answer != null) {
          return new Turn.Again(answer);
        }
        if (other == null) {
          running.put(scope, request);
          return new Turn.First();
        }
      }
      Duration left = PATIENCE.minusNanos(time.nanos() - begun);
      if (!left.isPositive() || !time.await(() -> !isRunning(scope), left)) {
        return new Turn.Busy();
      }
    }
  }

  private synchronized boolean isRunning(Scope scope) {
    return running.containsKey(scope);
  }

  private synchronized void end(Scope scope, @Nullable Kept answer) {
    running.remove(scope);
    if (answer == null || answer.weight() > SHARE) {
      return;
    }
    makeRoom(scope.workspace(), answer.weight());
    kept.put(scope, answer);
    bytes += answer.weight();
    shares.merge(scope.workspace(), answer.weight(), Long::sum);
  }

  private void expire() {
    List<Scope> old = new ArrayList<>();
    for (Map.Entry<Scope, Kept> entry : kept.entrySet()) {
      if (entry.getValue().until() - time.nanos() > 0) {
        break; // those behind it are younger
      }
      old.add(entry.getKey());
    }
    old.forEach(this::drop);
  }

  /// A workspace that keeps much gives up its own before those of others.
  private void makeRoom(String workspace, long more) {
    if (shares.getOrDefault(workspace, 0L) + more > SHARE) {
      Iterator<Scope> own =
          List.copyOf(kept.keySet()).stream()
              .filter(scope -> scope.workspace().equals(workspace))
              .iterator();
      while (shares.getOrDefault(workspace, 0L) + more > SHARE && own.hasNext()) {
        drop(own.next());
      }
    }
    while (bytes + more > MOST) {
      drop(kept.keySet().iterator().next());
    }
  }

  private void drop(Scope scope) {
    @Nullable Kept gone = kept.remove(scope);
    if (gone != null) {
      bytes -= gone.weight();
      shares.computeIfPresent(
          scope.workspace(),
          (_, share) -> share == gone.weight() ? null : Long.valueOf(share - gone.weight()));
    }
  }
}
