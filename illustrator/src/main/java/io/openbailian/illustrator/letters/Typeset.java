package io.openbailian.illustrator.letters;

import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Sheet;
import java.util.List;

/// A printed thing laid over a picture: computed before anything is drawn.
public interface Typeset {

  /// Every text, in its place.
  List<TextSetting> settings();

  void draw(Canvas canvas, Sheet sheet);
}
