package io.openbailian.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A gibibyte passes through a gateway of 128 MiB of heap, both ways, and the process does not grow
/// with it: not its heap, nor what stands beside it.
@Tag("slow")
@EnabledOnOs(OS.LINUX) // which tells what a process takes
class GibibyteTest {
  private static final long GIBIBYTE = 1L << 30;
  private static final String PATH = "/api/v1/services/aigc/image-generation/generation";
  private static final byte[] EVENT =
      "data: {\"n\":\"%s\"}\n\n".formatted("x".repeat(1010)).getBytes(StandardCharsets.UTF_8);

  /// What a process of this heap may take in all at its most: its heap, its code, its threads, and
  /// what the network holds.
  private static final long MOST_KIB = 512L << 10;

  @TempDir private Path data;
  private final AtomicLong came = new AtomicLong();
  private HttpServer upstream;
  private ChildServer gateway;

  @BeforeEach
  void start() throws Exception {
    upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    upstream.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    upstream.createContext("/", this::answer);
    upstream.start();
    Path key = Files.writeString(data.resolve("key"), "sk-of-the-operator");
    gateway =
        ChildServer.start(
            data.resolve("server"),
            """
            engines:
              up: {kind: dashscope, base-url: 'http://127.0.0.1:%d/api/v1', key: {file: '%s'}}
            routes: {'*': up}
            limits: {body: %d}
            """
                .formatted(upstream.getAddress().getPort(), key, GIBIBYTE),
            "128m");
  }

  @AfterEach
  void stop() {
    gateway.close();
    upstream.stop(0);
  }

  /// Counts what comes, and sends a gibibyte of the type that is asked for.
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] head = exchange.getRequestBody().readNBytes(200);
      came.set(head.length + exchange.getRequestBody().transferTo(OutputStream.nullOutputStream()));
      String asked = new String(head, StandardCharsets.UTF_8);
      boolean events = asked.contains("text/event-stream");
      if (!events && !asked.contains("audio/wav")) {
        byte[] said = "{\"output\":{\"made\":true}}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, said.length);
        exchange.getResponseBody().write(said);
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", events ? "text/event-stream" : "audio/wav");
      exchange.sendResponseHeaders(200, events ? 0 : GIBIBYTE);
      for (long sent = 0; sent < GIBIBYTE; sent += EVENT.length) {
        exchange.getResponseBody().write(EVENT, 0, (int) Math.min(EVENT.length, GIBIBYTE - sent));
      }
    }
  }

  private <T> HttpResponse<T> post(InputStream body, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(gateway.url(data.resolve("server")).resolve(PATH))
              .header("Authorization", "Bearer " + TestServer.KEY)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofInputStream(() -> body))
              .build(),
          handler);
    }
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void goesUp() throws Exception {
    byte[] piece = new byte[1 << 20];
    Arrays.fill(piece, (byte) 'a');
    String head = "{\"model\":\"new-picture\",\"input\":{\"blobs\":[\"";
    String end = "\"]}}";
    long left = GIBIBYTE - head.length() - end.length();
    List<InputStream> parts =
        List.of(
            text(head),
            new SequenceInputStream(
                Collections.enumeration(
                    Collections.nCopies((int) (left / piece.length), piece).stream()
                        .<InputStream>map(ByteArrayInputStream::new)
                        .toList())),
            new ByteArrayInputStream(piece, 0, (int) (left % piece.length)),
            text(end));

    HttpResponse<String> answer =
        post(new SequenceInputStream(Collections.enumeration(parts)), BodyHandlers.ofString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(came.get()).isEqualTo(GIBIBYTE);
    staysSmall();
  }

  @ParameterizedTest
  @ValueSource(strings = {"audio/wav", "text/event-stream"})
  void comesDown(String type) throws Exception {
    HttpResponse<InputStream> answer =
        post(
            text("{\"model\":\"new-picture\",\"type\":\"%s\"}".formatted(type)),
            BodyHandlers.ofInputStream());

    assertThat(answer.statusCode()).isEqualTo(200);
    try (InputStream body = answer.body()) {
      assertThat(body.transferTo(OutputStream.nullOutputStream())).isEqualTo(GIBIBYTE);
    }
    staysSmall();
  }

  /// By the most memory that the process ever had.
  private void staysSmall() throws IOException {
    long most =
        Files.readAllLines(Path.of("/proc/%d/status".formatted(gateway.pid()))).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .map(line -> line.replaceAll("\\D", ""))
            .mapToLong(Long::parseLong)
            .findFirst()
            .orElseThrow();
    assertThat(most).as("KiB at its most").isLessThan(MOST_KIB);
    System.err.printf("a gibibyte: %d KiB at its most%n", most);
  }
}
