package io.openbailian.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Under which scheme and host results are offered.
class ResultAddressTest {
  private static final String FORWARDED =
      "X-Forwarded-Proto: https\nX-Forwarded-Host: images.example.com\n";

  private static String address(Map<String, String> options, String headers) throws Exception {
    try (TestServer server = TestServer.scripted("[]", options)) {
      Api api = Api.of(server);
      String id = api.submit("猫");
      api.ended(id);
      RawHttp.Answer answer =
          new RawHttp(server.url())
              .send(
                  "GET /api/v1/tasks/%s HTTP/1.1\nAuthorization: Bearer %s\n%s\n"
                      .formatted(id, TestServer.KEY, headers));
      JsonNode results = Json.mapper().readTree(answer.bytes()).path("output").path("results");
      return results.get(0).path("url").asString().replaceFirst("/results/.*", "");
    }
  }

  @Test
  void isTheHostThatTheClientAskedFor() throws Exception {
    assertThat(address(Map.of(), "Host: bailian.internal:9000\n"))
        .isEqualTo("http://bailian.internal:9000");
  }

  @Test
  void isNotWhatAStrangerSaysWasForwarded() throws Exception {
    assertThat(address(Map.of(), "Host: here\n" + FORWARDED)).isEqualTo("http://here");
  }

  @Test
  void isWhatATrustedProxyForwarded() throws Exception {
    assertThat(address(Map.of("trusted-proxies", "[127.0.0.1]"), "Host: here\n" + FORWARDED))
        .isEqualTo("https://images.example.com");
  }

  @Test
  void doesNotTakeNonsenseFromAProxy() throws Exception {
    String headers = "Host: here\nX-Forwarded-Host: a/b?c\n";

    assertThat(address(Map.of("trusted-proxies", "127.0.0.1"), headers)).isEqualTo("http://here");
  }

  @Test
  void isTheConfiguredOneBeforeAll() throws Exception {
    Map<String, String> options =
        Map.of("public-url", "https://p.example.com/b/", "trusted-proxies", "127.0.0.1");

    assertThat(address(options, "Host: here\n" + FORWARDED)).isEqualTo("https://p.example.com/b");
  }
}
