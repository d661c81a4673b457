package io.openbailian.catalog.check;

import java.net.URI;
import java.util.Optional;

/// Where a picture of a request is, as far as its text says; nothing is fetched or decoded for it.
public sealed interface ImageInput {

  /// To be fetched.
  ///
  /// @param address absolute, http or https, with a host, without credentials, in ASCII
  record Url(URI address) implements ImageInput {}

  /// Sent along.
  ///
  /// @param mediaType what the sender calls it, for example `image/png`; may be empty
  /// @param base64 never empty; only its beginning is verified
  record Inline(String mediaType, String base64) implements ImageInput {

    /// How many bytes it stands for at least, even if every line of 64 characters has two more.
    long leastBytes() {
      return base64.length() * 64L / 66 * 3 / 4 - 2;
    }
  }

  /// Uploaded to this server before.
  ///
  /// @param key what follows `oss://`
  record Uploaded(String key) implements ImageInput {}

  /// What a text stands for: a URL, a data URI, `oss://` and a key, or plain base64. Empty when it
  /// is none of these.
  static Optional<ImageInput> parse(String text) {
    return ImageText.parse(text);
  }
}
