package io.openbailian.writer;

import io.openbailian.engine.Engine;
import io.openbailian.engine.SteppedTime;
import io.openbailian.engine.TestCall;
import io.openbailian.engine.TextContract;
import java.time.Duration;
import java.util.Optional;

class WriterContractTest extends TextContract {
  @Override
  protected Engine open() {
    return new WriterEngine(SteppedTime.atNoon(), Duration.ZERO);
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
