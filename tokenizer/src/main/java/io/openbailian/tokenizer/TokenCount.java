package io.openbailian.tokenizer;

import java.util.concurrent.CancellationException;

/// Counts the tokens of a text that comes piece by piece; a token, and a character, may be torn
/// between two pieces. Not for several threads at once.
public final class TokenCount {
  /// Pieces are taken in by so many chars, so that what is not settled stays short.
  private static final int STRIDE = 16 << 10;

  private final StringBuilder pending = new StringBuilder();
  private int settled;
  private int unsettled;

  /// Counts a further piece.
  public void add(String piece) {
    for (int from = 0; from < piece.length(); from += STRIDE) {
      take(piece, from);
    }
  }

  /// Counts a further piece until there are more than `most`.
  ///
  /// @throws CancellationException when the thread is interrupted meanwhile
  void add(String piece, int most) {
    for (int from = 0; from < piece.length() && settled <= most; from += STRIDE) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("nobody waits for this count any more");
      }
      take(piece, from);
    }
  }

  private void take(String piece, int from) {
    pending.append(piece, from, Math.min(piece.length(), from + STRIDE));
    settle();
  }

  private void settle() {
    WordCutter words = new WordCutter(pending);
    int from = 0;
    while (from < pending.length()) {
      int end = words.end(from);
      if (!words.isSettled(from, end) || isTorn(end)) {
        break;
      }
      settled += tokens(from, end);
      from = end;
    }
    pending.delete(0, from);
    unsettled = pending.isEmpty() ? 0 : -1;
  }

  /// Whether the word's end depends on a character whose second half is still to come.
  private boolean isTorn(int end) {
    return end == pending.length() - 1 && Character.isHighSurrogate(pending.charAt(end));
  }

  private int tokens(int from, int to) {
    return PairMerge.ends(Tokenizer.vocabulary(), Tokenizer.bytes(pending, from, to)).length;
  }

  /// The tokens so far.
  public int tokens() {
    if (unsettled < 0) {
      unsettled = 0;
      WordCutter words = new WordCutter(pending);
      for (int from = 0, to; from < pending.length(); from = to) {
        to = words.end(from);
        unsettled += tokens(from, to);
      }
    }
    return settled + unsettled;
  }
}
