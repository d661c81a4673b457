package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Films;
import io.openbailian.conformance.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a picture does not show of its prompt, as far as those who look for it.
class MissedTest {

  @Test
  void isToldByTheFullViewAndByTheFileItself() throws Exception {
    try (TestServer server = TestServer.start(Map.of())) {
      Api api = Api.of(server);
      String id = api.submit("一只河马和一只猫", "\"size\":\"512*512\",\"prompt_extend\":true");
      JsonNode plain = api.ended(id).output();
      JsonNode full = api.get("/api/v1/tasks/" + id + "?view=full").output();

      assertThat(full.path("missed").valueStream().map(JsonNode::asString)).containsExactly("河马");
      assertThat(plain.has("missed")).as("the service has no such member").isFalse();
      JsonNode result = plain.path("results").path(0);
      assertThat(result.path("orig_prompt").asString()).isEqualTo("一只河马和一只猫");
      assertThat(result.path("actual_prompt").asString())
          .doesNotContain("一只河马")
          .contains("猫", "写有“河马”的牌子");
      String file = new String(Api.download(result.path("url").asString()), StandardCharsets.UTF_8);
      assertThat(file).contains("missed").contains("河马");
    }
  }

  @Test
  void isNotToldWhereNothingIsMissed() throws Exception {
    try (TestServer server = TestServer.start(Map.of())) {
      Api api = Api.of(server);
      String id = api.submit("可爱猫咪", "\"size\":\"512*512\",\"prompt_extend\":true");
      JsonNode plain = api.ended(id).output();

      assertThat(api.get("/api/v1/tasks/" + id + "?view=full").output().has("missed")).isFalse();
      assertThat(plain.path("results").path(0).path("actual_prompt").asString()).startsWith("可爱猫咪");
    }
  }

  @Test
  void isToldByAFilm() throws Exception {
    try (TestServer server = TestServer.start(Map.of())) {
      Api api = Api.of(server);
      String id =
          api.post(
                  "/api/v1/services/aigc/video-generation/video-synthesis",
                  "{\"model\":\"wan2.1-t2v-turbo\",\"input\":{\"prompt\":\"一只河马在草地上\"},\"parameters\":{\"size\":\"480*854\",\"duration\":1}}")
              .output()
              .path("task_id")
              .asString();
      JsonNode output = api.ended(id).output();

      Films film = Films.read(Api.download(output.path("video_url").asString()));
      assertThat(film.metadata()).containsEntry("missed", "河马");
      assertThat(
              api.get("/api/v1/tasks/" + id + "?view=full")
                  .output()
                  .path("missed")
                  .path(0)
                  .asString())
          .isEqualTo("河马");
    }
  }
}
