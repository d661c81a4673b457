package io.openbailian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// Pictures of this machine in a request that is written in a file.
class ConfigPicturesTest {
  private static final String EDITING = "POST /api/v1/services/aigc/image2image/image-synthesis";
  private static final String CAT = "data:image/png;base64,YSBjYXQ=";

  @TempDir Path folder;
  private FakeService service;
  private Shell shell;

  @BeforeEach
  void start() throws IOException {
    service = FakeService.making("{\"url\":\"ROOT/results/1.png\"}");
    service.json(EDITING, 200, FakeService.task("PENDING", ""));
    shell = new Shell(folder).at(service).withAllModels();
    Files.writeString(folder.resolve("cat.png"), "a cat");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private int runWith(String address) throws IOException {
    Files.writeString(
        folder.resolve("req.json"),
        """
        { "model": "mine", // a comment
          "input": {"function": "doodle", "prompt": "a file: here", "base_image_url": "%s",
                    "others": ["x", "%s"]} }
        """
            .formatted(address, address));
    return shell.run("image2image", "--config", "req.json");
  }

  @Test
  void sendsFilesWhereverTheyAreNamed() throws IOException {
    int exit = runWith(folder.resolve("cat.png").toUri().toString());

    ObjectNode sent = service.asked(EDITING).json();
    assertThat(exit).isZero();
    assertThat(sent.at("/input/base_image_url").asString()).isEqualTo(CAT);
    assertThat(sent.at("/input/others/1").asString()).isEqualTo(CAT);
    assertThat(sent.at("/input/others/0").asString()).isEqualTo("x");
    assertThat(sent.at("/input/prompt").asString()).isEqualTo("a file: here");
  }

  @Test
  void endsBeforeAnythingIsAskedForWhenAFileIsNotThere() throws IOException {
    int exit = runWith(folder.resolve("dog.png").toUri().toString());

    assertThat(exit).isEqualTo(2);
    assertThat(shell.err()).contains("There is no file", "dog.png");
  }
}
