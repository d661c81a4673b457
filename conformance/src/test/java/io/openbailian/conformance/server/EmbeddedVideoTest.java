package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.Films;
import io.openbailian.conformance.Programs;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Videos of the embedded engine, from the request to the viewer.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedVideoTest {
  private static final String PATH = "/api/v1/services/aigc/video-generation/video-synthesis";

  private TestServer server;
  private Api api;

  @BeforeAll
  void start() {
    server = TestServer.start(Map.of());
    api = Api.of(server);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static String submit(Api api, String prompt, String parameters) {
    return api.post(
            PATH,
            "{\"model\":\"wan2.1-t2v-turbo\",\"input\":{\"prompt\":\"%s\"},\"parameters\":{%s}}"
                .formatted(prompt, parameters))
        .output()
        .path("task_id")
        .asString();
  }

  private String url(String prompt, String parameters) throws Exception {
    JsonNode output = api.ended(submit(api, prompt, parameters)).output();
    assertThat(output.path("task_status").asString()).as(output.toString()).isEqualTo("SUCCEEDED");
    return output.path("video_url").asString();
  }

  @Test
  void hasTheSizeLengthSpeedAndLabelAskedFor() throws Exception {
    String id =
        submit(api, "海上日出，海鸥飞过", "\"size\":\"480*854\",\"duration\":2,\"fps\":15,\"seed\":9");
    JsonNode answer = api.ended(id).body();
    Films film = Films.read(Api.download(answer.path("output").path("video_url").asString()));

    assertThat(film.size()).isEqualTo("480*854");
    assertThat(film.fps()).isEqualTo(15);
    assertThat(film.seconds()).isCloseTo(2, within(0.01));
    assertThat(film.frames()).hasSize(30);
    assertThat(new HashSet<>(film.frames())).as("no frame is like another").hasSize(30);
    assertThat(film.indexFirst()).isTrue();
    assertThat(film.metadata().get("AIGC")).contains("\"Label\":\"1\"", id);
    assertThat(film.metadata()).containsEntry("seed", "9").containsKey("prompt");
    assertThat(answer.path("output").path("actual_prompt").asString()).isNotEmpty();
  }

  @Test
  void isTheSameForTheSameSeedAndDiffersByItsMark() throws Exception {
    String like = "\"size\":\"624*624\",\"duration\":1,\"fps\":6,\"seed\":4";
    Films first = Films.read(Api.download(url("雪夜，小狗奔跑", like)));
    Films again = Films.read(Api.download(url("雪夜，小狗奔跑", like)));
    Films marked = Films.read(Api.download(url("雪夜，小狗奔跑", like + ",\"watermark\":true")));

    assertThat(again.frames()).isEqualTo(first.frames());
    assertThat(marked.frames()).hasSize(6).doesNotContainAnyElementsOf(first.frames());
  }

  @Test
  void isLabelledAloneWherePromptsAreKeptOutOfFiles() throws Exception {
    try (TestServer discreet = TestServer.start(Map.of("metadata", "label"))) {
      Api itsApi = Api.of(discreet);
      String id = submit(itsApi, "猫", "\"size\":\"480*832\",\"duration\":1,\"fps\":1");
      String url = itsApi.ended(id).output().path("video_url").asString();

      assertThat(Films.read(Api.download(url)).metadata())
          .containsKey("AIGC")
          .doesNotContainKeys("prompt", "seed", "model");
    }
  }

  @Test
  void satisfiesFfprobe() throws Exception {
    Programs.require("ffprobe");
    String url = url("竹林，微风", "\"size\":\"832*480\",\"duration\":1,\"fps\":30");

    List<String> facts =
        run(
            "ffprobe",
            "-v",
            "error",
            "-count_frames",
            "-show_entries",
            "stream=codec_name,width,height,pix_fmt,avg_frame_rate,nb_read_frames,duration"
                + ":format_tags",
            "-of",
            "default=noprint_wrappers=1",
            url);

    assertThat(facts)
        .contains(
            "codec_name=h264",
            "width=832",
            "height=480",
            "pix_fmt=yuv420p",
            "avg_frame_rate=30/1",
            "nb_read_frames=30",
            "duration=1.000000")
        .anySatisfy(fact -> assertThat(fact).startsWith("TAG:AIGC={"));
  }

  @Test
  void playsInABrowser(@TempDir Path profile) throws Exception {
    Programs.require("chromium");
    String url = url("湖上的小船", "\"size\":\"832*480\",\"duration\":3,\"fps\":24");
    CompletableFuture<String> report = new CompletableFuture<>();
    HttpServer pages =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pages.createContext(
        "/",
        exchange -> {
          String query = exchange.getRequestURI().getQuery();
          if (query != null) {
            report.complete(query);
          }
          byte[] page = page(url).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    pages.start();
    Process browser = browser(profile, "http://127.0.0.1:" + pages.getAddress().getPort() + "/");
    try {
      assertThat(report.get(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .isEqualTo("played 832x480 of 3 s");
    } finally {
      browser.descendants().forEach(ProcessHandle::destroyForcibly);
      browser.destroyForcibly().waitFor();
      pages.stop(0);
    }
  }

  private static Process browser(Path profile, String page) throws IOException {
    return new ProcessBuilder(
            "chromium",
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--mute-audio",
            "--autoplay-policy=no-user-gesture-required",
            "--user-data-dir=" + profile,
            page)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String page(String url) {
    return """
    <!doctype html><video id="v" src="%s" muted autoplay></video><script>
    const v = document.getElementById("v"); let told = false;
    const tell = what => { if (!told) { told = true; fetch("/?" + encodeURIComponent(what)); } };
    v.onerror = () => tell("error " + v.error.code + " " + v.error.message);
    v.ontimeupdate = () => { if (v.currentTime > 0.5) {
      tell("played " + v.videoWidth + "x" + v.videoHeight + " of " + Math.round(v.duration) + " s"); } };
    </script>
    """
        .formatted(url.replace("&", "&amp;"));
  }

  @Test
  void leavesNothingBehindWhenTheServerStops(@TempDir Path data) throws Exception {
    TestServer stopping = TestServer.startOn(data, Map.of("tasks.hold", "0", "tasks.grace", "0"));
    Api itsApi = Api.of(stopping);
    String id = submit(itsApi, "烟花", "\"size\":\"1280*720\",\"duration\":10,\"fps\":60,\"seed\":1");
    Eventually.holds("a frame is encoded", () -> !unfinished(data).isEmpty());

    stopping.close();

    // Its film has not ended, as RUNNING tells: the server did not wait for it.
    assertThat(unfinished(data)).isEmpty();
    try (TestServer next = TestServer.startOn(data, Map.of("tasks.workers", "0"))) {
      assertThat(Api.of(next).status(id)).isEqualTo("RUNNING");
    }
  }

  private static List<Path> unfinished(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(file -> file.getFileName().toString().startsWith(".writing-")).toList();
    }
  }

  private static List<String> run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    process.waitFor();
    return lines;
  }
}
