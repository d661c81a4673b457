package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Media;
import io.openbailian.engine.test.FakeEngine;
import io.openbailian.pixels.Helpers;
import io.openbailian.pixels.PngWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What each trait of an engine changes in what is done around it. That batching changes the calls,
/// and money what is repeated, is shown in {@link RunLoopTest} and {@link RouteWalkTest}; that
/// addresses are handed on, in {@link PictureInputsTest}.
class TraitsTest {
  private static final EngineTraits PLAIN = EngineTraits.plain();

  @TempDir private Path files;
  private Runs runs;

  @BeforeEach
  void open() throws IOException {
    runs = new Runs(files);
  }

  @AfterEach
  void close() {
    runs.close();
  }

  private Runs.Done run(FakeEngine engine) throws IOException, InterruptedException {
    return runs.run(engine, runs.pictures(1));
  }

  private byte[] onlyFile() throws IOException {
    try (var all = Files.walk(files)) {
      return Files.readAllBytes(all.filter(Files::isRegularFile).findFirst().orElseThrow());
    }
  }

  @Test
  void aPromptIsRewrittenForAnEngineThatDoesNotAndForNoOther()
      throws IOException, InterruptedException {
    runs.values = values -> extended(values);
    runs.rewriter =
        Optional.of((values, seed) -> values.textOrEmpty(Meaning.PROMPT) + " on a hill");
    FakeEngine plain = new FakeEngine(PLAIN);
    FakeEngine rewriting =
        new FakeEngine(PLAIN.with(EngineTraits.Trait.REWRITES_PROMPTS))
            .then((call, sink) -> {
              sink.emit(new EngineEvent.Rewritten(0, "its own words"));
              FakeEngine.draw(call, sink);
            });

    assertThat(run(plain).produced(0).actualPrompt()).isEqualTo("cat on a hill");
    assertThat(plain.calls().getFirst().values().text(Meaning.PROMPT)).contains("cat on a hill");
    assertThat(run(rewriting).produced(0).actualPrompt()).isEqualTo("its own words");
    assertThat(rewriting.calls().getFirst().values().text(Meaning.PROMPT)).contains("cat");
  }

  private static Values extended(Values values) {
    var json = values.toJson();
    json.put(Meaning.PROMPT_EXTEND, true);
    return Values.of(json);
  }

  private static FakeEngine.Behaviour drawing(int width, int height) {
    return (_, sink) ->
        sink.emit(
            new EngineEvent.MediaReady(
                0,
                new Media.Picture(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB))));
  }

  @Test
  void aPictureIsScaledUnlessItsEngineIsExactAndThenAnotherSizeIsRefused()
      throws IOException, InterruptedException {
    assertThat(run(new FakeEngine(PLAIN).then(drawing(7, 7))).produced(0).width()).isEqualTo(20);

    FakeEngine exact = new FakeEngine(PLAIN.with(EngineTraits.Trait.EXACT_SIZE));
    assertThat(run(exact.then(drawing(20, 30))).codes()).containsExactly("ok");
    Runs.Done other = run(exact.then(drawing(7, 7)));
    assertThat(other.codes()).containsExactly("TaskFailed");
    assertThat(other.failure().orElseThrow().message())
        .contains("promised a picture of 20*30 and made one of 7*7");
  }

  @Test
  void theMarkIsDrawnUnlessTheEngineDrawsIt() throws IOException, InterruptedException {
    runs.values =
        values -> {
          var json = values.toJson();
          json.put(Meaning.WATERMARK, true);
          json.put(Meaning.SIZE, "400*300");
          return Values.of(json);
        };
    assertThat(run(new FakeEngine(PLAIN).then(drawing(400, 300))).codes()).containsExactly("ok");
    assertThat(isBlack(ImageIO.read(new ByteArrayInputStream(onlyFile())))).isFalse();

    assertThat(
            run(new FakeEngine(PLAIN.with(EngineTraits.Trait.WATERMARKS)).then(drawing(400, 300)))
                .codes())
        .containsExactly("ok");
    assertThat(isBlack(ImageIO.read(new ByteArrayInputStream(onlyFile())))).isTrue();
  }

  private static boolean isBlack(BufferedImage image) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return Arrays.stream(pixels).allMatch(pixel -> (pixel & 0xFFFFFF) == 0);
  }

  @Test
  void aFileThatIsFinishedKeepsItsBytesAndItsLabel() throws IOException, InterruptedException {
    byte[] file =
        PngWriter.write(
            new BufferedImage(33, 44, BufferedImage.TYPE_INT_RGB),
            Map.of("AIGC", "somebody else's label"),
            Helpers.NONE);
    FakeEngine finishing =
        new FakeEngine(PLAIN.with(EngineTraits.Trait.FINISHES_FILES)).then(sending(file));
    FakeEngine plain = new FakeEngine(PLAIN).then(sending(file));

    Runs.Done kept = run(finishing);
    assertThat(onlyFile()).isEqualTo(file);
    assertThat(kept.produced(0).width()).isEqualTo(33);
    assertThat(kept.produced(0).height()).isEqualTo(44);

    assertThat(run(plain).produced(0).width()).isEqualTo(20);
    assertThat(onlyFile()).isNotEqualTo(file);
  }

  private static FakeEngine.Behaviour sending(byte[] file) {
    return new FakeEngine.Behaviour() {
      @Override
      public void run(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
        sink.emit(new EngineEvent.MediaReady(0, new Media.Encoded(file, "image/png")));
      }
    };
  }

  @Test
  void whatAnEngineFinishedIsLookedAtAllTheSame() throws IOException, InterruptedException {
    FakeEngine finishing =
        new FakeEngine(PLAIN.with(EngineTraits.Trait.FINISHES_FILES))
            .then(sending(new byte[] {1, 2, 3}));

    assertThat(run(finishing).codes()).containsExactly("TaskFailed");
  }
}
