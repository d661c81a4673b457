package io.openbailian.tokenizer;

import java.util.Arrays;

/// Joins the bytes of one word to tokens: of all neighbours that make a token the pair of the
/// lowest rank first, of equals the leftmost. Takes n log n steps.
final class PairMerge {
  private final Vocabulary vocabulary;
  private final byte[] word;

  /// By a token's first byte: where the next token begins, where the one before began, and the rank
  /// of the token it would make with the next.
  private final int[] next;

  private final int[] before;
  private final int[] rank;

  /// Pairs as rank and first byte, a binary heap; what has changed since is passed over.
  private long[] heap;

  private int waiting;

  private PairMerge(Vocabulary vocabulary, byte[] word) {
    this.vocabulary = vocabulary;
    this.word = word;
    int length = word.length;
    this.next = new int[length];
    this.before = new int[length + 1];
    this.rank = new int[length];
    this.heap = new long[Math.max(4, length * 2)];
    for (int i = 0; i < length; i++) {
      next[i] = i + 1;
      before[i] = i - 1;
    }
  }

  /// Where each token ends, in bytes; not empty for a word that is not.
  static int[] ends(Vocabulary vocabulary, byte[] word) {
    if (vocabulary.token(word, 0, word.length) != Vocabulary.NONE) {
      return new int[] {word.length};
    }
    return new PairMerge(vocabulary, word).ends();
  }

  private int[] ends() {
    for (int i = 0; i < word.length; i++) {
      look(i);
    }
    while (waiting > 0) {
      long pair = pop();
      int first = (int) pair;
      if (rank[first] == (int) (pair >>> 32)) {
        join(first);
      }
    }
    int[] ends = new int[word.length];
    int tokens = 0;
    for (int i = 0; i < word.length; i = next[i]) {
      ends[tokens++] = next[i];
    }
    return Arrays.copyOf(ends, tokens);
  }

  private void join(int first) {
    int second = next[first];
    int third = next[second];
    rank[second] = Vocabulary.NONE;
    next[first] = third;
    before[third] = first;
    look(first);
    if (before[first] >= 0) {
      look(before[first]);
    }
  }

  /// Ranks the pair that begins there.
  private void look(int first) {
    int second = next[first];
    rank[first] =
        second < word.length ? vocabulary.token(word, first, next[second]) : Vocabulary.NONE;
    if (rank[first] != Vocabulary.NONE) {
      push(((long) rank[first] << 32) | first);
    }
  }

  private void push(long pair) {
    if (waiting == heap.length) {
      heap = Arrays.copyOf(heap, waiting * 2);
    }
    int at = waiting++;
    while (at > 0 && heap[(at - 1) / 2] > pair) {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    heap[at] = pair;
  }

  private long pop() {
    long least = heap[0];
    long last = heap[--waiting];
    int at = 0;
    int child = 1;
    while (child < waiting) {
      if (child + 1 < waiting && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= last) {
        break;
      }
      heap[at] = heap[child];
      at = child;
      child = 2 * at + 1;
    }
    heap[at] = last;
    return least;
  }
}
