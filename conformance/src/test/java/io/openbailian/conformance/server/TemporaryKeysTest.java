package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Socket;
import io.openbailian.conformance.TestServer;
import io.openbailian.engine.test.JumpingTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys that stand for another one for some seconds, at every door.
class TemporaryKeysTest {
  private static final String EMBEDDINGS = "/compatible-mode/v1/embeddings";
  private static final String TEXT = "{\"model\":\"text-embedding-v4\",\"input\":\"a\"}";

  private final JumpingTime time = JumpingTime.slow();

  @TempDir Path data;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.startOn(data, Map.of(), time);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String key(String query) {
    Api.Answer answer = Api.of(server).post("/api/v1/tokens" + query, "");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    assertThat(answer.body().path("expires_at").isIntegralNumber()).isTrue();
    return answer.body().path("token").asString();
  }

  private Api with(String key) {
    return new Api(server.url(), key);
  }

  @Test
  void opensEveryDoorUntilItEnds() {
    String key = key("?expire_in_seconds=100");

    assertThat(key).startsWith("st-");
    assertThat(with(key).post(EMBEDDINGS, TEXT).status()).isEqualTo(200);
    assertThat(with(key).get("/api/v1/tasks/none").status()).isEqualTo(200);
    assertThat(Socket.refusal(server, Socket.PATH, "Bearer " + key)).isEqualTo(101);

    time.jump(Duration.ofSeconds(101));

    assertThat(with(key).post(EMBEDDINGS, TEXT).status()).isEqualTo(401);
    assertThat(with(key).get("/api/v1/tasks/none").code()).isEqualTo("InvalidApiKey");
    assertThat(Socket.refusal(server, Socket.PATH, "Bearer " + key)).isEqualTo(401);
  }

  @Test
  void isGoodForAMinuteWhenNobodySays() {
    String key = key("");

    time.jump(Duration.ofSeconds(30));
    assertThat(with(key).get("/api/v1/models").status()).isEqualTo(200);
    time.jump(Duration.ofSeconds(31));
    assertThat(with(key).get("/api/v1/models").status()).isEqualTo(401);
  }

  @Test
  void ownsWhatItsKeyOwns() {
    String task = with(key("")).submit("a cat");

    assertThat(Api.of(server).get("/api/v1/tasks/" + task).output().path("task_id").asString())
        .isEqualTo(task);
  }

  @Test
  void makesNoOtherKeys() {
    assertThat(with(key("")).post("/api/v1/tokens", "").status()).isEqualTo(401);
  }

  @Test
  void cannotBeMadeLonger() {
    String key = key("?expire_in_seconds=1");
    int dot = key.indexOf('.');
    String longer = "st-ffffffff" + key.substring(dot);

    assertThat(with(longer).get("/api/v1/models").status()).isEqualTo(401);
    assertThat(with("st-..").get("/api/v1/models").status()).isEqualTo(401);
    assertThat(with("st-" + "a".repeat(3000)).get("/api/v1/models").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1801", "-1", "x"})
  void refusesAnOtherLifetime(String seconds) {
    Api.Answer answer = Api.of(server).post("/api/v1/tokens?expire_in_seconds=" + seconds, "");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("message").asString())
        .startsWith("Range of expire_in_seconds should be [1, 1800]");
  }
}
