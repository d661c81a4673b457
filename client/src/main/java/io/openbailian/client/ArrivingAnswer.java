package io.openbailian.client;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
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

/// The bytes of an answer that is still coming, in their order, and behind the last of them how the
/// answer ended: a break is told only after everything that came before it was taken.
///
/// The next piece is asked for when one is taken, so a slow taker slows the sender and not the
/// heap. None of the subscribers of `java.net.http` does: `ofInputStream`, `ofLines` and
/// `fromLineSubscriber` look for an error first and drop the bytes that wait (seen in JDK 25).
final class ArrivingAnswer implements BodySubscriber<ArrivingAnswer> {
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private volatile Flow.@Nullable Subscription subscription;
  private volatile boolean unwanted;

  private sealed interface Arrival {
    record Bytes(List<ByteBuffer> piece) implements Arrival {}

    record End() implements Arrival {}

    record Break(Throwable cause) implements Arrival {}
  }

  /// The connection ended before the answer did.
  static final class BrokenBody extends Exception {
    private final transient Throwable reason;

    BrokenBody(Throwable reason) {
      super(reason.getMessage(), reason);
      this.reason = reason;
    }

    Throwable reason() {
      return reason;
    }
  }

  /// The next bytes; empty at the end.
  ///
  /// @throws TimeoutException when nothing came for so long
  /// @throws BrokenBody when all that came has been taken
  Optional<List<ByteBuffer>> next(Duration atMost)
      throws InterruptedException, TimeoutException, BrokenBody {
    Arrival arrival = arrivals.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    return switch (arrival) {
      case null -> throw new TimeoutException();
      case Arrival.Bytes(List<ByteBuffer> piece) -> {
        more();
        yield Optional.of(piece);
      }
      case Arrival.End() -> Optional.empty();
      case Arrival.Break(Throwable cause) -> throw new BrokenBody(cause);
    };
  }

  /// All the bytes up to the end.
  ///
  /// @param atMost for all of them
  byte[] whole(Duration atMost) throws InterruptedException, TimeoutException, BrokenBody {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long deadline = System.nanoTime() + atMost.toNanos();
    Optional<List<ByteBuffer>> piece = next(atMost);
    while (piece.isPresent()) {
      for (ByteBuffer buffer : piece.get()) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(copy);
        bytes.writeBytes(copy);
      }
      piece = next(Duration.ofNanos(deadline - System.nanoTime()));
    }
    return bytes.toByteArray();
  }

  private void more() {
    Flow.Subscription known = subscription;
    if (known != null) {
      known.request(1);
    }
  }

  /// Wants no more bytes; the connection ends if the answer has not.
  void cancel() {
    unwanted = true;
    Flow.Subscription known = subscription;
    if (known != null) {
      known.cancel();
    }
  }

  @Override
  public CompletionStage<ArrivingAnswer> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (unwanted) {
      given.cancel();
    } else {
      given.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> piece) {
    arrivals.add(new Arrival.Bytes(piece));
  }

  @Override
  public void onError(Throwable cause) {
    arrivals.add(new Arrival.Break(cause));
  }

  @Override
  public void onComplete() {
    arrivals.add(new Arrival.End());
  }
}
