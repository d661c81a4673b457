package io.openbailian.conformance.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import io.openbailian.engine.test.JumpingTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The permission to upload, and the form that uses it, byte for byte.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadGoldenTest {
  private static final String AUTH = "Authorization: Bearer " + TestServer.KEY;
  private static final String MODEL = "model=qwen-image-edit";
  private static final int MOST = 2 << 20;

  private final JumpingTime time = new JumpingTime();
  private TestServer server;

  @BeforeAll
  void start(@TempDir Path data) {
    server = TestServer.startOn(data, Map.of("uploads.file", Integer.toString(MOST)), time);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  static Stream<String> questions() {
    return Stream.of(
        "policy?action=getPolicy&" + MODEL,
        "no-action?" + MODEL,
        "wrong-action?action=put&" + MODEL,
        "no-model?action=getPolicy");
  }

  @ParameterizedTest
  @MethodSource("questions")
  void aQuestionForAPolicy(String question) throws IOException {
    String[] parts = question.split("\\?", 2);
    String request = "GET /api/v1/uploads?%s HTTP/1.1\n%s\n\n".formatted(parts[1], AUTH);

    Golden.check("uploads/" + parts[0], request, new RawHttp(server.url()).send(request));
  }

  @Test
  void aQuestionWithoutAKey() throws IOException {
    String request = "GET /api/v1/uploads?action=getPolicy&%s HTTP/1.1\n\n".formatted(MODEL);

    Golden.check("uploads/no-key", request, new RawHttp(server.url()).send(request));
  }

  /// A form as the SDKs send it, its fields in their order.
  private static Map<String, String> form(TestServer server) {
    JsonNode data =
        Api.of(server).get("/api/v1/uploads?action=getPolicy&" + MODEL).body().path("data");
    Map<String, String> form = new LinkedHashMap<>();
    form.put("OSSAccessKeyId", data.path("oss_access_key_id").asString());
    form.put("Signature", data.path("signature").asString());
    form.put("policy", data.path("policy").asString());
    form.put("key", data.path("upload_dir").asString() + "/我的 照片.png");
    form.put("x-oss-object-acl", data.path("x_oss_object_acl").asString());
    form.put("x-oss-forbid-overwrite", data.path("x_oss_forbid_overwrite").asString());
    form.put("success_action_status", "200");
    form.put("x-oss-content-type", "image/png");
    return form;
  }

  private static String body(Map<String, String> form, String file) {
    StringBuilder body = new StringBuilder();
    form.forEach((name, value) ->
        body.append("--b\r\nContent-Disposition: form-data; name=\"")
            .append(name)
            .append("\"\r\n\r\n")
            .append(value)
            .append("\r\n"));
    return body + file;
  }

  private static String file(String content) {
    return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n%s\r\n--b--\r\n"
        .formatted(content);
  }

  private void check(String name, String body) throws IOException {
    check(name, server, body);
  }

  private static void check(String name, TestServer server, String body) throws IOException {
    String head = "POST /oss-upload HTTP/1.1\nContent-Type: multipart/form-data; boundary=b\n\n";
    String sent =
        "POST /oss-upload HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(body.getBytes(UTF_8).length, body);
    RawHttp.Answer answer = new RawHttp(server.url()).exchange(sent.getBytes(UTF_8));
    String shown = Golden.shortened(head + body.replace("\r\n", "\n"));
    Golden.check("uploads/" + name, masked(shown), answer);
  }

  private static String masked(String request) {
    return request.replaceAll(
        "(name=\"(?:policy|Signature)\"\n\n)(?!forged)[^\n]+", "$1{{opaque}}");
  }

  @Test
  void aFile() throws IOException {
    check("form", body(form(server), file("the file")));
  }

  @Test
  void aSecondFileOfTheSameName() throws IOException {
    Map<String, String> form = form(server);
    check("form", body(form, file("the file")));
    check("form", body(form, file("the file")));
    check("form-with-another-file", body(form, file("another file")));
  }

  @Test
  void aForgedForm() throws IOException {
    Map<String, String> form = form(server);
    form.put("Signature", "forged");
    check("form-with-forged-signature", body(form, file("the file")));
  }

  @Test
  void aPolicyOfOnesOwn() throws IOException {
    Map<String, String> form = form(server);
    form.put("policy", "forged");
    check("form-with-forged-policy", body(form, file("the file")));
  }

  @Test
  void aKeyElsewhere() throws IOException {
    Map<String, String> form = form(server);
    form.put("key", "dashscope-instant/another/a.png");
    check("form-with-foreign-key", body(form, file("the file")));
    form.put("key", "../../etc/passwd");
    check("form-with-climbing-key", body(form, file("the file")));
  }

  @Test
  void aFormWithoutWhatItNeeds() throws IOException {
    for (String field : List.of("policy", "Signature", "key")) {
      Map<String, String> form = form(server);
      form.remove(field);
      check("form-without-" + field, body(form, file("the file")));
    }
    check("form-without-file", body(form(server), "--b--\r\n"));
  }

  @Test
  void aFileThatIsTooLarge() throws IOException {
    check("form-too-large", body(form(server), file("x".repeat(MOST + 1))));
  }

  @Test
  void moreThanAKeyMayHave() throws IOException {
    Map<String, String> limits = Map.of("uploads.file", "3000", "uploads.per-key", "4000");
    try (TestServer small = TestServer.start(limits)) {
      check("form-before-quota", small, body(form(small), file("x".repeat(2900))));
      check("form-over-quota", small, body(form(small), file("y".repeat(2900))));
    }
  }

  @Test
  void aPolicyThatIsOver() throws IOException {
    Map<String, String> form = form(server);
    time.jump(Duration.ofMinutes(5).plusSeconds(1));
    check("form-with-expired-policy", body(form, file("the file")));
  }
}
