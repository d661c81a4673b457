package io.openbailian.cli.request;

import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.Texts;
import io.openbailian.text.Pattern;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Where an input picture is, as the command line names it.
public sealed interface PictureSource {
  Pattern ADDRESS = Pattern.compile("(?i)^(https?://|data:|oss://)");
  Pattern FILE_URL = Pattern.compile("(?i)^file:");

  /// The service finds it by itself.
  record Remote(String address) implements PictureSource {}

  /// A file of this machine, which is there and is not empty.
  record Local(Path file) implements PictureSource {}

  /// Reads an argument; a file that cannot be sent ends the command before anything is asked for.
  static PictureSource of(Path folder, String argument) {
    if (ADDRESS.isIn(argument)) {
      return new Remote(argument);
    }
    Path file = path(folder, argument);
    if (!Files.isRegularFile(file)) {
      throw CommandException.usage(
          Files.isDirectory(file)
              ? Texts.say("picture.is-folder", argument)
              : Texts.say("picture.none", argument));
    }
    if (!Files.isReadable(file)) {
      throw CommandException.usage(Texts.say("file.not-allowed", argument));
    }
    if (file.toFile().length() == 0) {
      throw CommandException.usage(Texts.say("picture.empty", argument));
    }
    return new Local(file);
  }

  /// Whether an argument can only mean a picture.
  static boolean isMeant(Path folder, String argument) {
    return ADDRESS.isIn(argument) || FILE_URL.isIn(argument) || isFile(folder, argument);
  }

  private static boolean isFile(Path folder, String argument) {
    try {
      return Files.isRegularFile(folder.resolve(argument));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Path path(Path folder, String argument) {
    try {
      return FILE_URL.isIn(argument) ? Path.of(URI.create(argument)) : folder.resolve(argument);
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw CommandException.usage(Texts.say("picture.no-name", argument));
    }
  }
}
