package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A server that may have few files open, and a client with more idle connections than that.
@EnabledOnOs(OS.LINUX)
class FewOpenFilesTest {
  private static final String EDIT = "/api/v1/services/aigc/image2image/image-synthesis";

  @TempDir private Path data;

  @Test
  void picturesAndEditsWorkAfterTheConnectionsHaveGone() throws Exception {
    try (ChildServer child =
        ChildServer.startAfter("ulimit -n 256", data, "tasks: {hold: 0}\nlimits: {idle: 5m}")) {
      URI url = child.url(data);
      Api api = new Api(url, TestServer.KEY);
      Eventually.holds("it is ready", () -> status(url, "/health/ready") == 200);
      String made = api.submit("猫"); // over a connection that stays
      String edited = edit(api);
      List<Socket> idle = connections(url, 300);

      assertThat(files(child)).as("open files, of 256").isLessThan(224);
      close(idle);

      assertThat(status(api, made)).isEqualTo("SUCCEEDED");
      assertThat(status(api, edited)).isEqualTo("SUCCEEDED");
      assertThat(status(api, edit(api))).isEqualTo("SUCCEEDED");
      assertThat(status(url, "/health/ready")).isEqualTo(200);
      assertThat(child.log()).doesNotContain("Too many open files", "NoClassDefFound");
    }
  }

  private static String status(Api api, String task) throws Exception {
    return api.ended(task).output().path("task_status").asString();
  }

  private static String edit(Api api) throws IOException {
    ByteArrayOutputStream picture = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(640, 640, BufferedImage.TYPE_INT_RGB), "png", picture);
    Api.Answer answer =
        api.post(
            EDIT,
            """
            {"model":"wanx2.1-imageedit","input":{"function":"colorization","prompt":"彩色",\
            "base_image_url":"data:image/png;base64,%s"},"parameters":{"n":1}}\
            """
                .formatted(Base64.getEncoder().encodeToString(picture.toByteArray())));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.output().path("task_id").asString();
  }

  private static List<Socket> connections(URI url, int count) throws IOException {
    List<Socket> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(new Socket(url.getHost(), url.getPort()));
    }
    return all;
  }

  private static void close(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private static long files(ChildServer child) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc", Long.toString(child.pid()), "fd"))) {
      return all.count();
    }
  }

  private static int status(URI url, String path) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(url.resolve(path)).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }
}
