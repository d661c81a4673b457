package io.openbailian.engine.embedded.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.InputPicture;
import io.openbailian.illustrator.Illustration;
import io.openbailian.pixels.PngWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrawnPictureTest {
  private static final String SOFTWARE = "Software";

  /// A file as a caller sends it.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sent(byte[] file) implements InputPicture {
    @Override
    public Optional<URI> address() {
      return Optional.empty();
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(file);
    }

    @Override
    public BufferedImage pixels() {
      throw new AssertionError("nobody looks at the pixels");
    }
  }

  private static Optional<DrawnPicture> read(String prompt, String software)
      throws EngineFailure, InterruptedException {
    BufferedImage picture = Illustration.of(prompt, 1).picture(64, 64);
    byte[] file = PngWriter.write(picture, Map.of("prompt", prompt, SOFTWARE, software));
    return DrawnPicture.of(new Sent(file));
  }

  @Test
  void tellsWhatADrawingDoesNotShow() throws EngineFailure, InterruptedException {
    DrawnPicture drawn = read("一只猫坐在沙发上", "OpenBailian 0.1").orElseThrow();

    assertThat(drawn.lacking(List.of("狗"))).containsExactly("狗");
    assertThat(drawn.lacking(List.of("猫", "沙发"))).isEmpty();
    assertThat(drawn.lacking(List.of("桌子"))).as("furniture stands in rooms").isEmpty();
  }

  @Test
  void knowsNothingOfThePicturesOfOthers() throws EngineFailure, InterruptedException {
    assertThat(read("一只猫坐在沙发上", "GIMP 3")).isEmpty();
    assertThat(DrawnPicture.of(new Sent(new byte[] {(byte) 0xFF, (byte) 0xD8, 0, 0}))).isEmpty();
    assertThat(DrawnPicture.of(new Sent(new byte[0]))).isEmpty();
  }

  @Test
  void anEditShowsMoreThanItsWordsSay() throws EngineFailure, InterruptedException {
    assertThat(read("把狗变成红色", "OpenBailian 0.1")).isEmpty();
  }

  @Test
  void aFileThatIsCutShortIsNobodysDrawing() throws EngineFailure, InterruptedException {
    BufferedImage picture = Illustration.of("a cat", 1).picture(64, 64);
    byte[] file = PngWriter.write(picture, Map.of("prompt", "a cat", SOFTWARE, "OpenBailian"));

    assertThat(DrawnPicture.of(new Sent(Arrays.copyOf(file, 60)))).isEmpty();
  }
}
