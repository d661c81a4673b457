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
      case NoSuchFileException _ when !Files.exists(where) -> Texts.say("disk.no-folder", where);
      case NotDirectoryException _ -> Texts.say("disk.is-no-folder", where);
      case AccessDeniedException _ -> Texts.say("disk.not-allowed", where);
      case FileSystemException file when file.getReason() != null ->
          Texts.say("disk.unwritten", where, file.getReason());
      case NoSuchFileException _ -> Texts.say("disk.no-files", where);
      default -> Texts.say("disk.unwritten", where, reason(fault));
    };
  }

  private static String reason(IOException fault) {
    String message = fault.getMessage();
    return message == null || message.isBlank() ? Texts.say("disk.refused") : message;
  }
}
