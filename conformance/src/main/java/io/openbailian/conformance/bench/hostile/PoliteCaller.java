package io.openbailian.conformance.bench.hostile;

import io.openbailian.catalog.model.Mode;
import io.openbailian.conformance.bench.workbench.Connection;
import io.openbailian.conformance.bench.workbench.Connections;
import io.openbailian.conformance.bench.workbench.Histogram;
import io.openbailian.conformance.bench.workbench.Workbench;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A caller who wants a picture now and then, and sends small requests between: what it waits for
/// each.
final class PoliteCaller implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int SMALL_ONES = 5;

  private final Connections connection;
  private final ByteBuffer picture;
  private final ByteBuffer small;
  private Histogram pictures = new Histogram();
  private Histogram posts = new Histogram();

  PoliteCaller(URI server, Workbench bench) throws IOException {
    this.connection = Connections.open(server, 1);
    String operation = "multimodal_generation";
    String body = HostileCallers.drawing(HostileCallers.model(operation, Mode.SYNC, false), "可爱猫咪");
    this.picture =
        direct(HostileCallers.post(HostileCallers.address(operation), "", body, bench.key()));
    this.small = bench.requests().submit("可爱猫咪", "512*512", 1);
  }

  private static ByteBuffer direct(String request) {
    byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  /// Median times of one round, in milliseconds.
  record Round(double picture, double post) {}

  /// Asks for as long as that.
  Round round(Duration length) throws IOException, InterruptedException {
    pictures = new Histogram();
    posts = new Histogram();
    long until = System.nanoTime() + length.toNanos();
    do {
      pictures.record(time(picture));
      for (int i = 0; i < SMALL_ONES; i++) {
        posts.record(time(small));
      }
      Thread.sleep(PAUSE);
    } while (System.nanoTime() - until < 0);
    return new Round(pictures.percentileMillis(0.5), posts.percentileMillis(0.5));
  }

  private long time(ByteBuffer request) throws IOException {
    Connection line = connection.all().getFirst();
    long sent = System.nanoTime();
    line.send(request, sent);
    boolean[] there = {false};
    connection.serve(
        () -> !there[0] && System.nanoTime() - sent < PATIENCE.toNanos(), _ -> there[0] = true);
    if (!there[0] || line.status() != 200) {
      throw new IOException(
          there[0]
              ? "a polite caller was answered %d %s"
                  .formatted(line.status(), new String(line.body(), StandardCharsets.UTF_8))
              : "a polite caller had no answer within " + PATIENCE);
    }
    return System.nanoTime() - sent;
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
