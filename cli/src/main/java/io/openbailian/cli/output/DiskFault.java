package io.openbailian.cli.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// A file that cannot be written or read, in a sentence that names it and no class of Java.
public final class DiskFault {
  private DiskFault() {}

  /// What is wrong with a place where a file should go.
  ///
  /// @param where the place, when the fault itself does not name one
  public static String sentence(Path where, IOException fault) {
    return switch (fault) {
      case NoSuchFileException _ when !Files.exists(where) ->
          "There is no folder %s (a name that ends in / is made if need be).".formatted(where);
      case NotDirectoryException _ -> "%s is no folder.".formatted(where);
      case AccessDeniedException _ -> "%s may not be written.".formatted(where);
      case FileSystemException file when file.getReason() != null ->
          "%s cannot be written: %s.".formatted(where, file.getReason());
      case NoSuchFileException _ -> "%s takes no files.".formatted(where);
      default -> "%s cannot be written: %s.".formatted(where, reason(fault));
    };
  }

  private static String reason(IOException fault) {
    String message = fault.getMessage();
    return message == null || message.isBlank() ? "the disk refused" : message;
  }
}
