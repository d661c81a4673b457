package io.openbailian.engines.dashscope;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineSettings;
import io.openbailian.engine.test.PictureContract;
import io.openbailian.engine.test.TestCall;
import io.openbailian.outbound.HastyTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class DashScopeEngineContractTest extends PictureContract {
  private final FakeService service = new FakeService();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    service.close();
  }

  @Override
  protected Engine open() throws IOException {
    service.results = 3;
    Path key = Files.writeString(folder.resolve("key"), "sk-of-ours");
    return new DashScopeProvider()
        .open(
            new EngineSettings(
                Map.of(
                    "base-url",
                    service.base(),
                    "concurrency",
                    4,
                    "key",
                    Map.of("file", key.toString())),
                folder,
                new HastyTime()));
  }

  @Override
  protected TestCall call() {
    return TestCall.textToImage("a cat");
  }

  @Override
  protected boolean deterministic() {
    return false; // whatever the service makes
  }
}
