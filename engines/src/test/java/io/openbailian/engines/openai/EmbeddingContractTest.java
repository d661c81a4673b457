package io.openbailian.engines.openai;

import io.openbailian.engine.Engine;
import io.openbailian.engine.test.NumbersContract;
import io.openbailian.engine.test.TestCall;
import io.openbailian.outbound.TestServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class EmbeddingContractTest extends NumbersContract {
  private final TestServer server =
      TestServer.start((request, reply) -> Numbers.embed(request, reply, 3));

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected Engine open() {
    return Servers.open(server, "tei");
  }

  @Override
  protected TestCall call() {
    return TestCall.vectors("a cat", "two dogs", "x");
  }

  @Override
  protected Optional<TestCall> unservedCall() {
    return Optional.of(TestCall.text("a conversation, which that server does not hold"));
  }
}
