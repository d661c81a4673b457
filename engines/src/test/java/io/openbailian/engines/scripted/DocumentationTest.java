package io.openbailian.engines.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.test.SteppedTime;
import io.openbailian.protocol.PixelSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentationTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "scripted-engine.md");
  private static final Pattern SCRIPT = Pattern.compile("```yaml\n(- .*?)```", Pattern.DOTALL);

  @Test
  void showsScriptsThatWork(@TempDir Path folder) throws IOException {
    ImageIO.write(TestCard.draw(new PixelSize(8, 8), 1), "png", folder.resolve("cat.png").toFile());
    List<String> scripts =
        SCRIPT
            .matcher(Files.readString(DOCUMENT))
            .results()
            .map(MatchResult::group)
            .map(block -> block.replace("```yaml", "").replace("```", ""))
            .toList();

    assertThat(scripts).hasSizeGreaterThan(5);
    for (String script : scripts) {
      Path file = Files.writeString(folder.resolve("script.yaml"), script);
      Scripts.open(SteppedTime.atNoon(), Map.of("script", file.toString())).close();
    }
  }
}
