package io.openbailian.cli.output;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Where pictures go: names of our choice in a folder, never over a file that is there; or the file
/// that was named, whatever is there.
public sealed interface Destination {

  /// Where `--out` points.
  ///
  /// @param named what `--out` said
  static Destination of(Path folder, String named) {
    Path path = folder.resolve(named);
    boolean isFolder = named.endsWith("/") || Files.isDirectory(path);
    return isFolder ? new Folder(path) : new File(path);
  }

  /// The folder that fetched files are put into before they have their name.
  Path folder();

  /// Gives a fetched file its name and returns it.
  ///
  /// @param name what the file would like to be called
  /// @param index of the picture, from 0
  Path place(Path fetched, String name, int index) throws IOException;

  /// Names of our choice: `cat.png`, and when that is taken `cat-2.png`.
  record Folder(Path folder) implements Destination {
    @Override
    public Path place(Path fetched, String name, int index) throws IOException {
      for (int number = 1; ; number++) {
        Path candidate = folder.resolve(numbered(name, number));
        if (take(fetched, candidate)) {
          return candidate;
        }
      }
    }

    /// A hard link appears whole, and only where nothing is: two commands never share a name.
    private static boolean take(Path fetched, Path candidate) throws IOException {
      try {
        Files.createLink(candidate, fetched);
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      } catch (UnsupportedOperationException | IOException e) {
        return takeWithoutLinks(fetched, candidate);
      }
    }

    private static boolean takeWithoutLinks(Path fetched, Path candidate) throws IOException {
      try {
        Files.move(fetched, candidate);
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      }
    }
  }

  /// The file that was named; further pictures of the same request are numbered.
  record File(Path file) implements Destination {
    @Override
    public Path folder() {
      Path parent = file.toAbsolutePath().getParent();
      return parent == null ? file.toAbsolutePath() : parent;
    }

    @Override
    public Path place(Path fetched, String name, int index) throws IOException {
      String own = String.valueOf(file.getFileName());
      Path target = file.resolveSibling(numbered(own, index + 1));
      return Files.move(fetched, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// `cat.png` as number 2 is `cat-2.png`.
  private static String numbered(String name, int number) {
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String extension = dot > 0 ? name.substring(dot) : "";
    return number == 1 ? name : stem + "-" + number + extension;
  }
}
