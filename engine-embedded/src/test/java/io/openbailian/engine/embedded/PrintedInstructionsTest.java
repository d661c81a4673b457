package io.openbailian.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openbailian.engine.EngineFailure;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every instruction of `instructions.txt` is carried out, or refused where it says so.
class PrintedInstructionsTest {
  static Stream<PrintedInstruction> carriedOut() throws IOException {
    return PrintedInstruction.all().stream().filter(said -> !said.refused());
  }

  static Stream<PrintedInstruction> refused() throws IOException {
    return PrintedInstruction.all().stream().filter(PrintedInstruction::refused);
  }

  @ParameterizedTest
  @MethodSource("carriedOut")
  void changesThePictureAndNeverCopiesIt(PrintedInstruction said)
      throws EngineFailure, InterruptedException, IOException {
    BufferedImage out = Pictures.of(said.call());

    for (BufferedImage image : said.images()) {
      boolean sized = out.getWidth() == image.getWidth() && out.getHeight() == image.getHeight();
      assertThat(sized ? Pictures.difference(out, image) : 1).isGreaterThan(0.001);
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  void saysWhatItCannotDoAndWhatCould(PrintedInstruction said) {
    assertThatExceptionOfType(EngineFailure.class)
        .isThrownBy(() -> Pictures.of(said.call()))
        .withMessageContaining("image editing model could")
        .satisfies(e -> assertThat(e.error().code()).isEqualTo("UnsupportedOperation"));
  }
}
