package io.openbailian.conformance.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Twice the text costs at most two and a half times the CPU, whatever the text is made of and
/// wherever it comes in: nothing that reads it may go back over what it has read.
///
/// What is counted is CPU, not time; of several tries the least, because what else goes on in the
/// process only adds to it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("InterruptedExceptionSwallowed") // an interrupt ends a test like any failure
class TextGrowthTest {
  private static final double MOST = 2.5;
  private static final int MOST_TRIES = 20;

  /// Less than this is noise of the process, not the cost of a text.
  private static final long NOISE_NANOS = 60_000_000;

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Path data;
  private TestServer server;
  private HttpClient http;

  @BeforeAll
  void start() throws IOException {
    data = Files.createTempDirectory("openbailian-growth");
    Files.writeString(
        Files.createDirectories(data.resolve("catalog.d")).resolve("long.yaml"),
        """
        family: z-image
        fields:
          prompt: { max: 2000000 }
        """);
    server = TestServer.startOn(data, Map.of("embedded.pace", "0s"));
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @AfterAll
  void stop() {
    http.close();
    server.close();
    TestServer.delete(data);
  }

  /// All kinds through the door that reads most; their whole matrix is `grows`.
  @ParameterizedTest
  @EnumSource
  void aPromptCostsWhatItsLengthCosts(TextKind kind) throws Exception {
    holds(TextDoor.PROMPT, kind, 100_000);
    holds(TextDoor.PROMPT, kind, 800_000);
  }

  @ParameterizedTest
  @EnumSource
  void everyDoorCostsWhatItsTextCosts(TextDoor door) throws Exception {
    holds(door, TextKind.DIGITS, 800_000);
    holds(door, TextKind.MIXED, 800_000);
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource
  void everyKindAtEveryDoor(TextDoor door) throws Exception {
    for (TextKind kind : TextKind.values()) {
      for (int length = 100_000; length <= 800_000; length *= 2) {
        holds(door, kind, length);
      }
    }
  }

  /// Measures until the longer text is cheap enough beside the shorter one, a few times at most.
  private void holds(TextDoor door, TextKind kind, int length) throws Exception {
    byte[] half = body(door, kind, length / 2);
    byte[] whole = body(door, kind, length);
    cost(door, half); // whatever is prepared at the first use
    long least = Long.MAX_VALUE;
    long twice = Long.MAX_VALUE;
    for (int i = 0; i < MOST_TRIES && (i == 0 || twice > allowed(least)); i++) {
      least = Math.min(least, cost(door, half));
      twice = Math.min(twice, cost(door, whole));
    }
    assertThat(twice)
        .as("CPU of %d characters of %s at %s, beside %d ns for half", length, kind, door, least)
        .isLessThanOrEqualTo(allowed(least));
  }

  private static long allowed(long half) {
    return Math.max(NOISE_NANOS, Math.round(half * MOST));
  }

  private static byte[] body(TextDoor door, TextKind kind, int length) {
    return Json.bytes(door.body(kind.text(length)));
  }

  /// The CPU of the whole process for one request.
  private long cost(TextDoor door, byte[] body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + door.path()))
            .header("Authorization", "Bearer " + TestServer.KEY)
            .POST(BodyPublishers.ofByteArray(body));
    door.header()
        .map(line -> line.split(": "))
        .ifPresent(header -> request.header(header[0], header[1]));
    long before = PROCESS.getProcessCpuTime();
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    long cost = PROCESS.getProcessCpuTime() - before;
    assertThat(response.statusCode()).as(response.body()).isLessThan(500);
    return cost;
  }
}
