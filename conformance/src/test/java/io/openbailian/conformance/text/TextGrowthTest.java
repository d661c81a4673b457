package io.openbailian.conformance.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
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
  private static final int SHORTEST = 100_000;
  private static final int LONGEST = 800_000;

  /// Less than this is noise of the process (collections, compilation), not the cost of a text:
  /// what grows by the square costs seconds at these lengths.
  private static final long NOISE_NANOS = 200_000_000;

  /// Families whose prompts may be as long as the texts here: those who read them are tested, not
  /// the limit that keeps them from it.
  private static final List<String> PROMPTS =
      List.of("z-image", "wan-text2image", "qwen-image-edit", "wanx-imageedit", "wan-text2video");

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Path data;
  private TestServer server;
  private Visitor visitor;

  @BeforeAll
  void start() throws IOException {
    data = Files.createTempDirectory("openbailian-growth");
    Path catalog = Files.createDirectories(data.resolve("catalog.d"));
    for (String family : PROMPTS) {
      Files.writeString(
          catalog.resolve(family + ".yaml"),
          """
          family: %s
          fields:
            prompt: { max: 2000000 }
          """
              .formatted(family));
    }
    server = TestServer.startOn(data, Map.of("embedded.pace", "0s"));
    visitor = new Visitor(server);
  }

  @AfterAll
  void stop() {
    visitor.close();
    server.close();
    TestServer.delete(data);
  }

  /// All kinds through the door that reads most; their whole matrix is `grows`.
  @ParameterizedTest
  @EnumSource
  void aPromptCostsWhatItsLengthCosts(TextKind kind) throws Exception {
    holds(TextDoor.PROMPT, kind, SHORTEST);
    holds(TextDoor.PROMPT, kind, LONGEST);
  }

  @ParameterizedTest
  @EnumSource
  void everyDoorCostsWhatItsTextCosts(TextDoor door) throws Exception {
    holds(door, TextKind.DIGITS, LONGEST);
    holds(door, TextKind.MIXED, LONGEST);
  }

  /// From the longest text down, where a cost that grows too fast weighs most. What costs no more
  /// than noise, or only that much more than half of it, leaves no shorter text that could cost too
  /// much.
  @Tag("slow")
  @ParameterizedTest
  @EnumSource
  void everyKindAtEveryDoor(TextDoor door, TestReporter reporter) throws Exception {
    for (TextKind kind : TextKind.values()) {
      long added = Long.MAX_VALUE;
      for (int length = LONGEST; length >= SHORTEST && added > NOISE_NANOS / 2; length /= 2) {
        Visitor.Knock knock = door.knock(visitor, kind.text(length));
        added = cost(knock) <= NOISE_NANOS ? 0 : added(door, kind, length);
        reporter.publishEntry(kind + " " + length, added / 1_000_000 + " ms more than half");
      }
    }
  }

  private void holds(TextDoor door, TextKind kind, int length) throws Exception {
    assertThat(added(door, kind, length)).isNotNegative();
  }

  /// Measures until the longer text is cheap enough beside the shorter one, a few times at most.
  ///
  /// @return how much more it costs
  private long added(TextDoor door, TextKind kind, int length) throws Exception {
    Visitor.Knock half = door.knock(visitor, kind.text(length / 2));
    Visitor.Knock whole = door.knock(visitor, kind.text(length));
    String _ = half.send(); // whatever is prepared at the first use
    long least = Long.MAX_VALUE;
    long twice = Long.MAX_VALUE;
    for (int i = 0; i < MOST_TRIES && (i == 0 || twice > allowed(least)); i++) {
      least = Math.min(least, cost(half));
      twice = Math.min(twice, cost(whole));
    }
    assertThat(twice)
        .as("CPU of %d characters of %s at %s, beside %d ns for half", length, kind, door, least)
        .isLessThanOrEqualTo(allowed(least));
    return Math.max(0, twice - least);
  }

  private static long allowed(long half) {
    return Math.max(NOISE_NANOS, Math.round(half * MOST));
  }

  /// The CPU of the whole process for one request.
  private static long cost(Visitor.Knock knock) throws Exception {
    long before = PROCESS.getProcessCpuTime();
    String _ = knock.send();
    return PROCESS.getProcessCpuTime() - before;
  }
}
