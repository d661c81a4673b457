package io.openbailian.cli.output.show;

import io.openbailian.cli.output.Terminal;
import io.openbailian.cli.output.Texts;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javax.imageio.ImageIO;

/// Shows pictures between the lines of a terminal, small enough for its window.
public record TerminalPictures(Terminal terminal, Function<String, Optional<String>> variables) {
  private static final int WIDEST = 640;
  private static final int HIGHEST = 480;

  /// Shows it, or says why not.
  public void show(Path file) {
    Optional<TerminalGraphics> graphics = TerminalGraphics.of(variables);
    if (!terminal.watched()) {
      terminal.say(Texts.say("show.no-terminal"));
    } else if (graphics.isEmpty()) {
      terminal.say(Texts.say("show.no-graphics"));
    } else {
      read(file)
          .ifPresentOrElse(
              picture -> terminal.err().println(graphics.get().text(small(picture))),
              () -> terminal.say(Texts.say("show.no-picture", file.getFileName())));
    }
  }

  private static Optional<BufferedImage> read(Path file) {
    try {
      return Optional.ofNullable(ImageIO.read(file.toFile()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// On white: terminals differ in what lies under a picture that one can see through.
  private static BufferedImage small(BufferedImage picture) {
    double scale =
        Math.min(
            1,
            Math.min(WIDEST / (double) picture.getWidth(), HIGHEST / (double) picture.getHeight()));
    int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
    graphics.dispose();
    return small;
  }
}
