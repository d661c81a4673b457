package io.openbailian.server.http.exchange;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/// What goes out to a client, written down beside it, as far as it is short enough. For one
/// request, and its thread.
final class AnswerCopy {
  static final String ATTRIBUTE = "openbailian.copy";

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final long most;
  private boolean spoiled;

  /// @param most bytes; of longer answers nothing is kept
  AnswerCopy(long most) {
    this.most = most;
  }

  /// Bytes of the answer of a request go out.
  static void add(Context context, byte[] bytes) {
    @Nullable AnswerCopy copy = context.attribute(ATTRIBUTE);
    if (copy != null) {
      copy.add(bytes);
    }
  }

  /// The answer of a request does not end as it should.
  static void spoil(Context context) {
    @Nullable AnswerCopy copy = context.attribute(ATTRIBUTE);
    if (copy != null) {
      copy.spoil();
    }
  }

  private void add(byte[] bytes) {
    if (spoiled) {
      return;
    }
    if (written.size() + (long) bytes.length > most) {
      spoil();
    } else {
      written.writeBytes(bytes);
    }
  }

  private void spoil() {
    spoiled = true;
    written.reset();
  }

  /// Whether it was all written, and something was.
  boolean isWhole() {
    return !spoiled && written.size() > 0;
  }

  byte[] bytes() {
    return written.toByteArray();
  }
}
