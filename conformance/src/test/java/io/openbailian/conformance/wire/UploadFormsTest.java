package io.openbailian.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Uploads as the official SDKs, browsers and others send them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadFormsTest {
  private static final String POLICY = "/api/v1/uploads?action=getPolicy&model=wan2.6-image";
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private TestServer server;
  private Api api;

  @BeforeAll
  void start() {
    server = TestServer.start(Map.of("uploads.file", "2097152", "uploads.per-key", "8388608"));
    api = Api.of(server);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private JsonNode policy() {
    return policy(api);
  }

  private static JsonNode policy(Api api) {
    Api.Answer answer = api.get(POLICY);
    assertThat(answer.status()).isEqualTo(200);
    return answer.body().path("data");
  }

  /// The fields before the file, in the order of the SDKs.
  private static Map<String, String> fields(JsonNode policy, String name) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("OSSAccessKeyId", policy.path("oss_access_key_id").asString());
    fields.put("Signature", policy.path("signature").asString());
    fields.put("policy", policy.path("policy").asString());
    fields.put("key", policy.path("upload_dir").asString() + "/" + name);
    fields.put("x-oss-object-acl", policy.path("x_oss_object_acl").asString());
    fields.put("x-oss-forbid-overwrite", policy.path("x_oss_forbid_overwrite").asString());
    fields.put("success_action_status", "200");
    fields.put("x-oss-content-type", "image/png");
    return fields;
  }

  private static byte[] form(Map<String, String> fields, byte[] file) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    fields.forEach((name, value) ->
        write(
            form,
            "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\nContent-Length: %d\r\n\r\n%s\r\n"
                .formatted(name, value.getBytes(StandardCharsets.UTF_8).length, value)));
    write(
        form,
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"猫.png\"\r\nContent-Type: image/png\r\n\r\n");
    form.writeBytes(file);
    write(form, "\r\n--b--\r\n");
    return form.toByteArray();
  }

  private static void write(ByteArrayOutputStream form, String text) {
    form.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static HttpResponse<String> post(String url, byte[] form)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(BodyPublishers.ofByteArray(form))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(Map<String, String> fields, byte[] file)
      throws IOException, InterruptedException {
    return post(server.url() + "/oss-upload", form(fields, file));
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String message) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/json;charset=UTF-8");
    assertThat(Json.mapper().readTree(answer.body()).path("message").asString())
        .startsWith(message);
  }

  private static List<Path> stored(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve("uploads"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void answersAPolicyAsTheSdksReadIt() {
    Api.Answer answer = api.get(POLICY);

    assertThat(answer.body().propertyNames()).containsExactly("request_id", "data");
    JsonNode data = answer.body().path("data");
    assertThat(data.propertyNames())
        .containsExactly(
            "policy",
            "signature",
            "upload_dir",
            "upload_host",
            "expire_in_seconds",
            "max_file_size_mb",
            "capacity_limit_mb",
            "oss_access_key_id",
            "x_oss_object_acl",
            "x_oss_forbid_overwrite");
    assertThat(data.path("upload_host").asString()).isEqualTo(server.url() + "/oss-upload");
    assertThat(data.path("upload_dir").asString()).startsWith("dashscope-instant/k-");
    assertThat(data.path("expire_in_seconds").isInt()).isTrue();
    assertThat(data.path("max_file_size_mb").asInt()).isEqualTo(2);
    assertThat(data.path("x_oss_forbid_overwrite").isString()).isTrue();
  }

  @Test
  void answersNoPolicyForAnythingElse() {
    assertThat(api.get("/api/v1/uploads?model=wan2.6-image").code()).isEqualTo("InvalidParameter");
    assertThat(api.get("/api/v1/uploads?action=getPolicy").code())
        .isEqualTo("BadRequest.EmptyModel");
    assertThat(new Api(server.url(), "sk-wrong").get(POLICY).status()).isEqualTo(401);
  }

  @Test
  void takesAFileInTheOrderOfTheSdksOrAnother() throws IOException, InterruptedException {
    byte[] file = new byte[100_000];
    new Random(1).nextBytes(file);
    Map<String, String> fields = fields(policy(), "我的 图片.png");
    Map<String, String> reversed = new LinkedHashMap<>();
    new ArrayList<>(fields.keySet())
        .reversed()
        .forEach(name -> reversed.put(name, fields.get(name)));
    long before = stored(server.data()).size();

    HttpResponse<String> answer = post(fields, file);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(post(reversed, file).statusCode()).isEqualTo(200);
    assertThat(stored(server.data())).hasSize((int) before + 1);
    assertThat(stored(server.data())).anySatisfy(path -> assertThat(path).hasBinaryContent(file));
  }

  @Test
  void refusesAFormWithoutAGoodPolicy() throws IOException, InterruptedException {
    Map<String, String> fields = fields(policy(), "a.png");
    Map<String, String> forged = new LinkedHashMap<>(fields);
    forged.put("Signature", "x" + fields.get("Signature"));
    Map<String, String> elsewhere = new LinkedHashMap<>(fields);
    elsewhere.put("key", "dashscope-instant/other/a.png");
    Map<String, String> outside = new LinkedHashMap<>(fields);
    outside.put("key", fields.get("key") + "/../../../../etc/passwd");
    Map<String, String> incomplete = new LinkedHashMap<>(fields);
    incomplete.remove("policy");

    assertRefused(post(forged, new byte[9]), 403, "Invalid according to Policy: ");
    assertRefused(post(elsewhere, new byte[9]), 403, "Invalid according to Policy: ");
    assertRefused(post(outside, new byte[9]), 400, "Invalid key");
    assertRefused(post(incomplete, new byte[9]), 400, "Field required: policy");
  }

  @Test
  void tellsAClientThatSendsMegabytesWhyTheyAreRefused() throws IOException, InterruptedException {
    Map<String, String> fields = fields(policy(), "a.png");

    assertRefused(post(fields, new byte[3 << 20]), 413, "Payload Too Large");
    assertRefused(post(Map.of("key", "x"), new byte[8 << 20]), 400, "Field required: policy");
  }

  @Test
  void refusesWhatIsNoForm() throws IOException, InterruptedException {
    String url = server.url() + "/oss-upload";
    byte[] file =
        "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n--b--"
            .getBytes(StandardCharsets.UTF_8);

    assertRefused(post(url, new byte[0]), 400, "Required body invalid");
    assertRefused(post(url, new byte[100_000]), 400, "Required body invalid");
    assertRefused(post(url, file), 400, "Field required: policy");
    assertThat(new RawHttp(server.url()).send("POST /oss-upload HTTP/1.1\nA: b\n\nx").status())
        .isEqualTo(400);
    assertThat(new RawHttp(server.url()).send("GET /oss-upload HTTP/1.1\nA: b\n\n").status())
        .isEqualTo(400);
  }

  @Test
  void takesThirtyTwoFilesOfTenMegabytesAtOnceInASmallHeap(@TempDir Path data) throws Exception {
    try (ChildServer child = ChildServer.start(data, "log: {requests: false}")) {
      Api there = new Api(child.url(data), TestServer.KEY);
      byte[] file = new byte[10 << 20];
      new Random(2).nextBytes(file);
      try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
          answers.add(clients.submit(() -> uploaded(there, file)));
        }
        for (Future<HttpResponse<String>> answer : answers) {
          assertThat(statusOf(answer)).isEqualTo(200);
        }
      }

      assertThat(stored(data))
          .hasSize(32)
          .allSatisfy(
              path -> assertThat(Files.mismatch(path, stored(data).getFirst())).isEqualTo(-1));
      assertThat(child.log()).doesNotContain("OutOfMemory");
    }
  }

  private static HttpResponse<String> uploaded(Api there, byte[] file)
      throws IOException, InterruptedException {
    JsonNode policy = policy(there);
    return post(policy.path("upload_host").asString(), form(fields(policy, "a.png"), file));
  }

  private static int statusOf(Future<HttpResponse<String>> answer)
      throws ExecutionException, InterruptedException {
    return answer.get().statusCode();
  }
}
