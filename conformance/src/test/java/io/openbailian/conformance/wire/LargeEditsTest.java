package io.openbailian.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many large edits at once in a heap that could not hold them all.
class LargeEditsTest {
  private static final String EDIT = "/api/v1/services/aigc/multimodal-generation/generation";
  private static final int AT_ONCE = 32;

  /// Noise does not compress: 10 MB in a file, 13.4 MB in a request.
  private static final int SIDE = 1860;

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  @Tag("slow")
  void makesThirtyTwoEditsOfTenMegabytesAtOnce(@TempDir Path data) throws Exception {
    byte[] request = request(noise());
    try (ChildServer child = ChildServer.start(data, "log: {requests: false}", "1g")) {
      URI url = child.url(data);

      long began = System.nanoTime();
      assertThat(edits(url, request)).containsOnly(200);
      long took = System.nanoTime() - began;
      long once = kilobytes(child, "VmRSS");
      assertThat(edits(url, request)).containsOnly(200);

      System.err.printf(
          "32 edits of %d bytes in %d ms; resident %d MB, again %d MB, at most %d MB%n",
          request.length,
          took / 1_000_000,
          once >> 10,
          kilobytes(child, "VmRSS") >> 10,
          kilobytes(child, "VmHWM") >> 10);
      assertThat(kilobytes(child, "VmRSS")).isLessThan(once * 5 / 4);
      assertThat(kilobytes(child, "VmHWM")).isLessThan(2 << 20);
      assertThat(child.log()).doesNotContain("OutOfMemory");
    }
  }

  private static List<Integer> edits(URI server, byte[] request)
      throws ExecutionException, InterruptedException {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        answers.add(clients.submit(() -> edit(server, request)));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<HttpResponse<String>> answer : answers) {
        statuses.add(answer.get().statusCode());
      }
      return statuses;
    }
  }

  private static HttpResponse<String> edit(URI server, byte[] request)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(server.resolve(EDIT))
            .header("Authorization", "Bearer " + TestServer.KEY)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(request))
            .build(),
        BodyHandlers.ofString());
  }

  private static byte[] request(byte[] png) {
    return """
    {"model":"qwen-image-edit-plus","input":{"messages":[{"role":"user","content":[
     {"image":"data:image/png;base64,%s"},{"text":"变成黑白"}]}]},"parameters":{"watermark":false}}
    """
        .formatted(Base64.getEncoder().encodeToString(png))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] noise() throws IOException {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    int[] pixels = new Random(1).ints((long) SIDE * SIDE).toArray();
    image.getRaster().setDataElements(0, 0, SIDE, SIDE, pixels);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    assertThat(file.size()).isBetween(10_000_000, 10 << 20);
    return file.toByteArray();
  }

  private static long kilobytes(ChildServer child, String field) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(child.pid()), "status")).stream()
        .filter(line -> line.startsWith(field + ":"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }
}
