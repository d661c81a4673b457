package io.openbailian.engine.embedded.scene;

/// Text that a prompt wants to be read in the picture.
///
/// @param text one or more lines
/// @param place where it is written
public record Lettering(String text, Where place) {

  /// Where lettering goes.
  public enum Where {
    TOP,
    MIDDLE,
    BOTTOM,
    /// On the sign of the scene's shop.
    SIGN,
    /// On the scrolls of the scene's couplets.
    SCROLLS
  }
}
