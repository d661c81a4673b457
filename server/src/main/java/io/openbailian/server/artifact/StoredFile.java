package io.openbailian.server.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/// A file that a store keeps, wherever that is.
public interface StoredFile {

  /// Bytes.
  long length() throws IOException;

  /// The bytes from `first` on; its caller closes it.
  ///
  /// @throws IOException when the file is gone or cannot be read
  InputStream open(long first) throws IOException;

  /// Writes a range of bytes.
  ///
  /// @throws IOException when the file is gone, shorter than that or cannot be read, or the
  ///   receiver fails
  void writeTo(OutputStream out, long first, long length) throws IOException;

  /// The whole file.
  ///
  /// @throws IOException when it is gone or cannot be read
  default byte[] read() throws IOException {
    try (InputStream in = open(0)) {
      return in.readAllBytes();
    }
  }

  /// Puts the same bytes at a place in the spool, for a program that wants a path; nothing may be
  /// there yet. What is there is not to be written to.
  void placeAt(Path spooled) throws IOException;
}
