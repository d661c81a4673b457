package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.FileSender;
import io.openbailian.conformance.FileSender.Part;
import io.openbailian.conformance.TestServer;
import io.openbailian.engine.test.JumpingTime;
import io.openbailian.protocol.RunFile;
import io.openbailian.server.RunFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The Files API in both dialects: what is sent is kept for its key, within bounds, until it is
/// deleted or expires.
class FilesTest {
  private static final String NATIVE = "/api/v1/files";
  private static final String COMPATIBLE = "/compatible-mode/v1/files";
  private static final String CHAT = "/compatible-mode/v1/chat/completions";
  private static final byte[] TEXT = "一些文字, some text".getBytes(StandardCharsets.UTF_8);
  private static final Map<String, String> OPTIONS =
      Map.of(
          "files.file", "100000",
          "files.per-key", "250000",
          "files.total", "400000",
          "files.per-key-files", "5",
          "files.total-files", "8",
          "files.keep", "1d");

  private final JumpingTime time = JumpingTime.slow();
  @TempDir private Path data;
  private TestServer server;
  private Api api;

  @BeforeEach
  void start() {
    server = TestServer.startOn(data, OPTIONS, time);
    api = Api.of(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private FileSender sender(String path) {
    return new FileSender(server.url(), TestServer.KEY, path);
  }

  private static Part extract() {
    return Part.field("purpose", "file-extract");
  }

  private String kept(String name, byte[] content) {
    Api.Answer answer = sender(COMPATIBLE).send(extract(), Part.file("file", name, content));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body().path("id").asString();
  }

  private String anotherKey() {
    RunFile run = RunFiles.read(data).orElseThrow();
    return new Api(run.url(), run.token())
        .post("/admin/v1/keys", "{\"name\":\"another\"}")
        .body()
        .path("key")
        .asString();
  }

  private List<Path> stored() throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve("files"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private HttpResponse<byte[]> content(String path) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(server.url() + path))
              .header("Authorization", "Bearer " + TestServer.KEY)
              .build(),
          BodyHandlers.ofByteArray());
    }
  }

  /// Members as in the captures of repo cnblogs/dashscope-sdk.
  @Test
  void theVendorsDialectTakesListsTellsAndDeletes() throws IOException, InterruptedException {
    Api.Answer sent =
        sender(NATIVE)
            .send(
                Part.file("files", "a.txt", TEXT),
                Part.file("files", "b.txt", new byte[0]),
                Part.field("descriptions", "the first"),
                extract());

    assertThat(sent.status()).isEqualTo(200);
    JsonNode uploaded = sent.body().path("data").path("uploaded_files");
    assertThat(uploaded.valueStream().map(file -> file.path("name").asString()))
        .containsExactly("a.txt", "b.txt");
    assertThat(sent.body().path("data").path("failed_uploads").isEmpty()).isTrue();
    String id = uploaded.path(0).path("file_id").asString();

    JsonNode told = api.get(NATIVE + "/" + id).body().path("data");
    assertThat(told.propertyNames())
        .contains(
            "id",
            "file_id",
            "name",
            "description",
            "size",
            "md5",
            "gmt_create",
            "url",
            "purpose",
            "api_key_id");
    assertThat(told.path("description").asString()).isEqualTo("the first");
    assertThat(told.path("size").asInt()).isEqualTo(TEXT.length);
    assertThat(content(NATIVE + "/" + id + "/content").body()).isEqualTo(TEXT);

    JsonNode page = api.get(NATIVE + "?page_no=2&page_size=1").body().path("data");
    assertThat(page.path("total").asInt()).isEqualTo(2);
    assertThat(page.path("page_no").asInt()).isEqualTo(2);
    assertThat(page.path("files").size()).isEqualTo(1);

    assertThat(api.delete(NATIVE + "/" + id).body().propertyNames()).containsExactly("request_id");
    assertThat(api.get(NATIVE + "/" + id).status()).isEqualTo(404);
    assertThat(api.delete(NATIVE + "/" + id).code()).isEqualTo("NotFound");
    assertThat(stored()).hasSize(1);
  }

  @Test
  void theCompatibleDialectPagesByTheLastId() {
    List<String> ids = IntStream.range(0, 3).mapToObj(i -> kept(i + ".txt", TEXT)).toList();
    JsonNode first = api.get(COMPATIBLE + "?limit=2&purpose=file-extract").body();
    String last = first.path("data").path(1).path("id").asString();
    JsonNode second = api.get(COMPATIBLE + "?limit=2&after=" + last).body();

    assertThat(first.path("has_more").asBoolean()).isTrue();
    assertThat(second.path("has_more").asBoolean()).isFalse();
    assertThat(
            Stream.concat(first.path("data").valueStream(), second.path("data").valueStream())
                .map(file -> file.path("id").asString()))
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(api.get(COMPATIBLE + "?purpose=batch").body().path("data").isEmpty()).isTrue();
    assertThat(api.get(COMPATIBLE + "?limit=0").status()).isEqualTo(400);
    assertThat(api.get(COMPATIBLE + "/file-none").body().path("error").path("message").asString())
        .isEqualTo("No such File object: file-none");
  }

  @Test
  void aFileIsNobodyElses() {
    String id = kept("mine.txt", TEXT);
    Api other = new Api(server.url(), anotherKey());

    for (String path : List.of(NATIVE, COMPATIBLE)) {
      assertThat(other.get(path + "/" + id).status()).isEqualTo(404);
      assertThat(other.get(path + "/" + id + "/content").status()).isEqualTo(404);
      assertThat(other.delete(path + "/" + id).status()).isEqualTo(404);
      assertThat(other.get(path + "?after=" + id).status()).isEqualTo(200);
    }
    assertThat(other.get(COMPATIBLE).body().path("data").isEmpty()).isTrue();
    assertThat(other.get(NATIVE).body().path("data").path("total").asInt()).isZero();
    assertThat(new Api(server.url(), "sk-none").get(NATIVE + "/" + id).status()).isEqualTo(401);
    assertThat(api.get(NATIVE + "/" + id).status()).isEqualTo(200);
  }

  @Test
  void filesOfAKeyAndOfAllAreBounded() throws Exception {
    byte[] large = new byte[90_000];
    kept("1", large);
    kept("2", large);
    Api.Answer third = sender(COMPATIBLE).send(extract(), Part.file("file", "3", large));
    FileSender other = new FileSender(server.url(), anotherKey(), COMPATIBLE);

    assertThat(third.status()).isEqualTo(429);
    assertThat(other.send(extract(), Part.file("file", "4", large)).status()).isEqualTo(200);
    assertThat(other.send(extract(), Part.file("file", "5", large)).status()).isEqualTo(200);
    assertThat(other.send(extract(), Part.file("file", "6", new byte[50_000])).status())
        .isEqualTo(429);
    assertThat(stored()).hasSize(4);
    IntStream.range(0, 3).forEach(i -> kept("small" + i, TEXT));
    JsonNode seventh = sender(NATIVE).send(Part.file("files", "seventh", TEXT)).body().path("data");
    assertThat(seventh.path("failed_uploads").path(0).path("code").asString())
        .isEqualTo("BadRequest.TooMany");
    assertThat(other.send(extract(), Part.file("file", "8", TEXT)).status()).isEqualTo(200);
    assertThat(other.send(extract(), Part.file("file", "9", TEXT)).status()).isEqualTo(400);
    assertThat(stored()).hasSize(8);
  }

  @Test
  void filesOutliveARestartAndGoWhenTheyExpire() throws Exception {
    String id = kept("a.txt", TEXT);
    server.close();
    start();
    assertThat(content(COMPATIBLE + "/" + id + "/content").body()).isEqualTo(TEXT);

    time.jump(Duration.ofDays(1));
    assertThat(api.get(NATIVE + "/" + id).status()).isEqualTo(404);
    server.close();
    start(); // sweeps at once
    Eventually.holds("its bytes are gone", () -> stored().isEmpty());
  }

  static List<List<Part>> refused() {
    Part file = Part.file("file", "a", TEXT);
    return List.of(
        List.of(),
        List.of(extract()),
        List.of(file),
        List.of(Part.field("purpose", "world-domination"), file),
        List.of(extract(), new Part("name=\"file\"", TEXT)),
        List.of(extract(), Part.file("file", "a".repeat(300), TEXT)),
        List.of(extract(), new Part("name=\"file\"; filename*=UTF-8''%zz", TEXT)),
        List.of(extract(), new Part("filename=\"a\"", TEXT)),
        List.of(file, Part.field("purpose", "x".repeat(9000))),
        List.of(extract(), Part.file("file", "a", new byte[100_001])),
        Collections.nCopies(200, Part.field("x", "y")));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aFormThatIsWrongLeavesNothing(List<Part> parts) throws Exception {
    Api.Answer answer = sender(COMPATIBLE).send(parts.toArray(Part[]::new));

    assertThat(answer.status()).as(answer.body().toString()).isBetween(400, 413);
    assertThat(answer.body().path("error").path("message").asString()).isNotEmpty();
    assertThat(stored()).isEmpty();
    kept("afterwards", TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhalf",
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n",
        "--b",
        "no form",
        ""
      })
  void aFormThatBreaksOffLeavesNothing(String body) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

    assertThat(sender(NATIVE).send("multipart/form-data; boundary=b", bytes).status())
        .isEqualTo(400);
    assertThat(sender(NATIVE).send("multipart/form-data", bytes).status()).isEqualTo(400);
    assertThat(sender(NATIVE).send("application/json", bytes).status()).isEqualTo(400);
    assertThat(stored()).isEmpty();
  }

  /// A name is told as it was given, never a place on a disk or a line of a header.
  @ParameterizedTest
  @ValueSource(strings = {"../../etc/passwd", "C:\\\\x\\\\passwd", "passwd", "../files/../passwd"})
  void aNameIsAName(String name) throws IOException, InterruptedException {
    String id = kept(name, TEXT);

    assertThat(api.get(COMPATIBLE + "/" + id).body().path("filename").asString())
        .isEqualTo("passwd");
    HttpResponse<byte[]> content = content(COMPATIBLE + "/" + id + "/content");
    assertThat(content.headers().firstValue("Content-Disposition").orElse(""))
        .isEqualTo("attachment; filename*=UTF-8''passwd");
    assertThat(content.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(stored()).hasSize(1);
  }

  private static Api.Answer ask(Api asking, String system) {
    return asking.now(
        CHAT,
        """
        {"model":"qwen-long","messages":[{"role":"system","content":"%s"},\
        {"role":"user","content":"What does the document say?"}]}\
        """
            .formatted(system));
  }

  private static int tokens(Api.Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body().path("usage").path("prompt_tokens").asInt();
  }

  @Test
  void conversationsReferToFilesOfTheirKey() {
    String text =
        kept("a.txt", "A sentence of a document. ".repeat(100).getBytes(StandardCharsets.UTF_8));
    String picture = kept("a.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff});

    int one = tokens(ask(api, "fileid://" + text));
    assertThat(one).isGreaterThan(500);
    assertThat(tokens(ask(api, "fileid://%s,fileid://%s".formatted(text, text))))
        .isGreaterThan(one + 400);
    assertThat(ask(api, "fileid://file-none").body().toString())
        .contains("Invalid file [id:file-none].");
    assertThat(ask(api, "fileid://" + picture).status()).isEqualTo(400);
    assertThat(ask(new Api(server.url(), anotherKey()), "fileid://" + text).status())
        .isEqualTo(400);
    assertThat(ask(api, "fileid://" + "x,fileid://".repeat(200)).status()).isEqualTo(400);
  }
}
