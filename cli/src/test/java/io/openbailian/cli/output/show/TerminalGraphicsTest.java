package io.openbailian.cli.output.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class TerminalGraphicsTest {
  private static BufferedImage picture(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(width / 2, 0, width, height / 2);
    graphics.dispose();
    return picture;
  }

  private static Optional<TerminalGraphics> of(Map<String, String> variables) {
    return TerminalGraphics.of(name -> Optional.ofNullable(variables.get(name)));
  }

  @Test
  void knowsTerminalsByTheirVariables() {
    assertThat(of(Map.of("TERM", "xterm-kitty"))).contains(TerminalGraphics.KITTY);
    assertThat(of(Map.of("TERM", "xterm-256color", "KONSOLE_VERSION", "230800")))
        .contains(TerminalGraphics.KITTY);
    assertThat(of(Map.of("TERM", "xterm-256color", "TERM_PROGRAM", "iTerm.app")))
        .contains(TerminalGraphics.ITERM);
    assertThat(of(Map.of("TERM", "foot"))).contains(TerminalGraphics.SIXEL);
    assertThat(of(Map.of("TERM", "xterm-256color"))).isEmpty();
    assertThat(of(Map.of())).isEmpty();
  }

  @Test
  void writesNothingThroughMultiplexersButWhatIsNamed() {
    assertThat(of(Map.of("TERM", "tmux-256color", "TMUX", "socket,1,0", "KITTY_WINDOW_ID", "1")))
        .isEmpty();
    assertThat(of(Map.of("TMUX", "socket,1,0", "OPENBAILIAN_SHOW", "Sixel")))
        .contains(TerminalGraphics.SIXEL);
    assertThat(of(Map.of("TERM", "xterm-kitty", "OPENBAILIAN_SHOW", "off"))).isEmpty();
  }

  @Test
  void kittyGetsThePictureInPieces() throws IOException {
    String text = TerminalGraphics.KITTY.text(noise(200, 200));

    StringBuilder data = new StringBuilder();
    String[] pieces = text.substring(0, text.length() - 2).split("\u001b\\\\", -1);
    for (int i = 0; i < pieces.length; i++) {
      assertThat(pieces[i]).startsWith(i == 0 ? "\u001b_Ga=T,f=100,q=2,m=1;" : "\u001b_Gm=");
      String piece = pieces[i].substring(pieces[i].indexOf(';') + 1);
      assertThat(piece.length()).isLessThanOrEqualTo(4096);
      data.append(piece);
    }
    assertThat(pieces.length).isGreaterThan(2);
    assertThat(pieces[pieces.length - 1]).startsWith("\u001b_Gm=0;");
    same(
        ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data.toString()))),
        noise(200, 200));
  }

  @Test
  void itermGetsThePictureAsAFile() throws IOException {
    String text = TerminalGraphics.ITERM.text(picture(40, 20));

    assertThat(text).startsWith("\u001b]1337;File=inline=1;size=").endsWith("\u0007");
    byte[] png =
        Base64.getDecoder().decode(text.substring(text.indexOf(':') + 1, text.length() - 1));
    assertThat(text).contains("size=" + png.length + ";");
    same(ImageIO.read(new ByteArrayInputStream(png)), picture(40, 20));
  }

  /// Read back by a reader that knows nothing of how it was written.
  @Test
  void sixelsAreThePicture() {
    for (int[] size : new int[][] {{1, 1}, {40, 20}, {7, 13}, {64, 6}}) {
      BufferedImage picture = picture(size[0], size[1]);

      same(SixelReader.read(TerminalGraphics.SIXEL.text(picture)), picture);
    }
  }

  @Test
  void sixelsMixColoursThatTheyLack() {
    BufferedImage grey = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = grey.createGraphics();
    graphics.setColor(new Color(120, 30, 220));
    graphics.fillRect(0, 0, 60, 60);
    graphics.dispose();

    BufferedImage read = SixelReader.read(TerminalGraphics.SIXEL.text(grey));

    long[] sums = new long[3];
    for (int y = 0; y < 60; y++) {
      for (int x = 0; x < 60; x++) {
        Color pixel = new Color(read.getRGB(x, y));
        sums[0] += pixel.getRed();
        sums[1] += pixel.getGreen();
        sums[2] += pixel.getBlue();
      }
    }
    assertThat(sums[0] / 3600.0).isBetween(112.0, 128.0);
    assertThat(sums[1] / 3600.0).isBetween(22.0, 38.0);
    assertThat(sums[2] / 3600.0).isBetween(212.0, 228.0);
  }

  private static BufferedImage noise(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int state = 7;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        state = state * 1_103_515_245 + 12_345;
        picture.setRGB(x, y, state >>> 8);
      }
    }
    return picture;
  }

  private static void same(BufferedImage read, BufferedImage picture) {
    assertThat(read.getWidth()).isEqualTo(picture.getWidth());
    assertThat(read.getHeight()).isEqualTo(picture.getHeight());
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        assertThat(read.getRGB(x, y) & 0xFFFFFF)
            .as("%d,%d", x, y)
            .isEqualTo(picture.getRGB(x, y) & 0xFFFFFF);
      }
    }
  }
}
