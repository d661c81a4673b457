package io.openbailian.illustrator.scene;

/// Text that a prompt wants to be read in the picture.
///
/// @param text one or more lines
/// @param place where it is written
public record Lettering(String text, Where place) {

  /// Where lettering goes.
  public enum Where {
    /// The title of a poster, or what stands at the top.
    TOP,
    /// What stands smaller below a title.
    SUBTITLE,
    MIDDLE,
    BOTTOM,
    /// Small print at the foot.
    FINE,
    /// On the sign of the scene's shop, or on a board of its own.
    SIGN,
    /// On the scrolls of the scene's couplets.
    SCROLLS,
    /// On a cloth across the picture.
    BANNER,
    /// The title on the cover of a book.
    COVER,
    /// Who wrote the book.
    AUTHOR,
    /// On a card that lists dishes and prices.
    MENU,
    /// Below the mark of a logo: the name of the brand.
    LOGO,
    /// On a business card: a name, then what else there is.
    CARD,
    /// Over and in the panels of an infographic.
    INFOGRAPHIC,
    /// In the middle of a poster that sells.
    PROMOTION,
    /// Written with a brush, on paper.
    CALLIGRAPHY
  }
}
