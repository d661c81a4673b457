package io.openbailian.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.WireTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// The list of tasks with all its filters, and the list of models.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListGoldenTest {
  private static final String AUTH = "Authorization: Bearer " + TestServer.KEY;
  private static final String QWEN =
      "{\"model\":\"qwen-image\",\"input\":{\"prompt\":\"a\"},\"parameters\":{\"size\":\"1024*1024\"}}";

  private TestServer server;
  private Api api;
  private String succeeded;
  private String failed;
  private String qwen;

  @BeforeAll
  void start() throws Exception {
    server = TestServer.scripted("[{when: {prompt: bad}, fail: InternalError.Timeout}]", Map.of());
    api = Api.of(server);
    succeeded = api.submit("good");
    failed = api.submit("bad");
    qwen =
        api.post("/api/v1/services/aigc/text2image/image-synthesis", QWEN)
            .output()
            .path("task_id")
            .asString();
    for (String id : new String[] {succeeded, failed, qwen}) {
      api.ended(id);
    }
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void all() throws Exception {
    check("list/all", "/api/v1/tasks");
    check("list/trailing-slash", "/api/v1/tasks/");
  }

  @Test
  void pages() throws Exception {
    check("list/second-page", "/api/v1/tasks?page_no=2&page_size=2");
    check("list/beyond-the-end", "/api/v1/tasks?page_no=9&page_size=2");
  }

  @Test
  void byFilter() throws Exception {
    check("list/by-status", "/api/v1/tasks?status=FAILED");
    check("list/by-model", "/api/v1/tasks?model_name=qwen-image");
    check("list/by-task", "/api/v1/tasks?task_id=" + succeeded);
    check("list/by-region", "/api/v1/tasks?region=cn-beijing&page_size=1");
    check("list/of-no-region", "/api/v1/tasks?region=ap-southeast-1");
  }

  @Test
  void newestFirst() {
    assertThat(ids("/api/v1/tasks")).isEqualTo(qwen + " " + failed + " " + succeeded);
  }

  @Test
  void byKey() {
    String own = api.get("/api/v1/tasks").body().path("data").get(0).path("api_key_id").asString();

    assertThat(total("/api/v1/tasks?api_key_id=" + own)).isEqualTo(3);
    assertThat(total("/api/v1/tasks?api_key_id=another")).isZero();
  }

  @Test
  void byTime() throws Exception {
    Instant now = InstantSource.system().instant();
    String before = WireTime.formatCompact(now.minus(Duration.ofHours(1)));
    String after = WireTime.formatCompact(now.plus(Duration.ofHours(1)));

    check(
        "list/by-time",
        "/api/v1/tasks?start_time=%s&end_time=%s&page_size=1".formatted(before, after));
    assertThat(total("/api/v1/tasks?start_time=" + before)).isEqualTo(3);
    assertThat(total("/api/v1/tasks?start_time=" + after)).isZero();
    assertThat(total("/api/v1/tasks?end_time=" + before)).isZero();
    assertThat(total("/api/v1/tasks?end_time=" + after)).isEqualTo(3);
  }

  @Test
  void emptyFiltersAreNone() {
    assertThat(total("/api/v1/tasks?status=&model_name=&task_id=&start_time=&page_no="))
        .isEqualTo(3);
  }

  @Test
  void refusesAStatusThatIsNone() throws Exception {
    check("refusals/list-status", "/api/v1/tasks?status=DONE");
    check("refusals/list-page-zero", "/api/v1/tasks?page_no=0");
  }

  @Test
  void models() throws Exception {
    check("models/one", "/api/v1/models?model=wan2.5-t2i-preview");
    check("models/none", "/api/v1/models/?model=no-such");
    check("refusals/models-page-size", "/api/v1/models?page_size=1000");
  }

  @Test
  void modelsComeInPages() {
    JsonNode all = api.get("/api/v1/models?page_size=100").output();
    JsonNode second = api.get("/api/v1/models?page_no=2&page_size=3").output();
    JsonNode beyond = api.get("/api/v1/models?page_no=999").output();

    assertThat(all.path("total").asInt()).isEqualTo(all.path("models").size());
    assertThat(second.path("total")).isEqualTo(all.path("total"));
    assertThat(second.path("models").size()).isEqualTo(3);
    assertThat(second.path("models").get(0)).isEqualTo(all.path("models").get(3));
    assertThat(beyond.path("models").size()).isZero();
    assertThat(beyond.path("page_size").asInt()).isEqualTo(10);
  }

  private long total(String path) {
    return api.get(path).body().path("total").asLong();
  }

  private String ids(String path) {
    StringBuilder ids = new StringBuilder();
    for (JsonNode row : api.get(path).body().path("data")) {
      ids.append(' ').append(row.path("task_id").asString());
    }
    return ids.toString().strip();
  }

  private void check(String name, String path) throws Exception {
    String request = "GET %s HTTP/1.1\n%s\n\n".formatted(path, AUTH);
    Golden.check(name, request, new RawHttp(server.url()).send(request));
  }
}
