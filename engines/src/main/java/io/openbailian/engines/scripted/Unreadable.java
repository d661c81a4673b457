package io.openbailian.engines.scripted;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// Says in words why a file could not be read; the exceptions themselves repeat the path.
final class Unreadable {
  private Unreadable() {}

  static String because(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "access is denied";
      case CharacterCodingException _ -> "it is not UTF-8 text";
      default -> String.valueOf(e.getMessage());
    };
  }
}
