package io.openbailian.writer;

import io.openbailian.engine.Engine;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.engine.test.TestCall;
import io.openbailian.engine.test.TextContract;
import java.time.Duration;
import java.util.Optional;

class WriterContractTest extends TextContract {
  private static final Duration PACE = Duration.ofMillis(30);

  private final SteppedTime time = SteppedTime.atNoon();

  @Override
  protected Engine open() {
    return new WriterEngine(time, PACE);
  }

  /// Each piece at its time: as long as the clock stands, for ever.
  @Override
  protected Optional<TestCall> longCall() {
    return Optional.of(call().streamed(true));
  }

  @Override
  protected void letTimePass() {
    time.step(PACE);
  }

  @Override
  protected TestCall call() {
    return TestCall.text("介绍杭州西湖");
  }

  @Override
  protected Optional<TestCall> unservedCall() {
    return Optional.of(TestCall.textToImage("a cat"));
  }
}
