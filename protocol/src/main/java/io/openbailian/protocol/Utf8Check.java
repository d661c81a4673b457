package io.openbailian.protocol;

/// Judges bytes that should be UTF-8 as they come in: no overlong forms, no surrogates, nothing
/// beyond U+10FFFF, no character cut off. RFC 3629 section 4.
///
/// A byte of zero, which JSON never has, is refused too: with some, the text would be taken for
/// UTF-16 or UTF-32. Not safe for use by several threads.
public final class Utf8Check {
  /// How many bytes of the current character are still to come.
  private int missing;

  /// What the next of them may be; only the first after the lead is narrowed.
  private int least = 0x80;

  private int most = 0xBF;
  private boolean plain = true;

  /// Takes the next bytes, and says whether all so far may be UTF-8. After a refusal nothing more
  /// may be asked.
  public boolean accepts(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      int b = bytes[i];
      if (missing == 0 && b > 0) {
        plain &= b != '\\';
      } else if (!acceptsOther(b & 0xFF)) {
        return false;
      }
    }
    return true;
  }

  private boolean acceptsOther(int b) {
    plain = false;
    if (missing == 0) {
      return begins(b);
    }
    boolean legal = b >= least && b <= most;
    missing--;
    least = 0x80;
    most = 0xBF;
    return legal;
  }

  private boolean begins(int lead) {
    if (lead >= 0xC2 && lead <= 0xDF) {
      missing = 1;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      missing = 2;
      least = lead == 0xE0 ? 0xA0 : 0x80;
      most = lead == 0xED ? 0x9F : 0xBF;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      missing = 3;
      least = lead == 0xF0 ? 0x90 : 0x80;
      most = lead == 0xF4 ? 0x8F : 0xBF;
    }
    return missing > 0;
  }

  /// Whether no character is cut off.
  public boolean isWhole() {
    return missing == 0;
  }

  /// Whether all so far was ASCII without a backslash: then a text takes as many bytes in memory as
  /// on the wire.
  public boolean isPlain() {
    return plain;
  }
}
