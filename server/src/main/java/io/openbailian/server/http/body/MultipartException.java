package io.openbailian.server.http.body;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A form that is malformed or did not come whole; its message is a sentence for its sender.
public final class MultipartException extends IOException {
  MultipartException(String why) {
    this(why, null);
  }

  MultipartException(String why, @Nullable Throwable cause) {
    super(why, cause);
  }
}
