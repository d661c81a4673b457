package io.openbailian.engines.scripted;

import io.openbailian.engine.Engine;
import io.openbailian.engine.RecognitionContract;
import io.openbailian.engine.SteppedTime;
import io.openbailian.engine.TestCall;
import java.util.List;

class ScriptedRecognitionContractTest extends RecognitionContract {

  @Override
  protected Engine open() {
    return Scripts.inline(SteppedTime.atNoon(), List.of());
  }

  @Override
  protected TestCall call() {
    return TestCall.recognition(new short[32_000]);
  }
}
