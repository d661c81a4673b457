package io.openbailian.protocol;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/// Where a user keeps things who says nothing of this program, which server and command line agree
/// on: as the XDG Base Directory Specification has it, if the user goes by it, else in the home.
public final class UserFolders {
  /// Whose value is where programs keep their data; without it this program uses the home.
  public static final String DATA_VARIABLE = "XDG_DATA_HOME";

  private static final String IN_HOME = ".openbailian";
  private static final String IN_DATA = "openbailian";

  private UserFolders() {}

  /// The data folder. One that is in the home already stays in use: a variable that is set later
  /// loses nobody's keys.
  ///
  /// @param dataHome the value of {@link #DATA_VARIABLE}; the specification has relative ones
  ///   ignored
  /// @param isFolder looks whether a folder is there
  public static Path data(Path home, Optional<String> dataHome, Predicate<Path> isFolder) {
    Path inHome = home.resolve(IN_HOME);
    return dataHome
        .flatMap(UserFolders::absolute)
        .map(folder -> folder.resolve(IN_DATA))
        .filter(_ -> !isFolder.test(inHome))
        .orElse(inHome);
  }

  private static Optional<Path> absolute(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
