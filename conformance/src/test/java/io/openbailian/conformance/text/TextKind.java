package io.openbailian.conformance.text;

/// Kinds of text that have made some program's matchers slow: what they are made of, again and
/// again.
enum TextKind {
  DIGITS("9"),
  LETTER("a"),
  SPACES(" "),
  QUOTED("“一只 cat” "),
  OPEN_QUOTES("“ \" ‘ say '"),
  HAN("我们喜欢红色的猫和蓝天"),
  MIXED("猫cat 红色red dress，"),
  LINES("a\n\n"),
  BRACKETS("([{<think>"),
  COMMAS("a,a，"),
  SUMS("9*9+"),
  EMOJI("😀👩‍🚀"),
  MARKDOWN("- **x** `y` # "),
  ADDRESSES("a@a.b@https://a.b/c 138-1234-5678 "),
  FACTS("my x is y and call me z and 我的猫叫花，我喜欢"),
  TOOL_CALLS("{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":[");

  private final String piece;

  TextKind(String piece) {
    this.piece = piece;
  }

  /// A request to write something, then so many characters of this kind.
  String text(int length) {
    StringBuilder text = new StringBuilder("总结 summarize 3 points: ");
    while (text.length() < length) {
      text.append(piece);
    }
    text.setLength(length);
    if (Character.isHighSurrogate(text.charAt(length - 1))) {
      text.setCharAt(length - 1, 'x');
    }
    return text.toString();
  }
}
