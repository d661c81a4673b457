package io.openbailian.server.upload;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;

/// The key of storage that a form asks for: the directory of its ticket and one plain name, in any
/// script.
final class UploadKey {
  private static final int LONGEST = 1024;

  private UploadKey() {}

  /// The key itself, when the ticket permits it.
  ///
  /// @throws WireException when it does not
  static String check(String key, UploadTicket ticket) {
    String begin = ticket.directory() + "/";
    if (!key.startsWith(begin)) {
      throw new WireException(
          ErrorCode.POLICY_VIOLATED.with("the key has to begin with %s".formatted(begin)));
    }
    if (key.length() > LONGEST || !isPlain(key.substring(begin.length()))) {
      throw new WireException(
          ErrorCode.INVALID_PARAMETER
              .with("Invalid key, expect upload_dir, a slash and a file name")
              .sent("a file name of %d characters".formatted(key.length() - begin.length())));
    }
    return key;
  }

  private static boolean isPlain(String name) {
    return !name.isBlank()
        && !name.equals(".")
        && !name.equals("..")
        && name.codePoints().noneMatch(UploadKey::isSeparatorOrInvisible);
  }

  /// Marks that turn the direction of writing make one name look like another.
  private static boolean isSeparatorOrInvisible(int c) {
    return c == '/'
        || c == '\\'
        || c == 0xFFFD
        || Character.isISOControl(c)
        || Character.getType(c) == Character.SURROGATE
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
