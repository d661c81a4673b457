package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.Programs;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Every query of the dashboard finds something: a real Prometheus scrapes a real server, and is
/// asked what Grafana would ask it.
@Tag("slow")
class DashboardTest {
  private static final Path DASHBOARD = Path.of("../deploy/grafana/openbailian.json");
  private static final String CHAT = "/compatible-mode/v1/chat/completions";
  @TempDir private Path folder;

  private static List<String> queries() throws IOException {
    List<String> queries = new ArrayList<>();
    for (JsonNode panel : Json.parseObject(Files.readString(DASHBOARD)).path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        queries.add(target.path("expr").asString().replace("$__rate_interval", "1m"));
      }
    }
    return queries;
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private Process prometheus(int port, URI server) throws IOException {
    Path config = folder.resolve("prometheus.yml");
    Files.writeString(
        config,
        """
        global: {scrape_interval: 500ms}
        scrape_configs:
          - job_name: openbailian
            static_configs: [{targets: ["%s"]}]
        """
            .formatted(server.getAuthority()));
    return new ProcessBuilder(
            "prometheus",
            "--config.file=" + config,
            "--storage.tsdb.path=" + folder.resolve("data"),
            "--web.listen-address=127.0.0.1:" + port)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("prometheus.log").toFile())
        .start();
  }

  private static void use(TestServer server) throws Exception {
    Api api = Api.of(server);
    api.ended(api.submit("a cat"));
    api.ended(api.submit("bad"));
    api.now(
        CHAT, "{\"model\":\"qwen-plus\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
    api.get("/api/v1/tasks?page_size=0");
  }

  @Test
  void noQueryIsEmpty() throws Exception {
    Programs.require("prometheus");
    int port = freePort();
    try (TestServer server =
        TestServer.scripted(
            "[{when: {prompt: bad}, fail: DataInspectionFailed}]",
            Map.of("prices", "vendor", "tasks.hold", "0"))) {
      Process prometheus = prometheus(port, server.url());
      try {
        for (String query : queries()) {
          Eventually.holds(
              query,
              () -> {
                use(server); // rates need two looks, with something between them
                return !found(port, query).isEmpty();
              });
        }
        assertThat(queries()).hasSizeGreaterThan(40);
      } finally {
        prometheus.destroy();
        assertThat(prometheus.waitFor(30, TimeUnit.SECONDS)).isTrue();
      }
    }
  }

  /// What Prometheus answers; nothing while it has not begun to listen.
  private static List<JsonNode> found(int port, String query) {
    URI asked =
        URI.create(
            "http://127.0.0.1:%d/api/v1/query?query=%s"
                .formatted(port, URLEncoder.encode(query, StandardCharsets.UTF_8)));
    try {
      String answer = new String(Api.download(asked.toString()), StandardCharsets.UTF_8);
      if (!answer.startsWith("{")) {
        return List.of();
      }
      JsonNode document = Json.parseObject(answer);
      assertThat(document.path("status").asString()).as(answer).isEqualTo("success");
      List<JsonNode> values = new ArrayList<>();
      for (JsonNode series : document.path("data").path("result")) {
        if (!series.path("value").path(1).asString().equals("NaN")) {
          values.add(series);
        }
      }
      return values;
    } catch (UncheckedIOException e) { // it does not listen yet
      return List.of();
    }
  }
}
