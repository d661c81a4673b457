package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.PixelSize;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkingMemoryTest {
  private static final PixelSize THOUSAND = new PixelSize(1000, 1000);
  private static final long MB = 1_000_000;

  private static WorkingMemory of(Values values, PixelSize... sizes) {
    return WorkingMemory.of(values, List.of(sizes), 0);
  }

  private static Values none() {
    return Values.of(Json.object());
  }

  @Test
  void growsWithThePicturesThatAreRead() {
    assertThat(of(none(), THOUSAND).usual()).isEqualTo(48 * MB);
    assertThat(of(none(), THOUSAND, THOUSAND).usual()).isEqualTo(96 * MB);
  }

  @Test
  void coversTheDecodingOfTheMostDemandingPicture() {
    assertThat(WorkingMemory.of(none(), List.of(THOUSAND), 100 * MB).least()).isEqualTo(104 * MB);
  }

  @Test
  void growsWithTheResultOfAnEnlargement() {
    WorkingMemory four = of(none().with(Meaning.UPSCALE_FACTOR, 4), THOUSAND);

    assertThat(four.largest()).isEqualTo(new PixelSize(4000, 4000));
    assertThat(four.least()).isEqualTo(164 * MB);
  }

  @Test
  void growsMoreWithWhatIsContinued() {
    Values scales = none().with(Meaning.LEFT_SCALE, 2).with(Meaning.TOP_SCALE, 2);

    WorkingMemory expanded = of(scales, THOUSAND);

    assertThat(expanded.largest()).isEqualTo(new PixelSize(2000, 2000));
    assertThat(expanded.least()).isEqualTo(340 * MB);
    assertThat(expanded.megapixels(170 * MB)).isEqualTo(2);
  }

  @Test
  void takesASizeThatIsAskedFor() {
    Values values = none().with(Meaning.SIZE, "2048*2048");

    assertThat(of(values, THOUSAND).largest()).isEqualTo(new PixelSize(2048, 2048));
  }
}
