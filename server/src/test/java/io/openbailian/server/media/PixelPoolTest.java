package io.openbailian.server.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.pixels.Helpers;
import io.openbailian.pixels.PngWriter;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PixelPoolTest {
  private final BufferedImage picture = new BufferedImage(600, 600, BufferedImage.TYPE_INT_RGB);
  private final byte[] file = PngWriter.write(picture, Map.of());

  @Test
  void helpsItsOwnThreadsWhileAllOfThemWork() {
    try (PixelPool pool = new PixelPool(2)) {
      Helpers helpers = pool.helpers();

      assertThat(
              IntStream.range(0, 8)
                  .parallel()
                  .mapToObj(_ -> pool.compute(() -> PngWriter.write(picture, Map.of(), helpers))))
          .allSatisfy(written -> assertThat(written).isEqualTo(file));
    }
  }

  @Test
  void letsWorkGoOnAloneOnceItIsClosed() {
    PixelPool pool = new PixelPool(2);
    Helpers helpers = pool.helpers();
    pool.close();

    assertThat(PngWriter.write(picture, Map.of(), helpers)).isEqualTo(file);
  }
}
