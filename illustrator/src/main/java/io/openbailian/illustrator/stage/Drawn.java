package io.openbailian.illustrator.stage;

import io.openbailian.illustrator.scene.Subject;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/// A finished picture, and where in it its subjects are seen.
public final class Drawn {
  /// Subjects beyond so many share the last one's mask.
  static final int MOST = 255;

  private final BufferedImage image;
  private final List<Subject> subjects;
  private final byte[] figures;
  private final int cell;

  Drawn(BufferedImage image, List<Subject> subjects, byte[] figures, int cell) {
    this.image = image;
    this.subjects = List.copyOf(subjects);
    this.figures = figures;
    this.cell = cell;
  }

  public BufferedImage image() {
    return image;
  }

  /// The subjects from back to front, as often as they were drawn.
  public List<Subject> subjects() {
    return subjects;
  }

  /// Whether the pixel shows the i-th subject, not covered by another.
  public boolean shows(int i, int x, int y) {
    int columns = Math.ceilDiv(image.getWidth(), cell);
    return (figures[y / cell * columns + x / cell] & MOST) == Math.min(i + 1, MOST);
  }

  /// The box around what is seen of the i-th subject; empty when all of it is covered.
  public Optional<Rectangle> box(int i) {
    Rectangle box = new Rectangle(-1, -1);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (shows(i, x, y)) {
          box.add(new Rectangle(x, y, 1, 1));
        }
      }
    }
    return box.width < 0 ? Optional.empty() : Optional.of(box);
  }
}
