package io.openbailian.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class ResizingTest {
  @Test
  void givesExactlyTheSizeAskedFor() {
    BufferedImage picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);

    for (int[] size : new int[][] {{1, 1}, {40, 31}, {97, 13}, {13, 97}, {400, 300}}) {
      BufferedImage out = Resizing.toExactSize(picture, size[0], size[1]);
      assertThat(new int[] {out.getWidth(), out.getHeight()}).isEqualTo(size);
    }
  }

  @Test
  void leavesAPictureOfTheSizeAlone() {
    BufferedImage picture = new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB);

    assertThat(Resizing.toExactSize(picture, 4, 3)).isSameAs(picture);
  }

  @Test
  void keepsAPlainColourPlain() {
    BufferedImage out = Resizing.toExactSize(plain(50, 20, 0xFF336699), 33, 70);

    assertThat(out.getRGB(0, 0)).isEqualTo(0xFF336699);
    assertThat(out.getRGB(32, 69)).isEqualTo(0xFF336699);
    assertThat(out.getRGB(16, 35)).isEqualTo(0xFF336699);
  }

  @Test
  void keepsTheMiddleWhenItCuts() {
    BufferedImage picture = plain(90, 30, 0xFFFF0000);
    for (int y = 0; y < 30; y++) {
      for (int x = 30; x < 60; x++) {
        picture.setRGB(x, y, 0xFF0000FF);
      }
    }

    BufferedImage out = Resizing.toExactSize(picture, 60, 60);

    assertThat(out.getRGB(30, 30)).isEqualTo(0xFF0000FF);
    assertThat(out.getRGB(8, 8)).isEqualTo(0xFF0000FF);
  }

  @Test
  void doesNotBleedColourOutOfWhatIsTransparent() {
    BufferedImage picture = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 40; x++) {
        picture.setRGB(x, y, x < 20 ? 0x00FF0000 : 0xFF00FF00);
      }
    }

    BufferedImage out = Resizing.toExactSize(picture, 20, 20);

    for (int x = 0; x < 20; x++) {
      assertThat(out.getRGB(x, 10) >> 16 & 255).isZero();
    }
  }

  private static BufferedImage plain(int width, int height, int argb) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, argb);
      }
    }
    return picture;
  }
}
