package io.openbailian.tokenizer;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// Every token there is, by its bytes; its number is also its rank, and a lower rank is joined
/// first.
///
/// All bytes lie in one array and all hashes in another: 151,643 objects would take five times the
/// memory of the file. Immutable.
final class Vocabulary {
  static final int NONE = -1;

  private static final String FILE = "vocabulary.tiktoken";
  private static final int SINGLE_BYTES = 256;
  private static final int FNV_BASIS = 0x811C9DC5;
  private static final int FNV_PRIME = 0x01000193;

  private final byte[] bytes;

  /// Where the bytes of each token begin, and at the end where the last one's end.
  private final int[] starts;

  /// Token numbers plus one by the hash of their bytes, with linear probing; 0 is free.
  private final int[] table;

  private final int longest;

  private Vocabulary(byte[] bytes, int[] starts) {
    this.bytes = bytes;
    this.starts = starts;
    int tokens = starts.length - 1;
    this.table = new int[Integer.highestOneBit(tokens) * 4];
    int most = 0;
    for (int token = 0; token < tokens; token++) {
      most = Math.max(most, starts[token + 1] - starts[token]);
      int at = slot(hash(bytes, starts[token], starts[token + 1]));
      while (table[at] != 0) {
        at = slot(at + 1);
      }
      table[at] = token + 1;
    }
    this.longest = most;
  }

  /// Reads the file this module comes with: lines of a token's bytes in Base64 and its number, in
  /// the order of the numbers.
  ///
  /// @throws IllegalStateException when the build left it out or it is broken
  static Vocabulary load() {
    try (InputStream file = Vocabulary.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(
            "the vocabulary is missing: build the module with Maven, which takes it from the SDK");
      }
      return read(new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new UncheckedIOException("the vocabulary cannot be read", e);
    }
  }

  private static Vocabulary read(BufferedReader lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    int[] starts = new int[1 << 18];
    int tokens = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int space = line.indexOf(' ');
      if (space < 0 || Integer.parseInt(line, space + 1, line.length(), 10) != tokens) {
        throw new IllegalStateException(
            "line %d of the vocabulary is broken".formatted(tokens + 1));
      }
      bytes.writeBytes(Base64.getDecoder().decode(line.substring(0, space)));
      starts[++tokens] = bytes.size();
    }
    if (tokens < SINGLE_BYTES) {
      throw new IllegalStateException("the vocabulary has %d tokens only".formatted(tokens));
    }
    return new Vocabulary(bytes.toByteArray(), Arrays.copyOf(starts, tokens + 1));
  }

  /// The number of the token with these bytes, or {@link #NONE}.
  int token(byte[] text, int from, int to) {
    if (to - from > longest) {
      return NONE;
    }
    int at = slot(hash(text, from, to));
    while (table[at] != 0) {
      int token = table[at] - 1;
      if (Arrays.equals(text, from, to, bytes, starts[token], starts[token + 1])) {
        return token;
      }
      at = slot(at + 1);
    }
    return NONE;
  }

  private int slot(int hash) {
    return hash & (table.length - 1);
  }

  private static int hash(byte[] text, int from, int to) {
    int hash = FNV_BASIS;
    for (int i = from; i < to; i++) {
      hash = (hash ^ text[i]) * FNV_PRIME;
    }
    return hash ^ (hash >>> 15);
  }
}
