package io.openbailian.engines.comfyui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.openbailian.engine.EngineSettings;
import io.openbailian.engine.test.SteppedTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with options and templates is told at the start, all of it at once.
class TemplateFolderTest {
  @TempDir private Path folder;

  private String mistakes(Map<String, Object> more) {
    Map<String, Object> options = new HashMap<>(more);
    options.putIfAbsent("base-url", "http://127.0.0.1:8188");
    options.putIfAbsent("workflows", folder.toString());
    Throwable thrown =
        catchThrowable(() ->
            new ComfyUiProvider().open(new EngineSettings(options, folder, SteppedTime.atNoon())));
    assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
    return String.valueOf(thrown.getMessage());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void tellsEveryMistakeOfEveryFile() throws IOException {
    write("a.yaml", "workflow: a.json\nmodels: [x]\n");
    write("a.json", "{\"1\":{\"class_type\":\"X\",\"inputs\":{\"t\":\"{{colour}}\"}}}");
    write("b.yaml", "workflow: gone.json\nmodels: [x]\n");
    write("c.yaml", "workflow: a.json\nmodel: x\n");
    write("d.yaml", "workflow: ../d.json\nmodels: [x]\n");
    write("e.yaml", "workflow: e.json\nmodels: [x]\n");
    write("e.json", "{\"nodes\":[]}");
    write("f.yaml", "workflow: f.json\nmodels: [x]\n");
    write("f.json", "{\"1\":{\"class_type\":\"X\",\"inputs\":{\"t\":\"{{image_2}}\"}}}");

    assertThat(mistakes(Map.of("concurrency", 0, "key", "sk-in-the-wrong-place", "colour", 1)))
        .contains("a.yaml: there are no places called colour")
        .contains("b.yaml: there is no file gone.json")
        .contains("c.yaml:")
        .contains("d.yaml: its workflow lies outside")
        .contains("e.yaml: e.json is no workflow")
        .contains("f.yaml: its pictures are not counted from image_1 on")
        .contains("concurrency is no whole number from 1 to 1000")
        .contains("key says where the secret is")
        .contains("'colour'")
        .doesNotContain("sk-in-the-wrong-place");
  }

  @Test
  void wantsAFolder() {
    assertThat(mistakes(Map.of("workflows", folder.resolve("gone").toString())))
        .contains("gone: it cannot be read");
  }

  @Test
  void wantsAnAddressOfHttp() throws IOException {
    write("a.yaml", "workflow: a.json\nmodels: [x]\n");
    write("a.json", "{\"1\":{\"class_type\":\"X\",\"inputs\":{}}}");
    for (String address :
        new String[] {"gpu:8188", "ftp://gpu", "http://user:pw@gpu", "http://gpu?x=1"}) {
      assertThat(mistakes(Map.of("base-url", address)))
          .contains("base-url is no address")
          .doesNotContain("pw@");
    }
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() ->
            new ComfyUiProvider().open(new EngineSettings(Map.of(), folder, SteppedTime.atNoon())))
        .withMessageContaining("base-url is missing")
        .withMessageContaining("workflows is missing");
  }
}
