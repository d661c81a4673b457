package io.openbailian.server.inspection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds any of many phrases in a text in one walk over it (Aho and Corasick, 1975). Built once,
/// read by many threads.
final class PhraseAutomaton {
  static final int START = 0;
  static final int NOTHING = 0;

  private final Map<Long, Integer> steps = new HashMap<>();
  private final List<Integer> fallbacks = new ArrayList<>(List.of(START));
  private final List<Integer> found = new ArrayList<>(List.of(NOTHING));

  /// @param numbers of the phrases, each above 0
  PhraseAutomaton(Map<String, Integer> numbers) {
    Map<Integer, List<Character>> below = new HashMap<>();
    numbers.forEach((phrase, number) -> add(phrase, number, below));
    link(below);
  }

  private void add(String phrase, int number, Map<Integer, List<Character>> below) {
    int state = START;
    for (int i = 0; i < phrase.length(); i++) {
      char c = phrase.charAt(i);
      Integer next = steps.get(step(state, c));
      if (next == null) {
        next = found.size();
        steps.put(step(state, c), next);
        found.add(NOTHING);
        fallbacks.add(START);
        below.computeIfAbsent(state, _ -> new ArrayList<>()).add(c);
      }
      state = next;
    }
    found.set(state, number);
  }

  private static long step(int state, char c) {
    return ((long) state << Character.SIZE) | c;
  }

  /// Where a phrase breaks off, the longest of its ends that begins another goes on.
  private void link(Map<Integer, List<Character>> below) {
    Deque<Integer> open = new ArrayDeque<>(List.of(START));
    while (!open.isEmpty()) {
      int state = open.remove();
      for (char c : below.getOrDefault(state, List.of())) {
        int next = steps.getOrDefault(step(state, c), START);
        int fallback = state == START ? START : after(fallbacks.get(state), c);
        fallbacks.set(next, fallback);
        if (found.get(next) == NOTHING) {
          found.set(next, found.get(fallback));
        }
        open.add(next);
      }
    }
  }

  /// The state behind a character.
  int after(int state, char c) {
    int at = state;
    while (true) {
      Integer next = steps.get(step(at, c));
      if (next != null) {
        return next;
      }
      if (at == START) {
        return START;
      }
      at = fallbacks.get(at);
    }
  }

  /// The number of the phrase that ends in this state, or {@link #NOTHING}.
  int found(int state) {
    return found.get(state);
  }
}
