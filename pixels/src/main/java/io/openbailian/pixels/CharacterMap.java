package io.openbailian.pixels;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Which glyph stands for which character of the Basic Multilingual Plane: a `cmap` of format 4.
final class CharacterMap {
  private static final int FORMAT = 4;

  private final char[] glyphs = new char[0x10000];

  private CharacterMap() {}

  static CharacterMap of(ByteBuffer cmap) throws IOException {
    for (int i = 0; i < cmap.getShort(2); i++) {
      int table = cmap.getInt(4 + 8 * i + 4);
      if (cmap.getShort(table) == FORMAT) {
        CharacterMap map = new CharacterMap();
        map.fill(cmap, table);
        return map;
      }
    }
    throw new IOException("the font maps no characters in format 4");
  }

  int glyph(int codePoint) {
    return codePoint < glyphs.length ? glyphs[codePoint] : 0;
  }

  private void fill(ByteBuffer cmap, int table) {
    int twice = Short.toUnsignedInt(cmap.getShort(table + 6));
    int ends = table + 14;
    int starts = ends + twice + 2;
    for (int i = 0; i < twice; i += 2) {
      int delta = cmap.getShort(starts + twice + i);
      int range = starts + 2 * twice + i;
      int offset = Short.toUnsignedInt(cmap.getShort(range));
      int start = Short.toUnsignedInt(cmap.getShort(starts + i));
      int end = Short.toUnsignedInt(cmap.getShort(ends + i));
      for (int character = start; character <= end && character < 0xFFFF; character++) {
        int glyph = character;
        if (offset != 0) {
          glyph = Short.toUnsignedInt(cmap.getShort(range + offset + 2 * (character - start)));
        }
        glyphs[character] = (char) (offset != 0 && glyph == 0 ? 0 : glyph + delta);
      }
    }
  }
}
