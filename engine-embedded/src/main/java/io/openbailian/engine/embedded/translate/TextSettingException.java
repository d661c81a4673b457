package io.openbailian.engine.embedded.translate;

/// Fonts were there, and could not be used.
public final class TextSettingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TextSettingException(String message, Throwable cause) {
    super(message, cause);
  }
}
