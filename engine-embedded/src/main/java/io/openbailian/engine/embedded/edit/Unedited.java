package io.openbailian.engine.embedded.edit;

import io.openbailian.engine.EngineFailure;
import io.openbailian.illustrator.letters.TextSetting;
import io.openbailian.imaging.Pictures;
import io.openbailian.pixels.Face;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// A picture that was not edited, with a note on it that says so: for tests of programs whose
/// requests are right, and ask for what only a model can do.
final class Unedited {
  private static final double TALL = 0.14;
  private static final Color PAPER = new Color(0xFFF3C4);
  private static final Color INK = new Color(0x3A2A10);

  private Unedited() {}

  /// The sentence that such a picture, and the note of its answer, say.
  static String sentence(String prompt, EngineFailure.Refused refusal) {
    return "NOT EDITED / 未编辑: “%s”. %s".formatted(prompt, refusal.error().message());
  }

  /// The picture with a strip at its foot.
  static BufferedImage marked(BufferedImage picture, String prompt) {
    BufferedImage marked = Pictures.opaque(picture);
    double tall = Math.max(1, marked.getHeight() * TALL);
    double wide = marked.getWidth();
    double top = marked.getHeight() - tall;
    Graphics2D g = marked.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(PAPER);
    g.fill(new Rectangle2D.Double(0, top, wide, tall));
    g.setColor(INK);
    Rectangle2D room =
        new Rectangle2D.Double(wide * 0.03, top + tall * 0.1, wide * 0.94, tall * 0.8);
    TextSetting.across(
            "未编辑 · not edited: " + prompt,
            Face.SANS_BOLD,
            room,
            tall * 0.42,
            Math.max(6, tall * 0.16),
            TextSetting.Anchor.LEFT)
        .runs()
        .forEach(run -> g.fill(run.shape()));
    g.dispose();
    return marked;
  }
}
