package io.openbailian.engine.embedded.draw;

import java.util.List;

/// A printed thing laid over a picture: computed before anything is drawn.
interface Typeset {

  /// Every text, in its place.
  List<Setting> settings();

  void draw(Canvas canvas, Sheet sheet);
}
