package io.openbailian.server.invoke;

import io.openbailian.catalog.Meaning;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineException;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.task.StopSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What every engine would otherwise repeat, once around {@link io.openbailian.engine.Engine#run}:
/// splitting n pictures for an engine that makes one, trying again what may succeed later,
/// timeouts, and finishing and storing each picture.
public final class InvocationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(InvocationRunner.class);

  /// How often a call is tried, with pauses of 1, 2, 4… seconds, when its engine says that it may
  /// succeed later.
  private static final int TRIES = 4;

  private final ItemFinisher finisher;
  private final Time time;
  private final Duration timeout;

  /// @param timeout how long an invocation may run in all
  public InvocationRunner(ItemFinisher finisher, Time time, Duration timeout) {
    this.finisher = finisher;
    this.time = time;
    this.timeout = timeout;
  }

  /// One item that is done, well or not.
  ///
  /// @param actualPrompt the prompt as it was used, when `prompt_extend` was on
  record Done(int index, ItemFinisher.Stored stored, @Nullable String actualPrompt) {}

  /// Runs an invocation on a lane whose gate the caller has passed.
  ///
  /// @param id names the files
  /// @param progress told of each item as it is done
  /// @return the items in order; empty when the invocation was stopped
  Optional<List<Done>> run(
      String id, Invocation invocation, Lane lane, StopSignal stop, Consumer<Done> progress)
      throws InterruptedException {
    long deadline = time.nanos() + timeout.toNanos();
    List<Done> all = new ArrayList<>();
    for (EngineCall call : calls(id, invocation, lane, stop)) {
      ItemCollector items = new ItemCollector(call.items().size());
      Optional<WireError> fault = enter(call, lane, items, stop, deadline);
      if (fault.isEmpty()) {
        return Optional.empty();
      }
      for (EngineCall.Item item : call.items()) {
        Done done = finish(call, item, lane, items, fault.get());
        progress.accept(done);
        all.add(done);
      }
    }
    return Optional.of(all);
  }

  private static List<EngineCall> calls(
      String id, Invocation invocation, Lane lane, StopSignal stop) {
    int n = Math.toIntExact(invocation.values().integer(Meaning.N).orElse(1L));
    List<EngineCall.Item> items =
        IntStream.range(0, n)
            .mapToObj(i -> new EngineCall.Item(i, Seeds.ofItem(invocation.values(), i)))
            .toList();
    if (lane.engine().traits().batches()) {
      return List.of(new Call(id, invocation, items, stop));
    }
    return items.stream()
        .<EngineCall>map(item -> new Call(id, invocation, List.of(item), stop))
        .toList();
  }

  /// Lets the engine run, again if it asks for that.
  ///
  /// @return the error of the items that the engine did not report; empty when the call was stopped
  private Optional<WireError> enter(
      EngineCall call, Lane lane, ItemCollector items, StopSignal stop, long deadline)
      throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Duration left = Duration.ofNanos(Math.max(1, deadline - time.nanos()));
      EngineRun.End end = new EngineRun(lane.engine(), call, items, stop).execute(left);
      switch (end) {
        case EngineRun.End.Stopped() -> {
          return Optional.empty();
        }
        case EngineRun.End.Returned() -> {
          return Optional.of(
              ErrorCode.TASK_FAILED.with(
                  "engine %s ended without a result".formatted(lane.name())));
        }
        case EngineRun.End.TimedOut() -> {
          return Optional.of(ErrorCode.TIMEOUT.with());
        }
        case EngineRun.End.Threw(Throwable cause) -> {
          if (attempt == TRIES || !retryable(cause)) {
            return Optional.of(error(call, lane, cause));
          }
          LOG.info(
              "call={} engine={} is tried again: {}", call.id(), lane.name(), cause.getMessage());
          if (time.await(stop::stopped, Duration.ofSeconds(1L << (attempt - 1)))) {
            return Optional.empty();
          }
        }
      }
    }
  }

  private static boolean retryable(Throwable cause) {
    return cause instanceof EngineException e && e.retryable();
  }

  private static WireError error(EngineCall call, Lane lane, Throwable cause) {
    if (cause instanceof EngineException e) {
      return e.error();
    }
    LOG.error("call={} engine={} failed", call.id(), lane.name(), cause);
    return ErrorCode.TASK_FAILED.with("engine %s: %s".formatted(lane.name(), cause));
  }

  private Done finish(
      EngineCall call, EngineCall.Item item, Lane lane, ItemCollector items, WireError unreported) {
    ItemFinisher.Stored stored =
        switch (items.outcome(item.index(), unreported)) {
          case ItemCollector.Outcome.Made(var media) -> finisher.store(call, item, lane, media);
          case ItemCollector.Outcome.Failed(var error) -> new ItemFinisher.Stored.Failed(error);
        };
    return new Done(item.index(), stored, actualPrompt(call, items.rewritten(item.index())));
  }

  /// An engine that does not rewrite leaves the prompt as it is; the wire has an actual_prompt all
  /// the same.
  private static @Nullable String actualPrompt(EngineCall call, @Nullable String rewritten) {
    if (!call.values().flag(Meaning.PROMPT_EXTEND)) {
      return null;
    }
    return rewritten == null ? call.values().textOrEmpty(Meaning.PROMPT) : rewritten;
  }
}
