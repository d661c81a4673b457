package io.openbailian.engines.dashscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.Handle;
import io.openbailian.engine.EngineEvent.MediaReady;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineSettings;
import io.openbailian.engine.test.TestCall;
import io.openbailian.outbound.HastyTime;
import io.openbailian.outbound.TakenUp;
import io.openbailian.outbound.TestServer.Heard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several accounts of one service: who is asked, and who is left alone.
class AccountsTest {
  private static final TestCall CALL = TestCall.textToImage("a cat").size("512*512");
  private static final String A = "Bearer sk-a";
  private static final String B = "Bearer sk-b";

  @TempDir private Path folder;

  private final FakeService service = new FakeService();
  private Engine engine;

  @BeforeEach
  void open() throws IOException {
    Map<String, Object> accounts = new LinkedHashMap<>();
    for (String name : List.of("a", "b")) {
      Path key = Files.writeString(folder.resolve(name), "sk-" + name);
      accounts.put(name, Map.of("key", Map.of("file", key.toString())));
    }
    engine =
        new DashScopeProvider()
            .open(
                new EngineSettings(
                    Map.of("base-url", service.base(), "accounts", accounts),
                    folder,
                    new HastyTime()));
  }

  @AfterEach
  void stop() {
    engine.close();
    service.close();
  }

  private List<EngineEvent> run(EngineCall call) throws EngineFailure, InterruptedException {
    List<EngineEvent> events = new ArrayList<>();
    engine.run(call, events::add);
    return events;
  }

  private List<String> keys() {
    return service.server().heard().stream()
        .filter(request -> request.path().startsWith("/api/"))
        .map(AccountsTest::key)
        .toList();
  }

  private static String key(Heard request) {
    return request.headers().getOrDefault("authorization", "");
  }

  private void refuse(String key, int status, String code, String... headers) {
    service.trouble =
        (request, reply) -> {
          boolean refused = key(request).equals(key);
          if (refused) {
            reply.whole(
                status,
                "application/json",
                "{\"code\":\"%s\",\"message\":\"no\"}"
                    .formatted(code)
                    .getBytes(StandardCharsets.UTF_8),
                headers);
          }
          return refused;
        };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "429 Throttling.RateQuota",
        "429 Throttling",
        "400 Arrearage",
        "401 InvalidApiKey",
        "403 AllocationQuota.FreeTierOnly",
        "403 AccessDenied.Unpurchased"
      })
  void asksAnotherAccountAtOnceWhereOneIsTurnedAway(String refusal)
      throws EngineFailure, InterruptedException {
    refuse(A, Integer.parseInt(refusal.substring(0, 3)), refusal.substring(4));

    List<EngineEvent> events = run(CALL);

    assertThat(events.getFirst()).isEqualTo(new Handle("task-2@b"));
    assertThat(events.getLast()).isInstanceOf(MediaReady.class);
    assertThat(keys().getFirst()).isEqualTo(A);
    assertThat(keys().subList(1, keys().size())).containsOnly(B);
  }

  @Test
  void isBusyUntilTheFirstAccountMayBeAskedAgain() {
    service.trouble =
        (request, reply) -> {
          reply.whole(
              429,
              "application/json",
              "{\"code\":\"Throttling\",\"message\":\"no\"}".getBytes(StandardCharsets.UTF_8),
              "Retry-After: " + (key(request).equals(A) ? 30 : 9));
          return true;
        };

    assertThatExceptionOfType(EngineFailure.Busy.class).isThrownBy(() -> run(CALL));
    assertThatExceptionOfType(EngineFailure.Busy.class)
        .isThrownBy(() -> run(CALL))
        .satisfies(busy ->
            assertThat(busy.retryAfter().orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(9)));
    assertThat(keys()).as("nobody is asked while both are left alone").containsExactly(A, B);
  }

  @Test
  void asksAboutATaskWithTheAccountThatMadeIt() throws EngineFailure, InterruptedException {
    run(new TakenUp(CALL, "task-7@b"));

    assertThat(keys()).isNotEmpty().containsOnly(B);
    assertThat(service.submissions()).isZero();
  }

  @Test
  void asksAboutATaskOfAnOlderTimeWithTheFirstAccount() throws EngineFailure, InterruptedException {
    run(new TakenUp(CALL, "task-7"));

    assertThat(keys()).isNotEmpty().containsOnly(A);
  }

  @Test
  void waitsForAnAccountThatIsNotConfiguredAnyMore() {
    assertThatExceptionOfType(EngineFailure.Down.class)
        .isThrownBy(() -> run(new TakenUp(CALL, "task-7@gone")));
    assertThat(keys()).isEmpty();
  }

  @Test
  void submitsATaskAgainThatFailedByThrottlingThere() throws EngineFailure, InterruptedException {
    service.end = "\"task_status\":\"FAILED\",\"code\":\"Throttling.RateQuota\",\"message\":\"no\"";
    List<EngineEvent> events = new ArrayList<>();

    engine.run(
        CALL,
        event -> {
          events.add(event);
          service.end = event.equals(new Handle("task-2@b")) ? "" : service.end;
        });

    assertThat(events.subList(0, 2))
        .containsExactly(new Handle("task-1@a"), new Handle("task-2@b"));
    assertThat(events.getLast()).isInstanceOf(MediaReady.class);
    assertThat(service.submissions()).isEqualTo(2);
  }

  @Test
  void tellsAllMistakesOfAccountsAtOnce() {
    Map<String, Object> options =
        Map.of(
            "base-url",
            service.base(),
            "key",
            Map.of("file", folder.resolve("a").toString()),
            "accounts",
            Map.of("x y", Map.of(), "b", Map.of("kee", "sk-secret")));

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() ->
            new DashScopeProvider().open(new EngineSettings(options, folder, new HastyTime())))
        .withMessageContainingAll("accounts", "accounts.b.key", "beside key", "kee")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("sk-secret"));
  }
}
