package io.openbailian.server.artifact;

import io.openbailian.server.share.Shares;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// A file that a request gave, at hand but not yet in memory.
public sealed interface InputFile extends AutoCloseable {

  /// Bytes; for text that is not yet decoded, as many as it stands for if it is valid.
  long length();

  /// The whole file.
  ///
  /// @throws IOException when it cannot be read
  /// @throws IllegalArgumentException when it is text and not base64
  byte[] read() throws IOException;

  /// The file from its beginning, to be closed by the reader.
  ///
  /// @throws IOException when it cannot be read
  default InputStream open() throws IOException {
    return new ByteArrayInputStream(read());
  }

  /// Where it lies in the spool, if it does.
  default Optional<Path> whereabouts() {
    return Optional.empty();
  }

  /// The same file where a program that wants a path can read it: in the spool, until it is closed.
  /// Base64 stays as it is.
  ///
  /// @throws IOException for a full or failing disk
  default InputFile inSpool(Path spool) throws IOException {
    return this;
  }

  @Override
  void close() throws IOException;

  /// A file that the server keeps anyway.
  record Kept(StoredFile file, long length) implements InputFile {
    @Override
    public byte[] read() throws IOException {
      return file.read();
    }

    @Override
    public InputFile inSpool(Path spool) throws IOException {
      Path place = Files.createTempFile(spool, "kept-", "");
      Files.delete(place);
      file.placeAt(place);
      return new Placed(place, length);
    }

    @Override
    public void close() {}
  }

  /// A file in the spool that was fetched for this request and goes with it.
  ///
  /// @param disk what it takes of its key's share
  record Fetched(Path path, long length, Shares.Loan disk) implements InputFile {
    Fetched(Path path, Shares.Loan disk) throws IOException {
      this(path, Files.size(path), disk);
    }

    @Override
    public Optional<Path> whereabouts() {
      return Optional.of(path);
    }

    @Override
    public byte[] read() throws IOException {
      return Files.readAllBytes(path);
    }

    @Override
    public void close() throws IOException {
      try {
        Files.deleteIfExists(path);
      } finally {
        disk.close();
      }
    }
  }

  /// A text as a file of the spool, that goes when it is closed.
  ///
  /// @throws IOException for a full or failing disk
  static InputFile text(Path spool, String text) throws IOException {
    Path file = Files.createTempFile(spool, "text-", "");
    boolean whole = false;
    try {
      Files.writeString(file, text);
      whole = true;
      return new Placed(file, Files.size(file));
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
  }

  /// The same file as the server keeps, under another name in the spool.
  record Placed(Path path, long length) implements InputFile {
    @Override
    public Optional<Path> whereabouts() {
      return Optional.of(path);
    }

    @Override
    public byte[] read() throws IOException {
      return Files.readAllBytes(path);
    }

    @Override
    public void close() throws IOException {
      Files.deleteIfExists(path);
    }
  }

  /// Base64 that came with the request, in a file of the spool that goes with this.
  ///
  /// @param length as many bytes as the text stands for
  record Spooled(Path path, long length) implements InputFile {

    /// Writes the text of an input down.
    ///
    /// @throws IOException for a full or failing disk
    public static InputFile write(Path spool, String base64) throws IOException {
      Path file = Files.createTempFile(spool, "inline-", "");
      boolean whole = false;
      try {
        Files.writeString(file, base64, StandardCharsets.UTF_8);
        whole = true;
        return new Spooled(file, Inline.of(base64).length());
      } finally {
        if (!whole) {
          Files.deleteIfExists(file);
        }
      }
    }

    @Override
    public byte[] read() throws IOException {
      return Base64.getDecoder().decode(Inline.withoutSpace(Files.readAllBytes(path)));
    }

    @Override
    public void close() throws IOException {
      Files.deleteIfExists(path);
    }
  }

  /// Base64 that came with the request.
  record Inline(String base64, long length) implements InputFile {
    static Inline of(String base64) {
      long characters = base64.chars().filter(c -> c != '=' && !Character.isWhitespace(c)).count();
      return new Inline(base64, characters * 3 / 4);
    }

    @Override
    public byte[] read() {
      return Base64.getDecoder().decode(withoutSpace(base64.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] withoutSpace(byte[] all) {
      int kept = 0;
      for (byte b : all) {
        if (!Character.isWhitespace(b)) {
          all[kept++] = b;
        }
      }
      return kept == all.length ? all : Arrays.copyOf(all, kept);
    }

    @Override
    public void close() {}
  }
}
