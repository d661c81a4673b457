package io.openbailian.pixels;

/// A face that ships with the program; each holds some 7 300 Han characters, ASCII and Latin and
/// CJK punctuation. Under the SIL Open Font License, `OFL.txt` beside them.
public enum Face {
  SANS("noto-sans-sc-chinese-simplified-400-normal.woff"),
  SANS_BOLD("noto-sans-sc-chinese-simplified-700-normal.woff"),
  SERIF_BOLD("noto-serif-sc-chinese-simplified-700-normal.woff");

  private final String resource;

  Face(String resource) {
    this.resource = resource;
  }

  String resource() {
    return resource;
  }
}
