package io.openbailian.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openbailian.protocol.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileUploadTest {
  private static final Pattern NAME = Pattern.compile("form-data; name=\"([^\"]+)\"");

  @TempDir Path folder;
  private ScriptedService service;
  private BailianClient client;

  @BeforeEach
  void start() throws IOException {
    service = new ScriptedService();
    client = new BailianClient(ClientSettings.of(service.base(), "sk-test"));
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  @Test
  void postsTheFormThatThePolicySigns() throws IOException, InterruptedException {
    service.json(200, policy(100)).say(200, "text/plain", "");

    String address = client.upload("m-1", file("my cat.png", "a picture"));

    assertThat(address).isEqualTo("oss://instant/today/my-cat.png");
    assertThat(service.asked().getFirst().line())
        .isEqualTo("GET /api/v1/uploads?action=getPolicy&model=m-1");
    ScriptedService.Asked form = service.asked().get(1);
    assertThat(form.line()).isEqualTo("POST /oss-upload");
    assertThat(names(form))
        .containsExactly(
            "OSSAccessKeyId",
            "Signature",
            "policy",
            "key",
            "x-oss-object-acl",
            "x-oss-forbid-overwrite",
            "success_action_status",
            "x-oss-content-type",
            "file");
    assertThat(form.body())
        .contains("\r\n\r\ninstant/today/my-cat.png\r\n")
        .contains("filename=\"my-cat.png\"\r\nContent-Type: image/png\r\n\r\na picture\r\n--")
        .endsWith("--\r\n");
  }

  @Test
  void keepsTheKeyFromTheUpload() throws IOException, InterruptedException {
    service.json(200, policy(100)).say(200, "text/plain", "");

    client.upload("m-1", file("cat.png", "a picture"));

    assertThat(service.asked().get(0).authorization()).isEqualTo("Bearer sk-test");
    assertThat(service.asked().get(1).authorization()).isEqualTo("null");
  }

  @Test
  void sendsNothingThatIsTooLarge() throws IOException {
    service.json(200, policy(1));
    Path large = file("cat.png", "x".repeat((1 << 20) + 1));

    assertThatExceptionOfType(FileTooLargeException.class)
        .isThrownBy(() -> client.upload("m-1", large))
        .withMessageContaining("has 2 MB")
        .withMessageContaining("at most 1 MB");
    assertThat(service.asked()).hasSize(1);
  }

  @Test
  void saysWhyAnUploadWasRefused() throws IOException {
    service.json(200, policy(100)).say(403, "application/xml", "<Error>expired</Error>");
    Path file = file("cat.png", "a picture");

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> client.upload("m-1", file))
        .withMessage("<Error>expired</Error>");
  }

  @Test
  void saysThatThereIsNoPolicy() throws IOException {
    service.json(200, "{\"request_id\":\"r\"}");
    Path file = file("cat.png", "a picture");

    assertThatExceptionOfType(UnreachableException.class)
        .isThrownBy(() -> client.upload("m-1", file))
        .withMessageContaining("no place to upload to");
  }

  @Test
  void saysThatARequestNamesUploads() throws InterruptedException {
    service.json(200, "{}").json(200, "{}");

    client.call("/x", Json.parseObject("{\"input\":{\"images\":[{\"image\":\"oss://a/b\"}]}}"));
    client.call("/x", Json.parseObject("{\"input\":{\"image\":\"https://a/b\"}}"));

    assertThat(service.asked())
        .extracting(asked -> asked.header("X-DashScope-OssResourceResolve"))
        .containsExactly("enable", "null");
  }

  @Test
  void makesATextOfASmallFile() throws IOException {
    assertThat(DataUri.of(file("cat.JPG", "a picture")))
        .isEqualTo("data:image/jpeg;base64,YSBwaWN0dXJl");
  }

  private static List<String> names(ScriptedService.Asked form) {
    return NAME.matcher(form.body()).results().map(found -> found.group(1)).toList();
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private String policy(int megabytes) {
    return """
    {"request_id":"r","data":{"policy":"p","signature":"s","upload_dir":"instant/today",
     "upload_host":"%s","expire_in_seconds":300,"max_file_size_mb":%d,
     "capacity_limit_mb":999,"oss_access_key_id":"LOCAL","x_oss_object_acl":"private",
     "x_oss_forbid_overwrite":"true"}}
    """
        .formatted(service.base().resolve("/oss-upload"), megabytes);
  }
}
