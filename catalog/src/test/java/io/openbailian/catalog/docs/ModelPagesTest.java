package io.openbailian.catalog.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.load.CatalogLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The pages in docs/models are what the catalogue says today; `-Ddocs.update` writes them anew.
class ModelPagesTest {
  private static final Path FOLDER = Path.of("../docs/models");
  private static final String HOW =
      "docs/models is not what the catalogue says; write it anew with"
          + " mvn -pl catalog -am test -Dtest=ModelPagesTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update";

  private final SequencedMap<String, String> pages =
      new ModelPages(CatalogLoader.builtIn()).pages();

  @Test
  void areCheckedInAsTheCatalogueSaysThem() throws IOException {
    if (System.getProperty("docs.update") != null) {
      write();
    }

    assertThat(checkedIn()).as(HOW).isEqualTo(pages);
  }

  @Test
  void nameEveryModelInBothLanguages() {
    for (String index : new String[] {"README.md", "README.zh-CN.md"}) {
      assertThat(pages.get(index))
          .contains(
              CatalogLoader.builtIn().models().stream().map(m -> "`" + m.name() + "`").toList());
    }
  }

  @Test
  void sayTheLimitsOfAField() {
    assertThat(pages.get("wan-text2image.md"))
        .contains("sides 512-1440, default 1024\\*1024")
        .contains("pixels 589824-2073600, ratio 1:4-4:1, default 1280\\*1280")
        .contains("POST /api/v1/services/aigc/text2image/image-synthesis");
    assertThat(pages.get("qwen-image.zh-CN.md")).contains("必填，最多 800 个字符");
  }

  private static SequencedMap<String, String> checkedIn() throws IOException {
    SequencedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }

  private void write() throws IOException {
    Files.createDirectories(FOLDER);
    try (Stream<Path> old = Files.list(FOLDER)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
    }
  }
}
