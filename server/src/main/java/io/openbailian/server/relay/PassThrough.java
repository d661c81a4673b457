package io.openbailian.server.relay;

import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Media;
import io.openbailian.engine.Relay;
import io.openbailian.engine.StopWish;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.inspection.InspectedAnswer;
import io.openbailian.server.invoke.Caller;
import io.openbailian.server.invoke.CallerGoneException;
import io.openbailian.server.routing.Gate;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.Admission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes one request on: along the engines that its route names, each behind its gate, until one
/// answers. What has begun to go out is not begun again.
public final class PassThrough {
  private static final Logger LOG = LoggerFactory.getLogger(PassThrough.class);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(4);

  private final List<Lane> lanes;
  private final Caller caller;
  private final PassedCharge charge;
  private final InspectedAnswer.Look look;
  private final AtomicReference<StopWish> stop = new AtomicReference<>(StopWish.NONE);

  /// @param lanes not empty; each has a relay
  /// @param charge what it costs; closed by whoever made it
  /// @param look at its answer
  public PassThrough(
      List<Lane> lanes, Caller caller, PassedCharge charge, InspectedAnswer.Look look) {
    this.look = look;
    this.charge = charge;
    this.lanes = List.copyOf(lanes);
    this.caller = caller;
  }

  /// Whether nobody waits for the answer any more.
  public StopWish stop() {
    return stop.get();
  }

  /// Asks one engine after the other.
  ///
  /// @throws WireException when none answered
  /// @throws CallerGoneException when the caller left
  public void pass(Relay.Request request, Relay.Sink sink) throws InterruptedException {
    Thread here = Thread.currentThread(); // of one request, and of nothing after it
    Begun begun = new Begun(charge.counting(sink));
    @Nullable EngineFailure last = null;
    try (Caller.Watch _ =
        caller
            .presence()
            .watch(() -> {
              stop.set(StopWish.END);
              here.interrupt(); // whatever it waits for at the engine
            })) {
      for (Lane lane : lanes) {
        try {
          pass(lane, request, begun);
          return;
        } catch (EngineFailure.Unknown | EngineFailure.Refused e) {
          throw refused(lane, e); // asked elsewhere it might be paid for twice, or refused again
        } catch (EngineFailure e) {
          if (begun.is) {
            throw refused(lane, e);
          }
          last = e;
          LOG.info(
              "request={} engine={} did not pass it on: {}",
              caller.requestId(),
              lane.name(),
              e.getMessage());
        }
      }
    } catch (InterruptedException e) {
      if (stop.get() == StopWish.END) {
        throw new CallerGoneException();
      }
      throw e;
    }
    throw new WireException(last == null ? ErrorCode.MODEL_UNAVAILABLE.with() : last.error());
  }

  private WireException refused(Lane lane, EngineFailure failure) {
    LOG.info("request={} engine={} {}", caller.requestId(), lane.name(), failure.getMessage());
    WireError error = failure.error();
    return new WireException(error);
  }

  private void pass(Lane lane, Relay.Request request, Relay.Sink sink)
      throws EngineFailure, InterruptedException {
    Relay relay = lane.engine().relay().orElseThrow();
    try (Gate.Turn turn = Admission.ENGINE.queue(lane, caller.workspace())) {
      if (!turn.await(LONGEST_WAIT)) {
        throw new EngineFailure.Busy(Optional.empty(), ErrorCode.RATE_QUOTA.with());
      }
      charge.servedBy(lane.name());
      inspected(relay, request, sink);
    }
  }

  /// What may not be said is nobody's to pay.
  private void inspected(Relay relay, Relay.Request request, Relay.Sink sink)
      throws EngineFailure, InterruptedException {
    Optional<InspectedAnswer> looked = look.at(sink);
    if (looked.isEmpty()) {
      relay.relay(request, sink);
      return;
    }
    try {
      relay.relay(request, looked.get());
      looked.get().end();
    } catch (WireException e) {
      if (looked.get().blocked()) {
        charge.nothing();
      }
      if (!looked.get().isTold()) {
        throw e;
      }
    }
  }

  /// Knows whether an answer has begun to go out.
  private static final class Begun implements Relay.Sink {
    private final Relay.Sink sink;
    private boolean is;

    Begun(Relay.Sink sink) {
      this.sink = sink;
    }

    @Override
    public void begin(int status, Map<String, List<String>> headers) throws InterruptedException {
      is = true;
      sink.begin(status, headers);
    }

    @Override
    public void piece(byte[] bytes) throws InterruptedException {
      sink.piece(bytes);
    }

    @Override
    public String keep(String address, Media.Encoded file) throws InterruptedException {
      return sink.keep(address, file);
    }
  }
}
