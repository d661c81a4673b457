package io.openbailian.engines.scripted;

import io.openbailian.engine.Engine;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.engine.test.TestCall;
import io.openbailian.engine.test.TranscriptionContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ScriptedTranscriptionContractTest extends TranscriptionContract {

  @Override
  protected Engine open() {
    Map<String, Object> hang = Map.of("when", Map.of("model", "forever"), "hang", true);
    return Scripts.inline(SteppedTime.atNoon(), List.of(hang));
  }

  @Override
  protected TestCall call() {
    return TestCall.transcription(new short[32_000]);
  }

  @Override
  protected Optional<TestCall> longCall() {
    return Optional.of(call().model("forever"));
  }
}
