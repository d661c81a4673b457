package io.openbailian.engines.scripted;

import io.openbailian.engine.Engine;
import io.openbailian.engine.SteppedTime;
import io.openbailian.engine.TestCall;
import io.openbailian.engine.TranscriptionContract;
import java.util.List;

class ScriptedTranscriptionContractTest extends TranscriptionContract {

  @Override
  protected Engine open() {
    return Scripts.inline(SteppedTime.atNoon(), List.of());
  }

  @Override
  protected TestCall call() {
    return TestCall.transcription(new short[32_000]);
  }
}
