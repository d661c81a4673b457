package io.openbailian.server.inspection;

/// The text that stands at one place of each frame of a stream, looked at as it comes. Frames hold
/// either the next piece or all that was said by then; which it is shows by the third.
final class GrowingText {
  private static final int DECIDED = 3;

  private final BlockedWords list;
  private final boolean keeps;
  private final StringBuilder said = new StringBuilder();
  private TextScan scan;
  private String previous = "";
  private int first;
  private int values;
  private boolean grows = true;
  private boolean whole;
  private long characters;

  /// @param keeps whether somebody is to be asked about what was said
  GrowingText(BlockedWords list, boolean keeps) {
    this.list = list;
    this.keeps = keeps;
    this.scan = new TextScan(list);
  }

  /// Looks at what stands there in the next frame.
  ///
  /// @param text not empty
  /// @return the line that was found by now
  int next(String text) {
    values++;
    boolean follows = text.startsWith(previous);
    int line = PhraseAutomaton.NOTHING;
    int before = previous.length();
    if (values <= DECIDED) {
      first = values == 1 ? text.length() : first;
      grows &= follows;
      if (values == DECIDED && grows && text.length() > first) {
        whole = true;
        scan = new TextScan(list);
        previous = "";
      }
    } else if (whole && !follows) { // another sentence begins
      line = scan.end();
      scan = new TextScan(list);
      previous = "";
    }
    String news = whole ? text.substring(previous.length()) : text;
    if (keeps && !text.equals(previous)) { // what is the same in each frame is no part of a text
      said.append(news);
    }
    previous = text;
    boolean mayGrow = whole || values < DECIDED; // then what was said before does not count again
    characters += mayGrow && grows && follows ? text.length() - before : news.length();
    return line == PhraseAutomaton.NOTHING ? scan.next(news) : line;
  }

  /// Nothing comes any more.
  int end() {
    int line = scan.end();
    boolean mayBeWhole = !whole && grows && values > 1 && values < DECIDED;
    return line == PhraseAutomaton.NOTHING && mayBeWhole ? list.lineIn(previous) : line;
  }

  /// How much was said at this place.
  long characters() {
    return characters;
  }

  /// What was said since this was asked last.
  String said() {
    String text = said.toString();
    said.setLength(0);
    return text;
  }

  /// Whether it is not known yet how it grows.
  boolean undecided() {
    return values < DECIDED;
  }
}
