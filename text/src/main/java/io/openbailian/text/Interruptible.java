package io.openbailian.text;

/// A text whose reading ends soon after its thread is interrupted: a matcher reads letter by
/// letter, and nothing else could stop it.
///
/// Not to be shared between threads.
final class Interruptible implements CharSequence {
  private static final int LETTERS_BETWEEN_LOOKS = 4096;

  private final String text;
  private int left = LETTERS_BETWEEN_LOOKS;

  Interruptible(String text) {
    this.text = text;
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) {
      left = LETTERS_BETWEEN_LOOKS;
      if (Thread.currentThread().isInterrupted()) {
        throw new ReadingStopped();
      }
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
