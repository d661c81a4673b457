package io.openbailian.engines.scripted;

import io.openbailian.engine.Engine;
import io.openbailian.engine.test.RelayContract;
import io.openbailian.engine.test.SteppedTime;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class ScriptedRelayContractTest extends RelayContract {

  @Override
  protected Engine open() {
    return Scripts.open(SteppedTime.atNoon(), Map.of("rules", List.of(), "passes", true));
  }

  @Override
  protected Asked request() {
    return new Asked("POST", "/services/new/thing", "{}".getBytes(StandardCharsets.UTF_8));
  }
}
