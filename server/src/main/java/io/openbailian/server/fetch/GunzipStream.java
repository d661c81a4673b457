package io.openbailian.server.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/// Unpacks gzip as it comes, one member after another. Source: RFC 1952.
///
/// `GZIPInputStream` calls itself for each member, so that many empty ones overflow the stack, and
/// Jetty 12.1.14 turns for ever in its own decoder when a file is cut; both were seen.
final class GunzipStream extends InputStream {
  private static final int HAS_CHECKSUM = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] packed = new byte[8 << 10];
  private int at;
  private int end;
  private boolean begun;
  private boolean within;
  private boolean over;

  GunzipStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    while (most > 0) {
      if (!within && !beginMember()) {
        return -1;
      }
      int unpacked = inflate(into, from, most);
      if (unpacked > 0) {
        checksum.update(into, from, unpacked);
        return unpacked;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsDictionary()) {
        throw new ZipException("it needs a dictionary");
      } else {
        feed();
      }
    }
    return 0;
  }

  private int inflate(byte[] into, int from, int most) throws ZipException {
    try {
      return inflater.inflate(into, from, most);
    } catch (DataFormatException e) {
      ZipException damaged = new ZipException("its packing is damaged");
      damaged.initCause(e);
      throw damaged;
    }
  }

  private void feed() throws IOException {
    if (!fill()) {
      throw new EOFException("the packed file is cut");
    }
    inflater.setInput(packed, at, end - at);
    at = end;
  }

  /// Whether there is another member; what follows the last and is none is nobody's.
  private boolean beginMember() throws IOException {
    over = over || (begun && at == end && !fill());
    if (over) {
      return false;
    }
    if (next() != 0x1F || next() != 0x8B || next() != 8) {
      if (!begun) {
        throw new ZipException("it is not packed");
      }
      over = true;
      return false;
    }
    skipHead();
    begun = true;
    within = true;
    inflater.reset();
    checksum.reset();
    if (at < end) {
      feed();
    }
    return true;
  }

  private void skipHead() throws IOException {
    int flags = next();
    skip(6); // time, kind of packing, system
    if ((flags & HAS_EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & HAS_NAME) != 0) {
      skipText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText();
    }
    if ((flags & HAS_CHECKSUM) != 0) {
      skip(2);
    }
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    int last = next();
    while (last != 0) {
      last = next();
    }
  }

  private void endMember() throws IOException {
    within = false;
    at = end - inflater.getRemaining();
    if (number() != checksum.getValue() || number() != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
      throw new ZipException("its checksum is wrong");
    }
  }

  private long number() throws IOException {
    return next() | next() << 8 | next() << 16 | (long) next() << 24;
  }

  private int next() throws IOException {
    if (at == end && !fill()) {
      throw new EOFException("the packed file is cut");
    }
    return packed[at++] & 0xFF;
  }

  private boolean fill() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(packed, 0, packed.length));
    }
    return at < end;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
