package io.openbailian.text;

import java.util.ArrayDeque;
import java.util.Deque;

/// About how many states a regular expression has once its repetitions are written out. RE2/J
/// writes them out before it looks at their number.
final class StateCount {
  private final String regex;
  private final Deque<Long> outer = new ArrayDeque<>();
  private long sum;
  private long last;
  private int at;

  StateCount(String regex) {
    this.regex = regex;
  }

  /// The number, or some number above `most`.
  long upTo(long most) {
    while (at < regex.length() && total() <= most) {
      char c = regex.charAt(at++);
      switch (c) {
        case '(' -> open();
        case ')' -> close();
        case '[' -> characterClass();
        case '{' -> repetition();
        case '\\' -> escape();
        default -> atom(1);
      }
    }
    return total();
  }

  private long total() {
    return sum + outer.stream().mapToLong(Long::longValue).sum();
  }

  private void atom(long states) {
    last = states;
    sum += states;
  }

  private void open() {
    outer.push(sum);
    sum = 0;
    last = 0;
  }

  private void close() {
    long inside = sum + 2;
    sum = outer.isEmpty() ? 0 : outer.pop();
    atom(inside);
  }

  private void characterClass() {
    at++; // a bracket that comes first closes nothing
    while (at < regex.length() && regex.charAt(at) != ']') {
      at += regex.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
    atom(1);
  }

  /// \p{L} and \x{4E00} have braces that repeat nothing.
  private void escape() {
    boolean named = at < regex.length() && "pPx".indexOf(regex.charAt(at)) >= 0;
    at++;
    if (named && regex.startsWith("{", at)) {
      int end = regex.indexOf('}', at);
      at = end < 0 ? regex.length() : end + 1;
    }
    atom(1);
  }

  private void repetition() {
    int end = regex.indexOf('}', at);
    long most = end < 0 ? 1 : most(regex.substring(at, end));
    long added = Math.multiplyExact(last, most - 1);
    last += added;
    sum += added;
    at = end < 0 ? at : end + 1;
  }

  /// The larger number of `3,5`; 1 where there is none.
  private static long most(String bounds) {
    long most = 1;
    for (String bound : Parts.of(bounds, ",")) {
      most = Trim.isDigits(bound, 6) ? Math.max(most, Long.parseLong(bound)) : most;
    }
    return most;
  }
}
