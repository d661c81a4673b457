package io.openbailian.engines.comfyui;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineSettings;
import io.openbailian.engine.test.PictureContract;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.engine.test.TestCall;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class ComfyUiEngineContractTest extends PictureContract {
  private final FakeComfy comfy = new FakeComfy();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    comfy.close();
  }

  @Override
  protected Engine open() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB), "png", png);
    comfy.file = png.toByteArray();
    comfy.plays(job ->
        comfy.prompts().getLast().toString().contains("forever")
            ? null
            : FakeComfy.success("a.png"));
    return new ComfyUiProvider()
        .open(
            new EngineSettings(
                Map.of(
                    "base-url",
                    comfy.server().base(),
                    "workflows",
                    Path.of("..", "docs", "engines", "comfyui").toString()),
                folder,
                SteppedTime.atNoon()));
  }

  @Override
  protected TestCall call() {
    return TestCall.textToImage("a cat").model("qwen-image");
  }

  @Override
  protected Optional<TestCall> longCall() {
    return Optional.of(TestCall.textToImage("a cat forever").model("qwen-image"));
  }

  @Override
  protected Optional<TestCall> unservedCall() {
    return Optional.of(TestCall.textToImage("a cat").model("a-model-without-workflow"));
  }
}
