package io.openbailian.engines.openai;

import io.openbailian.engine.Engine;
import io.openbailian.engine.test.PictureContract;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.engine.test.TestCall;
import io.openbailian.outbound.TestServer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class OpenAiEngineContractTest extends PictureContract {
  private final TestServer server =
      TestServer.start((request, reply) -> {
        if (request.path().endsWith("/vid_gen")) {
          reply.json(202, "{\"id\":\"job-1\",\"status\":\"queued\"}");
        } else if (request.path().contains("/jobs/")) {
          reply.json("{\"id\":\"job-1\",\"status\":\"generating\"}");
        } else {
          reply.json(Servers.pictureAnswer());
        }
      });

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected Engine open() {
    return Servers.open(
        SteppedTime.atNoon(),
        Servers.options(server, Map.of("profile", "sdcpp", "concurrency", 4)));
  }

  @Override
  protected TestCall call() {
    return TestCall.textToImage("a cat");
  }

  @Override
  protected Optional<TestCall> longCall() {
    return Optional.of(call().operation("text2video"));
  }

  @Override
  protected Optional<TestCall> unservedCall() {
    return Optional.of(TestCall.text("a conversation, which that server does not hold"));
  }
}
