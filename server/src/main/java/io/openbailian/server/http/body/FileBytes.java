package io.openbailian.server.http.body;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// The bytes of an open file from its beginning, read at a place of its own: several may read one
/// file, and the file stays open when they are closed.
final class FileBytes extends InputStream {
  private final FileChannel file;
  private long position;

  FileBytes(FileChannel file) {
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int read = file.read(ByteBuffer.wrap(into, offset, length), position);
    position += Math.max(read, 0);
    return read;
  }
}
