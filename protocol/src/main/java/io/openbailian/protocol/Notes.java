package io.openbailian.protocol;

/// What an answer that succeeded says about itself.
public final class Notes {
  /// A picture without text is answered as it is, and charged. Source: the service's API pages.
  public static final String NO_TEXT = "No text detected for translation";

  private Notes() {}
}
