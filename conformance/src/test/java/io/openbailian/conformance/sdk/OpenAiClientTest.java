package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Admin;
import io.openbailian.conformance.TestServer;
import io.openbailian.conformance.wire.TextScript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The OpenAI dialect as users of the official `openai` package for Node speak it:
/// `openai/chat.mjs` and `openai/files.mjs` with the version that `openai/package-lock.json` pins.
class OpenAiClientTest {

  @Test
  void theOfficialClientIsServed() throws IOException, InterruptedException {
    NodeClient client = new NodeClient("openai", "openai").install();
    try (TestServer server = TestServer.scripted(TextScript.RULES, Map.of())) {
      NodeClient.Ended ended =
          client.runScript(
              NodeClient.CHAT,
              Map.of(
                  "OPENAI_BASE_URL",
                  server.url() + "/compatible-mode/v1",
                  "OPENAI_API_KEY",
                  TestServer.KEY));

      assertThat(ended.exit()).as(ended.output()).isZero();
      assertThat(ended.held()).isEqualTo(9);
    }
  }

  @Test
  void theOfficialClientKeepsFilesAndComparesTexts() throws IOException, InterruptedException {
    NodeClient client = new NodeClient("openai", "openai").install();
    try (TestServer server = TestServer.start(Map.of())) {
      NodeClient.Ended ended =
          client.runScript(
              "files.mjs",
              Map.of(
                  "OPENAI_BASE_URL",
                  server.url() + "/compatible-mode/v1",
                  "OPENAI_API_KEY",
                  TestServer.KEY));

      assertThat(ended.exit()).as(ended.output()).isZero();
      assertThat(ended.held()).isEqualTo(4);
    }
  }

  /// It waits for a second of the machine's own.
  @Test
  void theOfficialClientWaitsAsItsRateSays(@TempDir Path data)
      throws IOException, InterruptedException {
    NodeClient client = new NodeClient("openai", "openai").install();
    try (TestServer server =
        TestServer.startOn(data, TestServer.script(TextScript.RULES, Map.of()))) {
      Admin.Key key = Admin.of(data).key("", "\"rate\":{\"per_second\":1}");
      NodeClient.Ended ended =
          client.runScript(
              "rates.mjs",
              Map.of(
                  "OPENAI_BASE_URL",
                  server.url() + "/compatible-mode/v1",
                  "OPENAI_API_KEY",
                  key.secret()));

      assertThat(ended.exit()).as(ended.output()).isZero();
      assertThat(ended.held()).isEqualTo(2);
    }
  }
}
