package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Vercel's AI SDK with its Alibaba provider against the embedded writer: `ai-sdk/chat.mjs` with
/// the versions that `ai-sdk/package-lock.json` pins.
class AiSdkTest {

  @Test
  void textsToolsObjectsAndReasoningAreServed() throws IOException, InterruptedException {
    NodeClient client = new NodeClient("ai-sdk", "@ai-sdk/alibaba").install();
    try (TestServer server = TestServer.start(Map.of("embedded.pace", "0ms"))) {
      NodeClient.Ended ended =
          client.runScript(
              NodeClient.CHAT,
              Map.of("BASE_URL", server.url() + "/compatible-mode/v1", "API_KEY", TestServer.KEY));

      assertThat(ended.exit()).as(ended.output()).isZero();
      assertThat(ended.held()).isEqualTo(7);
    }
  }
}
