package io.openbailian.server.inspection;

/// Looks for the phrases of a list in a text that comes in pieces, in time that grows with the text
/// alone. It sees through letters that stand apart (`b a d`), digits and signs in the place of
/// letters (`b4d`), and whatever stands between Han characters. Used by one thread.
final class TextScan {
  private static final String DISGUISES = "013457@$!";
  private static final String LETTERS = "oieastasi";

  private final BlockedWords list;
  private int characters = PhraseAutomaton.START;
  private int words;
  private int spelled = PhraseAutomaton.START;
  private int line = PhraseAutomaton.NOTHING;
  private final StringBuilder word = new StringBuilder();
  private final StringBuilder plain = new StringBuilder();
  private int marks;
  private boolean disguised;
  private boolean lettered;

  TextScan(BlockedWords list) {
    this.list = list;
    this.words = list.words().after(PhraseAutomaton.START, ' ');
  }

  /// The next piece.
  ///
  /// @return the line of the first phrase that was found by now, or {@link PhraseAutomaton#NOTHING}
  int next(String piece) {
    for (int i = 0; i < piece.length() && line == PhraseAutomaton.NOTHING; ) {
      int codePoint = piece.codePointAt(i);
      i += Character.charCount(codePoint);
      undisguise(codePoint);
      String folded = Folding.of(codePoint);
      for (int k = 0; k < folded.length(); k++) {
        read(folded.charAt(k));
      }
    }
    return line;
  }

  /// Nothing comes any more: the last word is whole.
  int end() {
    undisguise(' ');
    endWord();
    return line;
  }

  private void read(char c) {
    if (c == ' ') {
      endWord();
      return;
    }
    characters = list.characters().after(characters, c);
    found(list.characters().found(characters));
    if (Character.isIdeographic(c) || Character.isSurrogate(c)) {
      endWord();
      spelled = PhraseAutomaton.START;
    } else {
      append(word, c);
      words = list.words().after(words, c);
    }
  }

  private void endWord() {
    if (word.isEmpty()) {
      return;
    }
    words = list.words().after(words, ' ');
    found(list.words().found(words));
    if (word.length() == 1) {
      spelled = list.spelled().after(spelled, word.charAt(0));
      found(list.spelled().found(spelled));
    } else {
      spelled = PhraseAutomaton.START;
    }
    word.setLength(0);
  }

  /// Reads the word once more, with letters for the digits and signs that look like them.
  private void undisguise(int codePoint) {
    int disguise = codePoint < 128 ? DISGUISES.indexOf(codePoint) : -1;
    if (disguise >= 0) {
      append(plain, LETTERS.charAt(disguise));
      disguised = true;
      marks = codePoint == '!' ? marks + 1 : 0;
    } else if (Character.isLetter(codePoint) && !Character.isIdeographic(codePoint)) {
      String folded = Folding.of(codePoint);
      for (int i = 0; i < folded.length(); i++) {
        append(plain, folded.charAt(i));
      }
      lettered = true;
      marks = 0;
    } else {
      if (disguised && lettered) { // at the end of a word an exclamation mark is one
        found(list.line(plain.substring(0, Math.max(0, plain.length() - marks))));
      }
      marks = 0;
      plain.setLength(0);
      disguised = false;
      lettered = false;
    }
  }

  /// No phrase is longer than this: of a longer word the end does not matter.
  private static void append(StringBuilder text, char c) {
    if (text.length() <= BlockedWords.LONGEST) {
      text.append(c);
    }
  }

  private void found(int number) {
    if (line == PhraseAutomaton.NOTHING) {
      line = number;
    }
  }
}
