package io.openbailian.engines.scripted;

import io.openbailian.engine.Engine;
import io.openbailian.engine.test.SpeechContract;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.engine.test.TestCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ScriptedSpeechContractTest extends SpeechContract {

  @Override
  protected Engine open() {
    Map<String, Object> hang = Map.of("when", Map.of("prompt", "forever"), "hang", true);
    return Scripts.inline(SteppedTime.atNoon(), List.of(hang));
  }

  @Override
  protected TestCall call() {
    return TestCall.speech("a cat");
  }

  @Override
  protected Optional<TestCall> longCall() {
    return Optional.of(TestCall.speech("forever"));
  }
}
