package io.openbailian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// A batch of what is neither a picture from a prompt nor a text: films, edits, transcriptions,
/// each as an entry of a list and as a line of the other form.
class BatchListsTest {
  private static final String FILM = "POST /api/v1/services/aigc/video-generation/video-synthesis";
  private static final String EDIT = "POST /api/v1/services/aigc/image2image/image-synthesis";
  private static final String HEARD = "POST /api/v1/services/audio/asr/transcription";
  private static final String TASK = "GET /api/v1/tasks/t-1";
  private static final String TALK = "https://example.com/talk.mp3";

  @TempDir private Path folder;
  private FakeService service;
  private Shell shell;

  @BeforeEach
  void start() throws IOException {
    service = new FakeService();
    for (String route : List.of(FILM, EDIT, HEARD)) {
      service.json(route, 200, FakeService.task("PENDING", ""));
    }
    service.picture("GET /r/film.mp4", new byte[] {0, 0, 0, 8, 'f', 't', 'y', 'p'});
    service.picture("GET /r/1.png", Png.with("seed", "42"));
    service.json(
        "GET /r/talk.json",
        200,
        "{\"file_url\":\"%s\",\"transcripts\":[{\"channel_id\":0,\"text\":\"你好。\",\"sentences\":[]}]}"
            .formatted(TALK));
    Files.write(folder.resolve("cat.png"), Png.with("seed", "1"));
    shell = new Shell(folder).at(service).withAllModels();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private void ends(String results) {
    service.json(
        TASK,
        200,
        FakeService.task("SUCCEEDED", "," + results.replace("ROOT", service.root().toString())));
  }

  private void run(String name, String content, String... more) throws IOException {
    Files.writeString(folder.resolve(name), content);
    String[] line =
        Stream.concat(Stream.of("run", name, "--yes"), Stream.of(more)).toArray(String[]::new);
    assertThat(shell.run(line)).as(shell.err()).isZero();
  }

  private ObjectNode lineOf(String file) throws IOException {
    return Json.parseObject(Files.readString(folder.resolve(file)));
  }

  @Test
  void filmsAreMadeOfEntries() throws IOException {
    ends("\"video_url\":\"ROOT/r/film.mp4\"");

    run("b.json", "{\"video_tasks\":[{\"prompt\":\"日出\",\"duration\":3,\"size\":\"1280*720\"}]}");

    assertThat(shell.out()).startsWith("b-batch/0001-日出.mp4\t#1\tseed ");
    assertThat(folder.resolve("b-batch/0001-日出.mp4")).hasSize(8);
    assertThat(service.asked(FILM).json().at("/parameters/duration").asInt()).isEqualTo(3);
    assertThat(service.asked(FILM).json().at("/parameters/size").asString()).isEqualTo("1280*720");
    assertThat(service.asked(FILM).header("Idempotency-Key")).startsWith("batch-");
  }

  @Test
  void filmsAreMadeOfLinesOfTheOtherForm() throws IOException {
    ends("\"video_url\":\"ROOT/r/film.mp4\"");

    run(
        "b.jsonl",
        "{\"custom_id\":\"v-1\",\"method\":\"POST\",\"url\":\"/v1/videos\",\"body\":{\"model\":\"wan2.1-t2v-turbo\",\"prompt\":\"sunrise\",\"seconds\":\"4\"}}\n",
        "--output",
        "openai");

    assertThat(service.asked(FILM).json().at("/parameters/duration").asInt()).isEqualTo(4);
    ObjectNode line = lineOf("b-batch/output.jsonl");
    assertThat(line.path("custom_id").asString()).isEqualTo("v-1");
    assertThat(line.at("/response/body/object").asString()).isEqualTo("video");
    assertThat(line.at("/response/body/status").asString()).isEqualTo("completed");
  }

  @Test
  void picturesAreEditedByEntriesWithTheFileBesideThem() throws IOException {
    ends("\"results\":[{\"url\":\"ROOT/r/1.png\"}]");

    run(
        "b.json",
        "{\"edit_tasks\":[{\"model\":\"wanx2.1-imageedit\",\"function\":\"description_edit\",\"image\":\"cat.png\",\"prompt\":\"red"
            + " hat\"}]}");

    assertThat(folder.resolve("b-batch/0001-red-hat.png")).exists();
    ObjectNode asked = service.asked(EDIT).json();
    assertThat(asked.at("/input/function").asString()).isEqualTo("description_edit");
    assertThat(asked.at("/input/base_image_url").asString()).startsWith("data:image/png;base64,");
    assertThat(asked.at("/parameters/n").asInt()).isEqualTo(1);
  }

  @Test
  void aFileThatIsNotThereIsToldBeforeAnythingIsAskedFor() throws IOException {
    Files.writeString(
        folder.resolve("b.json"),
        "{\"edit_tasks\":[{\"image\":\"dog.png\",\"prompt\":\"red hat\"}]}");

    assertThat(shell.run("run", "b.json", "--yes")).isEqualTo(2);
    assertThat(shell.err()).contains("b.json:1").contains("dog.png");
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void recordingsAreWrittenDown() throws IOException {
    ends(
        "\"results\":[{\"file_url\":\"%s\",\"transcription_url\":\"ROOT/r/talk.json\",\"subtask_status\":\"SUCCEEDED\"}]"
            .formatted(TALK));

    run("b.json", "{\"transcription_tasks\":[{\"file\":\"%s\"}]}".formatted(TALK), "--name", "{n}");

    assertThat(shell.out()).isEqualTo("b-batch/1.txt\t#1\n");
    assertThat(folder.resolve("b-batch/1.txt")).hasContent("你好。");
    assertThat(service.asked(HEARD).json().at("/input/file_urls/0").asString()).isEqualTo(TALK);
  }

  @Test
  void aRecordingThatFailsIsAFailureOfItsEntry() throws IOException {
    ends(
        "\"results\":[{\"file_url\":\"%s\",\"code\":\"InvalidFile.DecodeFailed\",\"message\":\"No sound.\",\"subtask_status\":\"FAILED\"}]"
            .formatted(TALK));
    Files.writeString(
        folder.resolve("b.json"), "{\"transcription_tasks\":[{\"file\":\"%s\"}]}".formatted(TALK));

    assertThat(shell.run("run", "b.json", "--yes")).isEqualTo(1);
    assertThat(shell.err()).contains("InvalidFile.DecodeFailed: No sound.");
  }
}
