package io.openbailian.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// The folder of a batch: begun once, and what it leaves for those who read it, a document, answers
/// in the other form, a gallery.
class BatchFolderTest {
  @TempDir private Path folder;
  private CountingService service;

  @BeforeEach
  void start() throws IOException {
    service = new CountingService();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private Shell shell() {
    return service.shell(folder);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content, UTF_8);
  }

  @Test
  void aFolderWithABatchIsNotBegunAnewAndAnotherFileIsRefused() throws IOException {
    write("p.txt", "a cat\n");
    assertThat(shell().run("run", "p.txt", "--yes")).isZero();

    Shell anew = shell();
    assertThat(anew.run("run", "p.txt", "--yes")).isEqualTo(2);
    assertThat(anew.err()).contains("--resume goes on with it");

    write("p.txt", "a dog\na cat\n");
    Shell changed = shell();
    assertThat(changed.run("run", "p.txt", "--yes", "--resume")).isEqualTo(2);
    assertThat(changed.err()).contains("--add runs what is new");

    Shell added = shell();
    assertThat(added.run("run", "p.txt", "--yes", "--add")).as(added.err()).isZero();
    assertThat(service.prompts()).containsExactly("a cat", "a dog");
  }

  @Test
  void jsonIsOneDocument() throws IOException {
    service.failing(prompt -> prompt.contains("dog"));
    write("p.txt", "a cat\na dog\n");
    Shell shell = shell();

    assertThat(shell.run("run", "p.txt", "--yes", "--json")).isEqualTo(5);

    ObjectNode document = Json.parseObject(shell.out());
    assertThat(document.path("done").asInt()).isEqualTo(1);
    assertThat(document.at("/failures/0/code").asString()).isEqualTo("DataInspectionFailed");
    assertThat(document.path("exit").asInt()).isEqualTo(5);
  }

  @Test
  void answersAreWrittenInTheOtherFormToo() throws IOException {
    write(
        "o.jsonl",
        """
        {"custom_id": "a", "method": "POST", "url": "/v1/images/generations", "body": {"model": "wan2.2-t2i-flash", "prompt": "a cat", "size": "1024x1024", "n": 1}}
        {"custom_id": "b", "method": "POST", "url": "/v1/images/generations", "body": {"model": "wan2.2-t2i-flash", "prompt": "a dog"}}
        """);
    service.failing(prompt -> prompt.contains("dog"));
    Shell shell = shell();

    assertThat(shell.run("run", "o.jsonl", "--yes", "--output", "openai"))
        .as(shell.err())
        .isEqualTo(5);

    List<String> output = Files.readAllLines(folder.resolve("o-batch/output.jsonl"));
    assertThat(output).hasSize(1);
    ObjectNode line = Json.parseObject(output.getFirst());
    assertThat(line.path("custom_id").asString()).isEqualTo("a");
    assertThat(line.at("/response/body/data/0/url").asString()).contains("/results/");
    assertThat(line.path("error").isNull()).isTrue();
    List<String> errors = Files.readAllLines(folder.resolve("o-batch/error.jsonl"));
    assertThat(errors).hasSize(1).first().asString().contains("\"b\"", "DataInspectionFailed");
  }

  @Test
  void aGalleryShowsWhatWasMadeAndObeysNobody() throws IOException {
    service.failing(prompt -> prompt.contains("dog"));
    write("p.txt", "a cat <script>alert(1)</script> \" onerror=x '\na dog\n");
    assertThat(shell().run("run", "p.txt", "--yes")).isEqualTo(5);
    Shell shell = shell();

    assertThat(shell.run("gallery", "p-batch")).as(shell.err()).isZero();

    String page = Files.readString(folder.resolve("p-batch/index.html"));
    assertThat(shell.out().strip()).isEqualTo("p-batch/index.html");
    assertThat(page)
        .contains("&lt;script&gt;alert(1)", "default-src 'none'", "DataInspectionFailed", "seed ")
        .contains("<img loading=\"lazy\" src=\"./0001-a-cat-script-alert-1-script-on.png\"")
        .doesNotContain("<script");
  }

  @Test
  void aGalleryIsOfABatch() {
    Shell shell = shell();

    assertThat(shell.run("gallery", ".")).isEqualTo(2);
    assertThat(shell.err()).contains("manifest.jsonl");
  }
}
