package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures by the official `openai` package for Node (`openai/pictures.mjs`), at both bases.
class OpenAiPicturesTest {

  @ParameterizedTest
  @ValueSource(strings = {"/compatible-mode/v1", "/v1"})
  void theOfficialClientGetsPictures(String base) throws IOException, InterruptedException {
    NodeClient client = new NodeClient("openai", "openai").install();
    try (TestServer server = TestServer.scripted("[{after: 1ms}]", Map.of())) {
      NodeClient.Ended ended =
          client.runScript(
              "pictures.mjs",
              Map.of("OPENAI_BASE_URL", server.url() + base, "OPENAI_API_KEY", TestServer.KEY));

      assertThat(ended.exit()).as(ended.output()).isZero();
      assertThat(ended.held()).isEqualTo(7);
      assertThat(Api.of(server).get("/api/v1/tasks").body().path("total").asInt())
          .as("they are tasks like others")
          .isEqualTo(3);
    }
  }
}
