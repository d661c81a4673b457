package io.openbailian.conformance.wire.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Bytes written one number after the other.
final class Binary {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final boolean big;

  Binary(boolean bigEndian) {
    this.big = bigEndian;
  }

  Binary u8(int value) {
    out.write(value);
    return this;
  }

  Binary u16(int value) {
    return number(value, 2);
  }

  Binary u24(int value) {
    return number(value, 3);
  }

  Binary u32(long value) {
    return number(value, 4);
  }

  private Binary number(long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >> (8 * (big ? bytes - 1 - i : i))));
    }
    return this;
  }

  Binary text(String latin) {
    return bytes(latin.getBytes(StandardCharsets.ISO_8859_1));
  }

  Binary bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
