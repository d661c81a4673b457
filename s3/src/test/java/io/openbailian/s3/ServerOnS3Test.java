package io.openbailian.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.protocol.Json;
import io.openbailian.server.Assembly;
import io.openbailian.server.RunningServer;
import io.openbailian.server.ServerStartException;
import io.openbailian.server.config.SettingsBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/// A server whose files are all in a bucket, as its clients see it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerOnS3Test {
  private static final String KEY = "sk-files-0123456789abcdef";

  private final S3Server s3 = S3Server.get();
  private final Gateway gateway = new Gateway(s3.port());
  private final String bucket = s3.bucket();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  @TempDir private static Path folder;
  private RunningServer server;

  @BeforeAll
  void start() {
    server = Assembly.start(settings(folder.resolve("data")).build());
  }

  private SettingsBuilder settings(Path data) {
    return s3.settings(gateway.endpoint(), bucket)
        .set("port", 0)
        .set("data", data)
        .set("api-key", KEY)
        .set("log.requests", false)
        .set("tasks.grace", "500ms");
  }

  @AfterEach
  void back() {
    gateway.rule(_ -> new Gateway.Pass());
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
    gateway.close();
    http.close();
  }

  @Test
  void aPictureIsServedFromTheBucketAsFromADisk() throws IOException, InterruptedException {
    URI url = picture("a cat");

    HttpResponse<byte[]> whole = send(HttpRequest.newBuilder(url));
    HttpResponse<byte[]> part = send(HttpRequest.newBuilder(url).header("Range", "bytes=1-3"));
    HttpResponse<byte[]> head = send(HttpRequest.newBuilder(url).HEAD());
    HttpResponse<byte[]> beyond =
        send(HttpRequest.newBuilder(url).header("Range", "bytes=99999999-"));

    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(whole.body()).startsWith(0x89, 'P', 'N', 'G');
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("PNG".getBytes(UTF_8));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(whole.body().length);
    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(onDisk()).isEmpty();
  }

  /// Everything of the data folder that is neither the server's own nor its database's.
  private static Stream<Path> onDisk() throws IOException {
    Path data = folder.resolve("data");
    try (Stream<Path> files = Files.walk(data)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file ->
              Stream.of("artifacts", "inputs", "uploads", "files", "spool")
                  .anyMatch(kind -> file.startsWith(data.resolve(kind))))
          .toList()
          .stream();
    }
  }

  @Test
  void aFileThatIsGoneFromTheBucketIsToldOfAsOneThatIsGoneFromADisk()
      throws IOException, InterruptedException {
    URI url = picture("a dog");
    String name = Path.of(url.getPath()).getFileName().toString();
    try (S3Client client = s3.client()) {
      client.deleteObject(asked -> asked.bucket(bucket).key("openbailian/results/" + name));
    }

    HttpResponse<byte[]> gone = send(HttpRequest.newBuilder(url));

    assertThat(gone.statusCode()).isEqualTo(403);
    assertThat(new String(gone.body(), UTF_8)).contains("does not exist any more");
  }

  @Test
  void clientsAreSentToTheBucketWhereTheOperatorWantsIt() throws IOException, InterruptedException {
    URI url = picture("a house");
    byte[] whole = send(HttpRequest.newBuilder(url)).body();
    try (RunningServer redirecting =
        Assembly.start(settings(copy()).set("files.s3.serve", "redirect").build())) {
      URI there = URI.create(redirecting.url() + url.getPath() + "?" + url.getQuery());

      HttpResponse<byte[]> get = send(HttpRequest.newBuilder(there));
      HttpResponse<byte[]> head = send(HttpRequest.newBuilder(there).HEAD());

      assertThat(get.statusCode()).isEqualTo(302);
      assertThat(get.headers().firstValue("Cache-Control")).contains("no-store");
      URI address = location(get);
      assertThat(address.toString())
          .startsWith(gateway.endpoint() + "/" + bucket + "/openbailian/results/")
          .contains("X-Amz-Expires=300");
      HttpResponse<byte[]> taken = send(HttpRequest.newBuilder(address));
      assertThat(taken.statusCode()).as(new String(taken.body(), UTF_8)).isEqualTo(200);
      assertThat(taken.headers().firstValue("Content-Type")).contains("image/png");
      assertThat(taken.body()).isEqualTo(whole);
      assertThat(send(HttpRequest.newBuilder(address).header("Range", "bytes=1-3")).body())
          .isEqualTo(Arrays.copyOfRange(whole, 1, 4));
      assertThat(head.statusCode()).isEqualTo(302);
      HttpResponse<byte[]> asked = send(HttpRequest.newBuilder(location(head)).HEAD());
      assertThat(asked.statusCode()).isEqualTo(200);
      assertThat(asked.headers().firstValueAsLong("Content-Length")).hasValue(whole.length);
      assertThat(send(HttpRequest.newBuilder(URI.create(there + "0"))).statusCode())
          .as("without our own signature nobody is sent anywhere")
          .isEqualTo(403);
    }
  }

  private static URI location(HttpResponse<byte[]> answer) {
    return URI.create(answer.headers().firstValue("Location").orElseThrow());
  }

  /// The same database and secret in another folder: another node, as far as files go.
  private static Path copy() throws IOException {
    Path data = folder.resolve("data");
    Path copy = Files.createTempDirectory(folder, "copy");
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (name.equals("secret") || name.startsWith("openbailian.db")) {
          Files.copy(file, copy.resolve(name));
        }
      }
    }
    return copy;
  }

  @Test
  void aTaskWaitsForTheBucketAndLosesNothing() throws IOException, InterruptedException {
    gateway.rule(head -> head.startsWith("PUT ") ? new Gateway.Cut() : new Gateway.Pass());

    String id = submit("a tree");
    awaitStatus(id, "RUNNING");
    gateway.rule(_ -> new Gateway.Pass());

    JsonNode done = awaitStatus(id, "SUCCEEDED");
    URI url = URI.create(done.at("/output/results/0/url").asString());
    assertThat(send(HttpRequest.newBuilder(url)).statusCode()).isEqualTo(200);
  }

  @Test
  void whoeverAsksForAFileMeanwhileIsToldWhenToComeAgain()
      throws IOException, InterruptedException {
    URI url = picture("a lake");
    gateway.rule(_ -> new Gateway.Cut());

    HttpResponse<byte[]> away = send(HttpRequest.newBuilder(url));

    assertThat(away.statusCode()).isEqualTo(503);
    assertThat(away.headers().firstValue("Retry-After")).contains("5");
    assertThat(new String(away.body(), UTF_8))
        .contains("ModelUnavailable")
        .contains("keeps its files")
        .doesNotContain(bucket);
    gateway.rule(_ -> new Gateway.Pass());
    assertThat(send(HttpRequest.newBuilder(url)).statusCode()).isEqualTo(200);
  }

  @Test
  void anAnswerThatBreaksOffInTheMiddleIsNotTakenForTheWhole()
      throws IOException, InterruptedException {
    URI url = picture("a bridge");
    gateway.rule(
        head -> head.startsWith("GET ") ? new Gateway.CutAnswer(2000) : new Gateway.Pass());

    assertThat(outcome(url)).isIn("503", "broken off");
  }

  private String outcome(URI url) throws InterruptedException {
    try {
      return Integer.toString(
          http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray()).statusCode());
    } catch (IOException e) {
      return "broken off";
    }
  }

  @Test
  void aFileOfTheFilesApiGoesThereAndBackAndAway() throws IOException, InterruptedException {
    JsonNode kept = json(upload());
    String id = kept.at("/id").asString();

    HttpResponse<byte[]> content = compatible("GET", "/files/" + id + "/content");
    HttpResponse<byte[]> deleted = compatible("DELETE", "/files/" + id);
    HttpResponse<byte[]> gone = compatible("GET", "/files/" + id + "/content");

    assertThat(content.body()).isEqualTo("hello there".getBytes(UTF_8));
    assertThat(deleted.statusCode()).isEqualTo(200);
    assertThat(gone.statusCode()).isEqualTo(404);
  }

  @Test
  void aFileThatCannotBeStoredIsRefusedAndCanBeSentAgain()
      throws IOException, InterruptedException {
    gateway.rule(_ -> new Gateway.Cut());
    HttpResponse<byte[]> refused = upload();
    gateway.rule(_ -> new Gateway.Pass());

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).contains("5");
    assertThat(upload().statusCode()).isEqualTo(200);
  }

  @Test
  void aLargeInputIsRefusedWhileItCannotBeStored() throws IOException, InterruptedException {
    String large = "data:image/png;base64," + "A".repeat(200_000);
    gateway.rule(_ -> new Gateway.Cut());

    HttpResponse<byte[]> refused =
        send(
            api("/api/v1/services/aigc/image2image/image-synthesis")
                .header("X-DashScope-Async", "enable")
                .POST(
                    BodyPublishers.ofString(
                        """
                        {"model": "wanx2.1-imageedit", "input": {"function": "stylization_all",
                         "prompt": "转换成水墨风格", "base_image_url": "%s"}, "parameters": {"n": 1}}
                        """
                            .formatted(large))));

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).contains("5");
  }

  @Test
  void aServerDoesNotStartWithABucketThatItCannotUse() {
    assertThatThrownBy(() ->
            Assembly.start(
                settings(folder.resolve("other")).set("files.s3.bucket", "no-such-one").build()))
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("the bucket no-such-one at " + gateway.endpoint())
        .hasMessageContaining("there is no such bucket (files.s3.bucket)");
    assertThatThrownBy(() -> Assembly.start(settings(folder.resolve("another")).build()))
        .as("its database knows none of these files, and would have them swept")
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("belong to a server with another database");
  }

  private URI picture(String prompt) throws IOException, InterruptedException {
    JsonNode done = awaitStatus(submit(prompt), "SUCCEEDED");
    return URI.create(done.at("/output/results/0/url").asString());
  }

  private String submit(String prompt) throws IOException, InterruptedException {
    HttpResponse<byte[]> accepted =
        send(
            api("/api/v1/services/aigc/text2image/image-synthesis")
                .header("X-DashScope-Async", "enable")
                .POST(
                    BodyPublishers.ofString(
                        """
                        {"model": "wan2.2-t2i-flash", "input": {"prompt": "%s"},
                         "parameters": {"size": "512*512", "n": 1}}
                        """
                            .formatted(prompt))));
    return json(accepted).at("/output/task_id").asString();
  }

  /// Queries are held until the task ends, so this asks a few times.
  private JsonNode awaitStatus(String id, String status) throws IOException, InterruptedException {
    while (true) {
      JsonNode task = json(send(api("/api/v1/tasks/" + id).GET()));
      String now = task.at("/output/task_status").asString();
      if (now.equals(status)) {
        return task;
      }
      assertThat(now).as(task.toString()).isIn("PENDING", "RUNNING");
    }
  }

  private HttpResponse<byte[]> upload() throws IOException, InterruptedException {
    String form =
        """
        --b\r
        Content-Disposition: form-data; name="purpose"\r
        \r
        file-extract\r
        --b\r
        Content-Disposition: form-data; name="file"; filename="a.txt"\r
        \r
        hello there\r
        --b--\r
        """;
    return send(
        HttpRequest.newBuilder(URI.create(server.url() + "/compatible-mode/v1/files"))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(BodyPublishers.ofString(form)));
  }

  private HttpResponse<byte[]> compatible(String method, String path)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(server.url() + "/compatible-mode/v1" + path))
            .header("Authorization", "Bearer " + KEY)
            .method(method, BodyPublishers.noBody()));
  }

  private HttpRequest.Builder api(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path))
        .header("Authorization", "Bearer " + KEY)
        .header("Content-Type", "application/json");
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    return Json.parseObject(new String(answer.body(), UTF_8));
  }
}
