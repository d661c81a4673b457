package io.openbailian.server;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/// Says in a sentence why a server cannot start. What Java says of files is often their name alone.
final class StartFault {
  private StartFault() {}

  static String sentence(Throwable e) {
    return switch (e) {
      case AccessDeniedException file ->
          "%s cannot be opened or written: this user may not".formatted(file.getFile());
      case NoSuchFileException file ->
          "%s is not there and cannot be made".formatted(file.getFile());
      case NotDirectoryException file -> "%s is no folder".formatted(file.getFile());
      case FileAlreadyExistsException file ->
          "%s is in the way: it is there already, and not as a folder".formatted(file.getFile());
      case FileSystemException file ->
          "%s cannot be used: %s"
              .formatted(
                  file.getFile(),
                  Optional.ofNullable(file.getReason()).orElse("the system does not say why"));
      case OutOfMemoryError _ -> "there is not enough memory";
      case Error error -> "%s (%s)".formatted(text(error), error.getClass().getSimpleName());
      default -> text(e);
    };
  }

  private static String text(Throwable e) {
    String message = e.getMessage();
    return message == null || message.isBlank()
        ? "a fault without a message, " + e.getClass().getSimpleName()
        : message;
  }
}
