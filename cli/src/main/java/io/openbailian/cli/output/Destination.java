package io.openbailian.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Where results go: names of our choice in a folder, never over a file that is there; or the file
/// that was named, whatever is there.
public sealed interface Destination {

  /// As much as shows whether a disk has room at all.
  int PROBE_BYTES = 64 << 10;

  /// Where `--out` points. Folders are made only for a name that ends in `/`.
  ///
  /// @param named what `--out` said
  static Destination of(Path folder, String named) {
    Path path = path(folder, named);
    if (named.endsWith("/") || Files.isDirectory(path)) {
      return new Folder(path);
    }
    return Files.exists(path) && !Files.isRegularFile(path) ? new Device(path) : new File(path);
  }

  private static Path path(Path folder, String named) {
    try {
      return folder.resolve(named);
    } catch (InvalidPathException e) {
      throw CommandException.usage(Texts.say("out.no-file", Printable.of(named)));
    }
  }

  /// The folder that fetched files are put into before they have their name.
  Path folder();

  /// Gives a fetched file its name and returns it.
  ///
  /// @param name what the file would like to be called
  /// @param index of the picture, from 0
  Path place(Path fetched, String name, int index) throws IOException;

  /// What a file must end in, with its dot, because its user said so; empty when we choose.
  default String ending() {
    return "";
  }

  /// Ends the command when nothing can be written there, before anything is asked or paid for.
  default void attempt() {
    try {
      prepare();
      Path probe = Files.createTempFile(folder(), ".bailian-", ".probe");
      try {
        Files.write(probe, new byte[PROBE_BYTES]);
      } finally {
        Files.deleteIfExists(probe);
      }
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.FAILED, Texts.say("out.nothing-asked", DiskFault.sentence(folder(), e)));
    }
  }

  /// Makes what may be made.
  default void prepare() throws IOException {
    if (!Files.exists(folder())) {
      throw new NoSuchFileException(folder().toString());
    }
    if (!Files.isDirectory(folder())) {
      throw new NotDirectoryException(folder().toString());
    }
  }

  /// Names of our choice: `cat.png`, and when that is taken `cat-2.png`.
  record Folder(Path folder) implements Destination {
    @Override
    public void prepare() throws IOException {
      Files.createDirectories(folder);
    }

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
    public String ending() {
      String name = String.valueOf(file.getFileName());
      int dot = name.lastIndexOf('.');
      return dot > 0 ? name.substring(dot) : "";
    }

    @Override
    public Path place(Path fetched, String name, int index) throws IOException {
      String own = String.valueOf(file.getFileName());
      Path target = file.resolveSibling(numbered(own, index + 1));
      return Files.move(fetched, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Something that is there and is no file, for example `/dev/null`: it is written to, not
  /// replaced.
  record Device(Path device) implements Destination {
    @Override
    public Path folder() {
      return Path.of(System.getProperty("java.io.tmpdir", "."));
    }

    @Override
    public void prepare() throws IOException {
      if (!Files.isWritable(device)) {
        throw new FileSystemException(device.toString(), null, Texts.say("disk.denied"));
      }
    }

    @Override
    public Path place(Path fetched, String name, int index) throws IOException {
      try (OutputStream out = Files.newOutputStream(device)) {
        Files.copy(fetched, out);
      }
      return device;
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
