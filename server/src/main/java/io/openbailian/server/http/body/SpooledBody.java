package io.openbailian.server.http.body;

import io.openbailian.protocol.JsonReader;
import io.openbailian.protocol.JsonReading;
import io.openbailian.protocol.JsonShape;
import java.io.InputStream;

/// A body that has come whole, and may be read again and again, by one thread at a time.
public final class SpooledBody implements AutoCloseable {
  private final ArrivingBody bytes;
  private boolean closed;

  SpooledBody(ArrivingBody bytes) {
    this.bytes = bytes;
  }

  /// All of it, from the beginning.
  ///
  /// @throws NoRoomException when the disk fails
  public InputStream open() throws NoRoomException {
    return bytes.open();
  }

  public long length() {
    return bytes.length();
  }

  /// So much of it as somebody reads, as JSON.
  ///
  /// @param most about how many bytes of memory it may take
  public JsonReading read(JsonShape shape, long most) throws NoRoomException {
    return JsonReader.read(bytes.open(), shape, most);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      bytes.close();
    }
  }
}
