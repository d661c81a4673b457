package io.openbailian.engines.scripted;

import io.openbailian.engine.Engine;
import io.openbailian.engine.test.PictureContract;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.engine.test.TestCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ScriptedEngineContractTest extends PictureContract {

  @Override
  protected Engine open() {
    Map<String, Object> hang = Map.of("when", Map.of("prompt", "forever"), "hang", true);
    return Scripts.inline(SteppedTime.atNoon(), List.of(hang));
  }

  @Override
  protected TestCall call() {
    return TestCall.textToImage("a cat");
  }

  @Override
  protected Optional<TestCall> longCall() {
    return Optional.of(TestCall.textToImage("a cat forever"));
  }

  @Override
  protected Optional<TestCall> unservedCall() {
    return Optional.empty();
  }
}
