package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.RawConnection;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// What the server does for its console: the page, its files, who signs in, and who is kept out.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTest {
  private static final String FILES = "/io/openbailian/console/";
  private static final Pattern SAID = Pattern.compile("\\bt\\('([a-zA-Z.]+)'");
  private static final int MOST_COMPRESSED = 100 << 10;

  private final HttpClient http = HttpClient.newHttpClient();
  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.start(Map.of("public-url", "https://bailian.example.com"));
  }

  @AfterAll
  void stop() {
    server.close();
    http.close();
  }

  private HttpResponse<String> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode signIn(String bearer) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send("POST", "/console/sign-in", "Authorization", "Bearer " + bearer);
    return Json.mapper().readTree(answer.body());
  }

  private int status(String path, String token) throws IOException, InterruptedException {
    return send("GET", path, "Authorization", "Bearer " + token).statusCode();
  }

  @Test
  void theRootLeadsBrowsersThereAndIsNoPathForOthers() throws IOException, InterruptedException {
    HttpResponse<String> browser = send("GET", "/", "Accept", "text/html,*/*;q=0.8");
    assertThat(browser.statusCode()).isEqualTo(302);
    assertThat(browser.headers().firstValue("Location").orElse("")).endsWith("/console/");

    for (String accepted : List.of("*/*", "application/json")) {
      HttpResponse<String> client = send("GET", "/", "Accept", accepted);
      assertThat(client.statusCode()).isEqualTo(404);
      assertThat(client.body()).contains("\"code\"", "\"request_id\"");
    }
    assertThat(send("POST", "/", "Accept", "text/html").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/nothing", "Accept", "text/html").body()).startsWith("{");
    assertThat(send("GET", "/console/nothing.js").statusCode()).isEqualTo(404);
  }

  @Test
  void thePageAllowsNothingThatIsNotOurs() throws IOException, InterruptedException {
    HttpResponse<String> page = send("GET", "/console/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "http");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(page.body())
        .contains("https://bailian.example.com/api/v1", "wan2.2-t2i-flash")
        .doesNotContain("{{", "style=", "onclick");
  }

  @Test
  void filesAreCompressedAndToldApart() throws IOException, InterruptedException {
    HttpResponse<String> plain = send("GET", "/console/app.js");
    String tag = plain.headers().firstValue("ETag").orElseThrow();

    assertThat(plain.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
    assertThat(send("GET", "/console/app.js", "If-None-Match", tag).statusCode()).isEqualTo(304);
    long bytes = 0;
    for (String name : resource("files.txt").lines().toList()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.url() + "/console/" + name))
              .header("Accept-Encoding", "gzip")
              .build();
      HttpResponse<byte[]> file = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      assertThat(file.statusCode()).as(name).isEqualTo(200);
      bytes += name.endsWith(".jpg") ? 0 : file.body().length;
    }
    assertThat(bytes)
        .as("all that is loaded but the example's picture")
        .isBetween(10_000L, (long) MOST_COMPRESSED);
  }

  @Test
  void namesAndPagesOfOthersAreRefused() throws IOException {
    for (String path : List.of("/console/", "/console/app.js", "/admin/v1/keys")) {
      assertThat(raw(path, "Host: evil.example")).as(path).startsWith("HTTP/1.1 403");
    }
    assertThat(raw("/console/", "Host: bailian.example.com")).startsWith("HTTP/1.1 200");
    assertThat(raw("/console/", "Host: bailian")).startsWith("HTTP/1.1 200");
    String own = server.url().getAuthority();
    assertThat(raw("/console/", "Host: " + own + "\r\nOrigin: http://evil.example"))
        .startsWith("HTTP/1.1 403");
    assertThat(raw("/console/", "Host: " + own + "\r\nOrigin: null")).startsWith("HTTP/1.1 403");
    assertThat(raw("/console/", "Host: " + own + "\r\nOrigin: http://" + own))
        .startsWith("HTTP/1.1 200");
    assertThat(raw("/health/ready", "Host: evil.example"))
        .as("for balancers")
        .startsWith("HTTP/1.1 200");
  }

  private String raw(String path, String headers) throws IOException {
    try (RawConnection connection = new RawConnection(server.url())) {
      connection.send(
          "GET %s HTTP/1.1\r\n%s\r\nConnection: close\r\n\r\n".formatted(path, headers));
      return connection.head();
    }
  }

  @Test
  void aKeyIsExchangedForATokenOfItsWorkspaceAndNothingElse()
      throws IOException, InterruptedException {
    JsonNode session = signIn(TestServer.KEY);

    assertThat(session.path("token").asString()).startsWith("st-");
    assertThat(session.has("admin_token")).isFalse();
    assertThat(status("/api/v1/models", session.path("token").asString())).isEqualTo(200);
    assertThat(status("/openbailian/v1/results", session.path("token").asString())).isEqualTo(200);
    assertThat(status("/admin/v1/keys", session.path("token").asString())).isEqualTo(403);
    assertThat(signIn(session.path("token").asString()).path("code").asString())
        .as("what is given for a while does not last")
        .isEqualTo("InvalidApiKey");
    assertThat(signIn("sk-nobody").path("code").asString()).isEqualTo("InvalidApiKey");
    assertThat(status("/openbailian/v1/results", "sk-nobody")).isEqualTo(401);
  }

  @Test
  void aLinkSignsInOnce() throws IOException, InterruptedException {
    String link = server.server().consoleLink().toString();
    String code = link.substring(link.indexOf("code=") + "code=".length());
    JsonNode session = signIn(code);

    assertThat(link).startsWith(server.url() + "/console/#code=once-");
    assertThat(session.path("role").asString()).isEqualTo("admin");
    assertThat(status("/admin/v1/engines", session.path("admin_token").asString())).isEqualTo(200);
    assertThat(status("/api/v1/models", session.path("token").asString())).isEqualTo(200);
    assertThat(signIn(code).path("code").asString()).isEqualTo("InvalidApiKey");
    assertThat(session.toString()).doesNotContain(server.server().token());
  }

  @Test
  void anAdminKeySignsInWithItsRoleUntilItIsDeleted() throws IOException, InterruptedException {
    JsonNode made =
        Json.mapper()
            .readTree(
                http.send(
                        HttpRequest.newBuilder(URI.create(server.url() + "/admin/v1/admin-keys"))
                            .header("Authorization", "Bearer " + server.server().token())
                            .POST(
                                HttpRequest.BodyPublishers.ofString(
                                    "{\"name\":\"eve\",\"role\":\"auditor\"}"))
                            .build(),
                        HttpResponse.BodyHandlers.ofString())
                    .body());
    JsonNode session = signIn(made.path("key").asString());
    String token = session.path("admin_token").asString();

    assertThat(session.path("role").asString()).isEqualTo("auditor");
    assertThat(session.has("token")).as("no workspace").isFalse();
    assertThat(status("/admin/v1/usage", token)).isEqualTo(200);
    assertThat(
            send("POST", "/admin/v1/sign-in-codes", "Authorization", "Bearer " + token)
                .statusCode())
        .isEqualTo(403);
    assertThat(
            send(
                    "DELETE",
                    "/admin/v1/admin-keys/" + made.path("id").asString(),
                    "Authorization",
                    "Bearer " + server.server().token())
                .statusCode())
        .isEqualTo(200);
    assertThat(status("/admin/v1/usage", token)).as("its key is gone").isEqualTo(403);
  }

  @Test
  void resultsAreFoundAndPagedThrough() throws Exception {
    List<String> ids = new ArrayList<>();
    for (String prompt : List.of("ein roter Ball", "ein blauer Ball", "<b>ein</b> Haus")) {
      ids.add(made(prompt));
    }

    assertThat(found("q=ball")).containsExactly(ids.get(1), ids.get(0));
    assertThat(found("q=ROTER+ball&seed=5&size=512*512&state=succeeded"))
        .containsExactly(ids.get(0));
    assertThat(found("q=%3Cb%3E")).containsExactly(ids.get(2));
    assertThat(found("q=nobody")).isEmpty();
    assertThat(found("engine=none")).isEmpty();
    JsonNode first = results("limit=2");
    JsonNode rest = results("limit=2&cursor=" + first.path("cursor").asString());
    List<String> all = new ArrayList<>(ids(first));
    all.addAll(ids(rest));
    assertThat(all).startsWith(ids.get(2), ids.get(1), ids.get(0)).doesNotHaveDuplicates();
    JsonNode row = first.path("results").path(0);
    assertThat(row.path("values").path("prompt").asString()).isEqualTo("<b>ein</b> Haus");
    assertThat(row.path("items").path(0).path("media_type").asString()).isEqualTo("image/png");
    assertThat(row.path("engine").asString()).isEqualTo("embedded");
    assertThat(results("limit=0").path("message").asString()).contains("limit");
    assertThat(results("state=lost").path("message").asString()).contains("state", "lost");
    assertThat(results("cursor=x").path("message").asString()).contains("cursor");
  }

  private JsonNode results(String query) throws IOException, InterruptedException {
    return Json.mapper()
        .readTree(
            send(
                    "GET",
                    "/openbailian/v1/results?" + query,
                    "Authorization",
                    "Bearer " + TestServer.KEY)
                .body());
  }

  private List<String> found(String query) throws IOException, InterruptedException {
    return ids(results(query));
  }

  private static List<String> ids(JsonNode results) {
    return results.path("results").values().stream()
        .map(row -> row.path("task_id").asString())
        .toList();
  }

  @Test
  void resultsHaveSmallPicturesAndAreSavedTogether() throws Exception {
    List<String> ids = List.of(made("a red kite"), made("two green kites"));
    JsonNode rows =
        results("task=%s&task=%s&task=nobody".formatted(ids.get(1), ids.get(0))).path("results");
    assertThat(rows.values()).hasSize(2);
    JsonNode item = rows.path(1).path("items").path(0);
    URI thumb = URI.create(item.path("thumb").asString());
    String signed = thumb.getRawPath() + "?" + thumb.getRawQuery();

    HttpResponse<byte[]> small = bytes(signed);
    assertThat(small.statusCode()).isEqualTo(200);
    assertThat(small.headers().firstValue("Content-Type")).contains("image/jpeg");
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(small.body()));
    assertThat(Math.max(picture.getWidth(), picture.getHeight())).isBetween(80, 320);
    assertThat(small.body().length).isLessThanOrEqualTo(20 << 10);
    assertThat(bytes(signed).body()).as("kept").isEqualTo(small.body());
    assertThat(bytes(thumb.getRawPath()).statusCode()).as("without a signature").isEqualTo(403);
    assertThat(bytes(signed.replace("-0.png", "-1.png")).statusCode())
        .as("of another file")
        .isEqualTo(403);

    HttpResponse<byte[]> archive = archive("task=%s&task=%s".formatted(ids.get(0), ids.get(1)));
    Map<String, byte[]> files = unzipped(archive.body());
    URI whole = URI.create(item.path("url").asString());
    assertThat(files).hasSize(2);
    assertThat(files.get(item.path("name").asString()))
        .isEqualTo(bytes(whole.getRawPath() + "?" + whole.getRawQuery()).body());
    assertThat(archive("task=nobody").statusCode()).isEqualTo(404);
    assertThat(new String(archive("").body(), StandardCharsets.UTF_8)).contains("task", "100");
    assertThat(send("GET", "/openbailian/v1/archive.zip?task=" + ids.getFirst()).statusCode())
        .as("without a key")
        .isEqualTo(401);

    assertThat(found("q=kite&from=2100-01-01T00:00:00Z")).isEmpty();
    assertThat(found("q=kite&from=2020-01-01T00:00:00Z")).containsExactlyElementsOf(ids.reversed());
    assertThat(found("q=kite&to=2020-01-01T00:00:00Z")).isEmpty();
    assertThat(results("from=today").path("message").asString()).contains("from");
  }

  private String made(String prompt) throws Exception {
    Api api = Api.of(server);
    String id =
        api.post(
                "/api/v1/services/aigc/text2image/image-synthesis",
                "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"%s\"},\"parameters\":{\"size\":\"512*512\",\"n\":1,\"seed\":5}}"
                    .formatted(prompt))
            .output()
            .path("task_id")
            .asString();
    JsonNode _ = api.ended(id).output();
    return id;
  }

  private HttpResponse<byte[]> archive(String query) throws IOException, InterruptedException {
    return bytes(
        "/openbailian/v1/archive.zip?" + query, "Authorization", "Bearer " + TestServer.KEY);
  }

  private HttpResponse<byte[]> bytes(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static Map<String, byte[]> unzipped(byte[] archive) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  @Test
  void eachSentenceIsThereInBothLanguages() throws IOException {
    JsonNode english = Json.mapper().readTree(resource("words.en.json"));
    JsonNode chinese = Json.mapper().readTree(resource("words.zh.json"));
    Set<String> said = new TreeSet<>();
    for (String name : resource("files.txt").lines().filter(one -> one.endsWith(".js")).toList()) {
      String script = resource(name);
      SAID.matcher(script).results().forEach(match -> said.add(match.group(1)));
      assertThat(script)
          .as(name)
          .doesNotContain("innerHTML", "insertAdjacentHTML", "eval(", "document.write");
    }
    said.removeIf(key -> key.endsWith("."));

    assertThat(chinese.propertyNames()).containsExactlyElementsOf(english.propertyNames());
    assertThat(said).hasSizeGreaterThan(80).isSubsetOf(english.propertyNames());
    english
        .properties()
        .forEach(sentence -> {
          String other = chinese.path(sentence.getKey()).asString();
          for (String place : List.of("{0}", "{1}")) {
            assertThat(other.contains(place))
                .as(sentence.getKey())
                .isEqualTo(sentence.getValue().asString().contains(place));
          }
        });
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ConsoleTest.class.getResourceAsStream(FILES + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
