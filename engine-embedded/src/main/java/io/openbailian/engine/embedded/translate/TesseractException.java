package io.openbailian.engine.embedded.translate;

/// Tesseract was there, and did not do its work.
public final class TesseractException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TesseractException(String message) {
    super(message);
  }

  TesseractException(String message, Throwable cause) {
    super(message, cause);
  }
}
