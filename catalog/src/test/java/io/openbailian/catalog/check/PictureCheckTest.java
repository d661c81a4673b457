package io.openbailian.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.Requests;
import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.ImageFormat;
import io.openbailian.protocol.PixelSize;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PictureCheckTest {
  private static final long MB = 1 << 20;

  private final PictureCheck edit = check("image2image", "wanx2.1-imageedit");
  private final PictureCheck plus = check("multimodal_generation", "qwen-image-edit-plus");
  private final PictureCheck translation = check("image_translation", "qwen-mt-image");

  private static PictureCheck check(String operation, String model) {
    Catalog catalog = CatalogLoader.builtIn();
    return new PictureCheck(
        catalog.operation(operation).orElseThrow(), catalog.model(model).orElseThrow());
  }

  private static PictureFacts picture(ImageFormat format, long bytes, int width, int height) {
    return new PictureFacts(Optional.of(format), bytes, new PixelSize(width, height));
  }

  private static String message(Optional<Violation> violation) {
    return violation.orElseThrow().toError().message();
  }

  @Test
  void takesAPictureWithinItsLimits() {
    assertThat(edit.judge("image", 0, picture(ImageFormat.PNG, 10 * MB, 512, 4096))).isEmpty();
    assertThat(plus.judge("images", 2, picture(ImageFormat.GIF, 1, 384, 3072))).isEmpty();
    assertThat(translation.judge("image", 0, picture(ImageFormat.PNM, 1, 15, 150))).isEmpty();
  }

  @Test
  void judgesNoFieldThatIsNoPicture() {
    assertThat(edit.judge("prompt", 0, picture(ImageFormat.PNG, 1, 1, 1))).isEmpty();
    assertThat(edit.judge("nothing", 0, picture(ImageFormat.PNG, 1, 1, 1))).isEmpty();
  }

  @Test
  void refusesASideOutsideTheLimits() {
    Optional<Violation> violation = edit.judge("image", 0, picture(ImageFormat.PNG, 1, 511, 600));

    assertThat(violation.orElseThrow().toError().code()).isEqualTo("InvalidImage.Resolution");
    assertThat(message(violation))
        .isEqualTo(
            "The image resolution is invalid, please make sure that the largest length of image is smaller than 4096,"
                + " and the smallest length of image is larger than 512. (input.base_image_url: 511*600)");
  }

  @Test
  void saysWhichOfSeveralPicturesIsWrong() {
    assertThat(message(plus.judge("images", 1, picture(ImageFormat.PNG, 11 * MB, 383, 600))))
        .contains("(input.messages[0].content[].image: picture 2: ");
  }

  @Test
  void refusesAShape() {
    Optional<Violation> violation =
        translation.judge("image", 0, picture(ImageFormat.PNG, 1, 20, 201));

    assertThat(violation.orElseThrow().toError().code()).isEqualTo("InvalidImage.Resolution");
    assertThat(message(violation))
        .isEqualTo("Aspect ratio should be in [1:10, 10:1] (input.image_url: 20*201)");
  }

  @Test
  void refusesAFormat() {
    Optional<Violation> violation =
        translation.judge("image", 0, picture(ImageFormat.GIF, 1, 100, 100));

    assertThat(violation.orElseThrow().toError().code()).isEqualTo("InvalidImage.FileFormat");
    assertThat(message(violation))
        .startsWith(
            "Invalid image type. Please ensure the uploaded file is a valid image. (input.image_url: gif, not one of ");
    assertThat(
            message(
                edit.judge("image", 0, new PictureFacts(Optional.empty(), 1, new PixelSize(1, 1)))))
        .contains("(input.base_image_url: no known format, not one of ", "png");
  }

  @Test
  void refusesAFileThatIsTooLong() {
    Optional<Violation> violation =
        edit.judge("image", 0, picture(ImageFormat.PNG, 10 * MB + 1, 600, 600));

    assertThat(violation.orElseThrow().toError().code()).isEqualTo("InvalidImage.ImageSize");
    assertThat(message(violation)).endsWith("(input.base_image_url: 10485761 bytes)");
  }

  @Test
  void comparesAMaskWithItsPicture() {
    PixelSize size = new PixelSize(600, 700);

    assertThat(edit.compare(Map.of("image", size, "mask", size))).isEmpty();
    assertThat(edit.compare(Map.of("image", size))).isEmpty();
    assertThat(message(edit.compare(Map.of("image", size, "mask", new PixelSize(700, 600)))))
        .isEqualTo(
            "mask_image_url resolution must be the same as base_image_url (input.mask_image_url: 700*600 and 600*700)");
  }

  @Test
  void hasNoSizeToFollowWithoutADefaultThatDoes() {
    assertThat(
            edit.size(
                Requests.task("image2image", "wanx2.1-imageedit")
                    .valid(
                        "{'input': {'function': 'colorization', 'base_image_url': 'https://a.b/c'}}"),
                new PixelSize(1, 1)))
        .isEmpty();
  }
}
