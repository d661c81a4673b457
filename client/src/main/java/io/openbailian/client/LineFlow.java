package io.openbailian.client;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The lines of an answer that is still coming, to be taken one by one; every kind of line end
/// counts.
///
/// Lines are asked for as they are taken, so a slow taker slows the sender and not the heap.
final class LineFlow implements BodySubscriber<StreamBody> {
  private static final int AHEAD = 64;

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final Taker taker = new Taker(signals);
  private final BodySubscriber<?> lines =
      BodySubscribers.fromLineSubscriber(taker, _ -> "", StandardCharsets.UTF_8, anyLineEnd());

  private sealed interface Signal {
    record Line(String text) implements Signal {}

    record End() implements Signal {}

    record Broken(Throwable cause) implements Signal {}
  }

  private static @Nullable String anyLineEnd() {
    return null;
  }

  /// The next line; empty at the end.
  ///
  /// @throws TimeoutException when nothing came for so long
  Optional<String> next(Duration atMost) throws InterruptedException, TimeoutException, BrokenFlow {
    Signal signal = signals.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    return switch (signal) {
      case null -> throw new TimeoutException();
      case Signal.Line(String text) -> {
        taker.more();
        yield Optional.of(text);
      }
      case Signal.End() -> Optional.empty();
      case Signal.Broken(Throwable cause) -> throw new BrokenFlow(cause);
    };
  }

  /// Wants no more lines; the connection ends.
  void cancel() {
    taker.cancel();
  }

  /// The connection ended before the answer did.
  static final class BrokenFlow extends Exception {
    BrokenFlow(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }

  @Override
  public CompletionStage<StreamBody> getBody() {
    return CompletableFuture.completedStage(new StreamBody.Lines(this));
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    lines.onSubscribe(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> item) {
    lines.onNext(item);
  }

  @Override
  public void onError(Throwable throwable) {
    lines.onError(throwable);
  }

  @Override
  public void onComplete() {
    lines.onComplete();
  }

  private static final class Taker implements Flow.Subscriber<String> {
    private final BlockingQueue<Signal> signals;
    private volatile Flow.@Nullable Subscription subscription;

    Taker(BlockingQueue<Signal> signals) {
      this.signals = signals;
    }

    void more() {
      Flow.Subscription known = subscription;
      if (known != null) {
        known.request(1);
      }
    }

    void cancel() {
      Flow.Subscription known = subscription;
      if (known != null) {
        known.cancel();
      }
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(AHEAD);
    }

    @Override
    public void onNext(String line) {
      signals.add(new Signal.Line(line));
    }

    @Override
    public void onError(Throwable cause) {
      signals.add(new Signal.Broken(cause));
    }

    @Override
    public void onComplete() {
      signals.add(new Signal.End());
    }
  }
}
