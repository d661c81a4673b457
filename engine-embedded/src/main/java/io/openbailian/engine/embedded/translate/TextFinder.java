package io.openbailian.engine.embedded.translate;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.pixels.Resizing;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// Finds where text is in a picture, with Tesseract.
///
/// It looks at the picture in three sizes: small letters are found in the largest, large ones in
/// the smallest, and what is missed in one is often found in another.
record TextFinder(Tesseract tesseract) {
  private static final int LEAST_SIDE = 1200;
  private static final int MOST_SIDE = 4096;

  /// The boxes of the lines, from the top.
  List<TextBoxes.Box> find(BufferedImage image, List<String> languages, ImagingWork work)
      throws InterruptedException {
    double scale = scale(image);
    double[] scales = {scale, scale / 2, scale / 4};
    List<GrayPicture> pictures = new ArrayList<>();
    for (double one : scales) {
      pictures.add(GrayPicture.of(scaled(image, one)));
      work.poll();
    }
    String together = String.join("+", languages);
    List<Rectangle> words =
        tesseract.read(pictures, together, Tesseract.Layout.SCATTERED, work).stream()
            .map(word -> tight(image, word, scales[word.page() - 1]))
            .toList();
    return TextBoxes.of(words);
  }

  /// Tesseract finds letters of 20 to 60 pixels best.
  private static double scale(BufferedImage image) {
    int side = Math.max(image.getWidth(), image.getHeight());
    return side < LEAST_SIDE ? 2 : Math.min(1, MOST_SIDE / (double) side);
  }

  private static BufferedImage scaled(BufferedImage image, double scale) {
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    return Resizing.toExactSize(image, width, height);
  }

  /// Across as wide as the word, of which Tesseract is sure, and down as high as its ink.
  private static Rectangle tight(BufferedImage image, ReadWord word, double scale) {
    Rectangle whole = new Rectangle(image.getWidth(), image.getHeight());
    Rectangle box = inPicture(word.box(), scale).intersection(whole);
    Rectangle high = inPicture(word.line(), scale).union(box);
    Rectangle wide = new Rectangle(box.x, high.y, box.width, high.height);
    wide.grow(2 + box.height / 8, 2 + box.height / 8);
    Rectangle part = wide.intersection(whole);
    Rectangle ink = InkSeparation.of(image, part).bounds(part);
    return new Rectangle(box.x, ink.y, box.width, ink.height);
  }

  private static Rectangle inPicture(Rectangle box, double scale) {
    int left = (int) Math.floor(box.x / scale);
    int top = (int) Math.floor(box.y / scale);
    int right = (int) Math.ceil((box.x + box.width) / scale);
    int bottom = (int) Math.ceil((box.y + box.height) / scale);
    return new Rectangle(left, top, right - left, bottom - top);
  }
}
