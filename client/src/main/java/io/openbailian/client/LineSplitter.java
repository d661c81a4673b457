package io.openbailian.client;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// Splits UTF-8 into lines, wherever the bytes were cut; CR, LF and CR LF end a line.
///
/// A line is there as soon as its end is: behind a CR nothing is waited for.
final class LineSplitter {
  private final Queue<String> lines = new ArrayDeque<>();
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private boolean afterReturn;

  void add(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      add(bytes.get());
    }
  }

  private void add(byte one) {
    boolean secondOfTwo = afterReturn && one == '\n';
    afterReturn = one == '\r';
    if (secondOfTwo) {
      return;
    }
    if (one == '\n' || one == '\r') {
      end();
    } else {
      begun.write(one);
    }
  }

  private void end() {
    lines.add(begun.toString(StandardCharsets.UTF_8));
    begun.reset();
  }

  /// Takes what has no end of its own for a line: nothing more will come.
  void close() {
    if (begun.size() > 0) {
      end();
    }
  }

  /// The next line without its end, if it is there.
  Optional<String> next() {
    return Optional.ofNullable(lines.poll());
  }
}
