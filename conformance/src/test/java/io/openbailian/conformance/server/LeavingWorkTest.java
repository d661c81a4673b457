package io.openbailian.conformance.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.LocalWeb;
import io.openbailian.conformance.Metrics;
import io.openbailian.conformance.Programs;
import io.openbailian.conformance.RawConnection;
import io.openbailian.conformance.Socket;
import io.openbailian.conformance.Sounds;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is computed outside of the drawing and editing desks stops soon after its caller has left,
/// or has cancelled it: the counting of tokens, the writer, speech, and recordings that are looked
/// at. What is counted is the CPU of the threads and programs that do it, not time.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeavingWorkTest {
  private static final long MOST_NANOS = 200_000_000;
  private static final long BEFORE_NANOS = 20_000_000;
  private static final int TRIES = 3;
  private static final long PAUSE_NANOS = 500_000;
  private static final int HOURS = 8;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /// Threads of one piece of work, which end with it.
  private static final List<String> OF_ONE = List.of("engine-", "look-", "audio-");

  /// Threads that wait for the next piece of work.
  private static final List<String> OF_ALL = List.of("writer-", "bodies-", "pixels-");

  private final LocalWeb web = LocalWeb.start();
  private final Map<String, Long> used = new HashMap<>();
  private TestServer server;

  @BeforeAll
  void start() {
    web.put("/long.amr", Sounds.amr(HOURS * 3600));
    server =
        TestServer.start(
            Map.of(
                "fetch.allow", "[\"%s\"]".formatted(web.place()),
                "tasks.hold", "0",
                "embedded.pace", "0s"));
  }

  @AfterAll
  void stop() {
    server.close();
    web.close();
  }

  /// Something large to do.
  enum Work {
    TOKENS {
      @Override
      Leaving begin(TestServer server, LocalWeb web) throws IOException {
        return post(
            server,
            "/api/v1/tokenizer",
            "{\"model\":\"qwen-turbo\",\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}}"
                .formatted(MANY_WORDS.repeat(400_000)));
      }
    },
    WRITER {
      @Override
      Leaving begin(TestServer server, LocalWeb web) throws IOException {
        return post(
            server,
            "/compatible-mode/v1/chat/completions",
            "{\"model\":\"qwen-long\",\"n\":4,\"messages\":[{\"role\":\"user\",\"content\":\"总结 summarize 3 points: %s\"}]}"
                .formatted(MANY_WORDS.repeat(40_000)));
      }
    },
    SPEECH {
      @Override
      Leaving begin(TestServer server, LocalWeb web) {
        Programs.require("espeak-ng");
        Socket socket = Socket.open(server);
        socket.run(
            "t",
            "{\"task_group\":\"audio\",\"task\":\"tts\",\"function\":\"SpeechSynthesizer\",\"model\":\"sambert-zhichu-v1\",\"input\":{\"text\":\"%s\"},\"parameters\":{\"word_timestamp_enabled\":true}}"
                .formatted("今天天气很好，我们去公园散步。".repeat(300)));
        return socket::abort;
      }
    },
    RECORDING {
      @Override
      Leaving begin(TestServer server, LocalWeb web) {
        Api api = Api.of(server);
        String id =
            api.post(
                    "/api/v1/services/audio/asr/transcription",
                    "{\"model\":\"paraformer-v2\",\"input\":{\"file_urls\":[\"http://%s/long.amr\"]}}"
                        .formatted(web.place()))
                .output()
                .path("task_id")
                .asString();
        return () -> {
          Api.Answer cancel = api.post("/api/v1/tasks/" + id + "/cancel?running=true", "");
          assertThat(cancel.status()).as(cancel.body().toString()).isEqualTo(200);
        };
      }
    };

    private static final String MANY_WORDS = "猫 cat 3.14 red dress，";

    /// Begins it, and tells how its caller leaves.
    abstract Leaving begin(TestServer server, LocalWeb web) throws IOException;

    private static Leaving post(TestServer server, String path, String body) throws IOException {
      byte[] bytes = body.getBytes(UTF_8);
      RawConnection connection =
          new RawConnection(server.url())
              .send(
                  "POST %s HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                      .formatted(path, TestServer.KEY, bytes.length))
              .send(bytes);
      return connection::reset;
    }
  }

  @FunctionalInterface
  interface Leaving {
    void leave() throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void whatComputesStopsSoon(Work work, TestReporter reporter) throws Exception {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < TRIES && least > MOST_NANOS; i++) {
      least = Math.min(least, afterLeaving(work, i));
    }
    reporter.publishEntry(work.name(), least / 1_000_000 + " ms");
    assertThat(least).as("CPU after the caller had left, in ns").isLessThanOrEqualTo(MOST_NANOS);
  }

  /// @param round later ones leave later
  private long afterLeaving(Work work, int round) throws Exception {
    long enough = used() + BEFORE_NANOS * (round + 1);
    Leaving caller = work.begin(server, web);
    Eventually.holds("it is computed", () -> used() > enough);
    assertThat(isIdle()).as("it is in the middle of its work").isFalse();
    caller.leave();
    long before = used();
    while (!isIdle()) {
      count();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return used() - before;
  }

  /// The CPU that has been used by all who compute, those who have ended too.
  private long used() {
    count();
    return used.values().stream().mapToLong(Long::longValue).sum();
  }

  private void count() {
    for (ThreadInfo thread : threads()) {
      if (computes(thread, OF_ONE) || computes(thread, OF_ALL)) {
        long id = thread.getThreadId();
        used.merge("thread " + id, THREADS.getThreadCpuTime(id), Math::max);
      }
    }
    ProcessHandle.current()
        .children()
        .forEach(child ->
            used.merge(
                "process " + child.pid(),
                child.info().totalCpuDuration().orElse(Duration.ZERO).toNanos(),
                Math::max));
  }

  private static List<ThreadInfo> threads() {
    return Stream.of(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
        .filter(Objects::nonNull) // one that has just ended
        .toList();
  }

  private static boolean computes(ThreadInfo thread, List<String> names) {
    return names.stream().anyMatch(name -> thread.getThreadName().startsWith(name));
  }

  /// Nobody computes, and no request is under way but the one that asks.
  private boolean isIdle() {
    return Metrics.of(server).value("openbailian_requests_underway") <= 1
        && ProcessHandle.current().children().findAny().isEmpty()
        && threads().stream()
            .noneMatch(thread ->
                computes(thread, OF_ONE)
                    || (computes(thread, OF_ALL)
                        && thread.getThreadState() == Thread.State.RUNNABLE));
  }
}
