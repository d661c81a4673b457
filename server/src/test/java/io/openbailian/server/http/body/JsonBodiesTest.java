package io.openbailian.server.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.protocol.JsonReading;
import io.openbailian.protocol.JsonShape;
import io.openbailian.protocol.WireException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonBodiesTest {
  private static final int LIMIT = 8 << 20;
  private static final JsonShape SHAPE = JsonShape.of(List.of(List.of("text"), List.of("list")));

  @TempDir private Path folder;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch go = new CountDownLatch(1);
  private BodyMemory memory;
  private JsonBodies bodies;

  private final Computing computing = new Computing();

  @BeforeEach
  void start() {
    start(Duration.ofMinutes(5));
  }

  private void start(Duration wait) {
    memory = new BodyMemory(64 << 20, LIMIT, 64 << 20, wait);
    bodies = new JsonBodies(memory, folder, LIMIT, computing);
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    go.countDown();
    threads.close();
    assertThat(memory.inMemory()).isZero();
    assertThat(memory.onDisk()).isZero();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  private static InputStream of(String body) {
    return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(int length) {
    return "{\"text\":\"%s\"}".formatted("x".repeat(length));
  }

  private JsonReading.Read read(String body) throws NoRoomException, InterruptedException {
    JsonReading.Read[] read = new JsonReading.Read[1];
    bodies.read("a", of(body), -1, SHAPE, document -> read[0] = document);
    return read[0];
  }

  /// A request whose answer takes until the test lets it go.
  private Future<?> working(String key, String body, CountDownLatch begun) {
    return threads.submit(() -> {
      bodies.read(
          key,
          of(body),
          -1,
          SHAPE,
          _ -> {
            begun.countDown();
            go.await();
          });
      return true;
    });
  }

  private void working(String key, String body) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Future<?> _ = working(key, body, begun);
    begun.await();
  }

  private void untilWaiting(int requests) {
    while (memory.waiting() != requests) {
      Thread.onSpinWait();
    }
  }

  @Test
  void readsBodiesOfAnySize() throws NoRoomException, InterruptedException {
    for (int length : new int[] {0, 1, 4000, 32_000, 33_000, 70_000, 262_144, 300_000, 5_000_000}) {
      JsonReading.Read read = read(text(length));

      assertThat(read.tree().path("text").asString()).hasSize(length);
    }
  }

  @Test
  void readsBodiesWhoseBytesComeOneByOne() throws NoRoomException, InterruptedException {
    byte[] body = text(300_000).getBytes(StandardCharsets.UTF_8);
    InputStream oneByOne =
        new ByteArrayInputStream(body) {
          @Override
          public synchronized int read(byte[] into, int at, int length) {
            return super.read(into, at, Math.min(1, length));
          }
        };
    List<Integer> lengths = new ArrayList<>();
    bodies.read(
        "a",
        oneByOne,
        body.length,
        SHAPE,
        document -> lengths.add(document.tree().path("text").asString().length()));

    assertThat(lengths).containsExactly(300_000);
  }

  @Test
  void aBodyOnItsWayHoldsNextToNothing() throws NoRoomException, InterruptedException {
    CountDownLatch half = new CountDownLatch(1);
    InputStream slow =
        new InputStream() {
          private int sent;

          @Override
          public int read() {
            throw new IllegalStateException("bytes are read many at once");
          }

          @Override
          public int read(byte[] into, int at, int length) throws IOException {
            if (sent >= 3 << 20) {
              half.countDown();
              try {
                go.await();
              } catch (InterruptedException e) {
                throw new IOException(e);
              }
              return -1;
            }
            sent += length;
            Arrays.fill(into, at, at + length, (byte) ' ');
            return length;
          }
        };
    Future<?> answer =
        threads.submit(() -> {
          bodies.read("a", slow, LIMIT, SHAPE, _ -> {});
          return true;
        });
    half.await();

    assertThat(memory.inMemory()).isZero();
    assertThat(memory.onDisk()).isGreaterThanOrEqualTo(3 << 20);
    go.countDown();
    assertThatThrownBy(answer::get)
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("InvalidParameter");
  }

  @Test
  void aDocumentCountsWhileItIsWorkedOn() throws NoRoomException, InterruptedException {
    working("a", text(1 << 20));
    assertThat(memory.inMemory()).isBetween(1L << 20, (1L << 20) + 1000);
    working("a", "{\"text\":\"small\"}");

    assertThat(memory.inMemory()).isBetween(1L << 20, (1L << 20) + 1000);
  }

  @Test
  void smallDocumentsNeverWaitForLargeOnesOfTheirKeyEither()
      throws NoRoomException, InterruptedException {
    working("a", text(7 << 20));
    Future<?> next = working("a", text(7 << 20), new CountDownLatch(1));
    untilWaiting(1);

    working("a", text(10));
    working("a", text(30_000));
    working("a", text(200_000));
    working("b", text(2 << 20));

    assertThat(next).isNotDone();
    assertThat(memory.waiting()).isEqualTo(1);
  }

  @Test
  void whoWaitsForMemoryHoldsNone() throws NoRoomException, InterruptedException {
    working("a", text(7 << 20));
    long before = memory.inMemory();
    String many = "{\"list\":[%s0]}".formatted("{},".repeat(80_000));
    Future<?> _ = working("a", many, new CountDownLatch(1));
    untilWaiting(1);

    assertThat(memory.inMemory()).isEqualTo(before);
    assertThat(memory.onDisk()).isGreaterThanOrEqualTo(many.length());
  }

  @Test
  void theWaitForMemoryEnds() throws NoRoomException, InterruptedException {
    start(Duration.ofMillis(1));
    working("a", text(7 << 20));

    assertThatThrownBy(() -> read(text(7 << 20)))
        .isInstanceOfSatisfying(
            NoRoomException.class,
            e -> {
              assertThat(e.error().status()).isEqualTo(429);
              assertThat(e.retryAfter()).isPositive();
            });
    assertThat(read(text(10)).tree().size()).isEqualTo(1);
  }

  @Test
  void aBodyBeyondTheLimitIsRefusedWhateverItAnnounced() {
    assertThatThrownBy(
            () -> bodies.read("a", InputStream.nullInputStream(), LIMIT + 1L, SHAPE, _ -> {}))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("TooLarge");
    assertThatThrownBy(() -> read(text(LIMIT))).hasMessageContaining("TooLarge");
  }

  @Test
  void aDocumentThatWouldBeHugeIsRefusedInOneLook() {
    String many = "{\"list\":[%s0]}".formatted("{},".repeat(2_000_000));

    assertThatThrownBy(() -> read(many)).hasMessageContaining("InvalidParameter");
  }
}
