package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Programs;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The console in Debian's Chromium: the scripts of `console/` with the versions that
/// `console/package-lock.json` pins.
class ConsoleBrowserTest {
  private static final Map<String, Long> SCRIPTS = Map.of("console.mjs", 20L, "studio.mjs", 15L);

  @Test
  void isWhatItShouldBeInARealBrowser() throws IOException, InterruptedException {
    Programs.require("chromium");
    NodeClient client = new NodeClient("console", "playwright-core").install();
    try (TestServer server =
        TestServer.start(
            Map.of(
                "embedded.pace",
                "0ms",
                "engines",
                "{tests: {kind: scripted}}",
                "routes",
                "{'only-tests': tests, '*': [embedded, writer]}"))) {
      for (var script : SCRIPTS.entrySet()) {
        NodeClient.Ended ended =
            client.runScript(
                script.getKey(),
                Map.of(
                    "BASE_URL",
                    server.url().toString(),
                    "LINK",
                    server.server().consoleLink().toString(),
                    "KEY",
                    TestServer.KEY,
                    "CHROMIUM",
                    "/usr/bin/chromium"));

        assertThat(ended.exit()).as(ended.output()).isZero();
        assertThat(ended.held()).as(script.getKey()).isEqualTo(script.getValue());
      }
    }
  }
}
