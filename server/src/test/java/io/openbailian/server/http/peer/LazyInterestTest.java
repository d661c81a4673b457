package io.openbailian.server.http.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.server.SystemTime;
import io.openbailian.server.http.body.Pacing;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What clients may send and leave undone while their requests are worked on; answers are given by
/// another thread than the selector's.
@Timeout(60)
class LazyInterestTest {
  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
  private final Server server = new Server();
  private PacedConnector connector;

  private record Waiting(Response response, Callback callback) {
    void answer(byte[] body) {
      response.getHeaders().put("Content-Length", body.length);
      response.write(true, ByteBuffer.wrap(body), callback);
    }
  }

  private static final class Desk extends Handler.Abstract.NonBlocking {
    private final BlockingQueue<Waiting> waiting;

    Desk(BlockingQueue<Waiting> waiting) {
      this.waiting = waiting;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      return waiting.add(new Waiting(response, callback));
    }
  }

  @BeforeEach
  void start() throws Exception {
    SlowPeers peers =
        new SlowPeers(
            100, LONG, new Pacing(1, LONG, LONG), new SystemTime(), server.getScheduler());
    connector = new PacedConnector(server, 1, new PacedConnections(new HttpConfiguration(), peers));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new Desk(waiting));
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
  }

  private Waiting next() throws InterruptedException {
    Waiting next = waiting.poll(30, TimeUnit.SECONDS);
    assertThat(next).as("a request that was sent").isNotNull();
    return next;
  }

  private static byte[] body(int bytes, int of) {
    byte[] body = new byte[bytes];
    Arrays.fill(body, (byte) of);
    return body;
  }

  /// Reads one answer and gives its body.
  private static byte[] answer(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      assertThat(c).as("an answer that breaks off: %s", head).isNotNegative();
      head.append((char) c);
    }
    String length = head.toString().split("Content-Length: ", 2)[1].split("\r\n", 2)[0];
    return in.readNBytes(Integer.parseInt(length));
  }

  private long selections() {
    return connector.getSelectorManager().getContainedBeans(ManagedSelector.class).stream()
        .mapToLong(ManagedSelector::getSelectCount)
        .sum();
  }

  @Test
  void answersOneRequestAfterTheOther() throws IOException, InterruptedException {
    try (Socket client = connect()) {
      for (int i = 0; i < 1_000; i++) {
        client.getOutputStream().write(REQUEST);
        next().answer(body(10, i));
        assertThat(answer(client.getInputStream())).isEqualTo(body(10, i));
      }
    }
  }

  @Test
  void answersWhatIsSentWhileARequestIsWorkedOn() throws IOException, InterruptedException {
    try (Socket client = connect()) {
      for (int round = 0; round < 100; round++) {
        client.getOutputStream().write(REQUEST);
        Waiting first = next();
        client.getOutputStream().write(REQUEST);
        client.getOutputStream().write(REQUEST);
        first.answer(body(1, 1));
        next().answer(body(2, 2));
        next().answer(body(3, 3));
        for (int i = 1; i <= 3; i++) {
          assertThat(answer(client.getInputStream())).isEqualTo(body(i, i));
        }
      }
    }
  }

  /// The selector looks twice, takes its interest back, and then sleeps.
  @Test
  void doesNotGoRoundAndRoundOverBytesThatNobodyWaitsFor()
      throws IOException, InterruptedException {
    try (Socket client = connect();
        Socket other = connect()) {
      client.getOutputStream().write(REQUEST);
      Waiting held = next();
      client.getOutputStream().write(REQUEST);
      long before = selections();
      for (int i = 0; i < 20; i++) {
        other.getOutputStream().write(REQUEST);
        next().answer(body(1, i));
        assertThat(answer(other.getInputStream())).isEqualTo(body(1, i));
      }
      assertThat(selections() - before).isLessThan(20 * 4);
      held.answer(body(1, 7));
      next().answer(body(1, 8));
      assertThat(answer(client.getInputStream())).isEqualTo(body(1, 7));
      assertThat(answer(client.getInputStream())).isEqualTo(body(1, 8));
    }
  }

  @Test
  void writesALargeAnswerToAClientThatBeginsToReadLate() throws IOException, InterruptedException {
    byte[] large = body(32 << 20, 9);
    try (Socket client = connect();
        Socket other = connect()) {
      client.getOutputStream().write(REQUEST);
      next().answer(large);
      other.getOutputStream().write(REQUEST); // the first has filled its socket by now
      next().answer(body(1, 1));
      assertThat(answer(other.getInputStream())).isEqualTo(body(1, 1));
      assertThat(answer(client.getInputStream())).isEqualTo(large);
      client.getOutputStream().write(REQUEST);
      next().answer(body(5, 5));
      assertThat(answer(client.getInputStream())).isEqualTo(body(5, 5));
    }
  }

  @Test
  void writesALargeAnswerThoughTheNextRequestHasCome() throws IOException, InterruptedException {
    byte[] large = body(32 << 20, 3);
    try (Socket client = connect()) {
      client.getOutputStream().write(REQUEST);
      Waiting first = next();
      client.getOutputStream().write(REQUEST);
      first.answer(large);
      assertThat(answer(client.getInputStream())).isEqualTo(large);
      next().answer(body(1, 1));
      assertThat(answer(client.getInputStream())).isEqualTo(body(1, 1));
    }
  }

  @Test
  void endsAConnectionWhoseClientHasLeft() throws IOException, InterruptedException {
    Socket client = connect();
    client.getOutputStream().write(REQUEST);
    Waiting held = next();
    client.close();
    try (Socket other = connect()) {
      other.getOutputStream().write(REQUEST);
      next().answer(body(1, 1));
      assertThat(answer(other.getInputStream())).isEqualTo(body(1, 1));
      held.answer(body(1, 1));
    }
    while (!connector.getConnectedEndPoints().isEmpty()) {
      Thread.onSpinWait();
    }
  }
}
