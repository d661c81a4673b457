package io.openbailian.engines.openai;

import io.openbailian.engine.Engine;
import io.openbailian.engine.test.NumbersContract;
import io.openbailian.engine.test.TestCall;
import io.openbailian.outbound.TestServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class RankingContractTest extends NumbersContract {
  private final TestServer server = TestServer.start(Numbers::rank);

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected Engine open() {
    return Servers.open(server, "vllm");
  }

  @Override
  protected TestCall call() {
    return TestCall.ranking("which animal?", "a cat", "two dogs", "x");
  }

  @Override
  protected Optional<TestCall> unservedCall() {
    return Optional.of(TestCall.textToImage("a picture, which that server does not draw"));
  }
}
