package io.openbailian.engines.scripted;

import io.openbailian.engine.Engine;
import io.openbailian.engine.test.FilmContract;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.engine.test.TestCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ScriptedFilmContractTest extends FilmContract {

  @Override
  protected Engine open() {
    Map<String, Object> hang = Map.of("when", Map.of("prompt", "forever"), "hang", true);
    return Scripts.inline(SteppedTime.atNoon(), List.of(hang));
  }

  @Override
  protected TestCall call() {
    return TestCall.film("a cat");
  }

  @Override
  protected Optional<TestCall> longCall() {
    return Optional.of(TestCall.film("forever"));
  }
}
