package io.openbailian.engines.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.MediaReady;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineProvider;
import io.openbailian.engine.Media;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.engine.test.TestCall;
import io.openbailian.protocol.PixelSize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptedProviderTest {
  private static final TestCall CAT = TestCall.textToImage("a cat");

  private Path folder;

  @BeforeEach
  void enter(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void isFoundAsKindScripted() {
    assertThat(ServiceLoader.load(EngineProvider.class))
        .extracting(EngineProvider::kind)
        .contains("scripted");
  }

  @Test
  void answersWithTestCardsWithoutAScript() throws EngineFailure, InterruptedException {
    Engine engine = Scripts.open(SteppedTime.atNoon(), Map.of());

    assertThat(media(engine)).isInstanceOf(Media.Picture.class);
    assertThat(engine.traits().exactSize()).isTrue();
  }

  @Test
  void answersWithAPictureThatLiesBesideItsScript()
      throws IOException, EngineFailure, InterruptedException {
    BufferedImage cat = TestCard.draw(new PixelSize(30, 20), 1);
    ImageIO.write(cat, "png", folder.resolve("cat.png").toFile());

    Engine engine = fromFile("- file: cat.png");

    assertThat(media(engine))
        .isInstanceOfSatisfying(
            Media.Encoded.class,
            media -> {
              assertThat(media.mediaType()).isEqualTo("image/png");
              assertThat(new ByteArrayInputStream(media.bytes()))
                  .hasSameContentAs(new ByteArrayInputStream(bytes("cat.png")));
            });
    assertThat(engine.traits().exactSize()).isFalse();
  }

  @Test
  void readsAScriptThatNamesItsRules() throws IOException, EngineFailure, InterruptedException {
    Engine engine =
        fromFile(
            """
            # comments are welcome
            rules:
              - when: {prompt: 狗}
                fail: InternalError
              - after: 0s
            """);

    assertThat(media(engine)).isInstanceOf(Media.Picture.class);
  }

  @Test
  void refusesAScriptThatIsNotThere() {
    Map<String, Object> options = Map.of("script", folder.resolve("none.yaml").toString());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scripts.open(SteppedTime.atNoon(), options))
        .withMessage(
            "The script %s cannot be read: there is no such file", folder.resolve("none.yaml"));
  }

  @Test
  void refusesTwoPlacesOfRulesAndSettingsItDoesNotKnow() {
    Map<String, Object> options = Map.of("script", "x.yaml", "rules", List.of(), "speed", 3);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scripts.open(SteppedTime.atNoon(), options))
        .withMessageContaining("speed: a scripted engine has no `speed`, only rules, script")
        .withMessageContaining("not in both");
  }

  private Engine fromFile(String yaml) throws IOException {
    Path script = Files.writeString(folder.resolve("script.yaml"), yaml);
    return Scripts.open(SteppedTime.atNoon(), Map.of("script", script.toString()));
  }

  private byte[] bytes(String name) {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Media media(Engine engine) throws EngineFailure, InterruptedException {
    List<EngineEvent> events = new ArrayList<>();
    engine.run(CAT, events::add);
    return ((MediaReady) events.getLast()).media();
  }
}
