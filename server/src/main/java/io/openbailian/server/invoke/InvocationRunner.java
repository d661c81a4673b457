package io.openbailian.server.invoke;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.Time;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.task.StopSignal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// What every engine would otherwise repeat, once around {@link io.openbailian.engine.Engine#run}:
/// input pictures, splitting n pictures for an engine that makes one, trying again what may succeed
/// later, timeouts, and finishing and storing each picture.
public final class InvocationRunner {
  private final InputSource inputs;
  private final ItemFinisher finisher;
  private final Time time;
  private final Duration timeout;

  /// @param timeout how long an invocation may run in all
  public InvocationRunner(InputSource inputs, ItemFinisher finisher, Time time, Duration timeout) {
    this.inputs = inputs;
    this.finisher = finisher;
    this.time = time;
    this.timeout = timeout;
  }

  /// Whom an invocation is for.
  ///
  /// @param id names the files
  /// @param keyId whose uploads it may read
  record Owner(String id, String keyId) {}

  /// Runs an invocation on a lane whose gate the caller has passed; the listener learns of each
  /// part as it is done.
  ///
  /// @return false when the invocation was stopped
  /// @throws io.openbailian.protocol.WireException when an input picture cannot be used
  boolean run(
      Owner owner, Invocation invocation, Lane lane, StopSignal stop, Done.Listener listener)
      throws InterruptedException {
    long deadline = time.nanos() + timeout.toNanos();
    try (Inputs opened = inputs.open(invocation, owner.keyId())) {
      for (EngineCall call : calls(owner.id(), invocation, opened, lane, stop)) {
        ItemEvents events = new ItemEvents(call, lane, finisher, listener);
        if (!new CallRun(call, lane, stop, events, time, deadline).execute()) {
          return false;
        }
      }
      return true;
    }
  }

  /// The calls that carry out an invocation: one, or one for each item.
  static List<EngineCall> calls(
      String id, Invocation invocation, Inputs inputs, Lane lane, StopSignal stop) {
    List<EngineCall.Item> items =
        IntStream.range(0, invocation.pictures())
            .mapToObj(i -> new EngineCall.Item(i, Seeds.ofItem(invocation.values(), i)))
            .toList();
    if (lane.engine().traits().batches() || invocation.interleaved()) {
      return List.of(new Call(id, invocation, inputs, items, stop));
    }
    return items.stream()
        .<EngineCall>map(item -> new Call(id, invocation, inputs, List.of(item), stop))
        .toList();
  }
}
