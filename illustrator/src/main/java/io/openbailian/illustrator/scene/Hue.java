package io.openbailian.illustrator.scene;

/// A colour that a prompt can name.
public enum Hue {
  RED(0xD8322E),
  ORANGE(0xEE8A2E),
  YELLOW(0xF4C534),
  GREEN(0x4FA254),
  CYAN(0x2FA7A5),
  BLUE(0x3B78C9),
  PURPLE(0x8555B5),
  PINK(0xF092AE),
  WHITE(0xF6F3EC),
  BLACK(0x2E2B31),
  GREY(0x8E939B),
  BROWN(0x8D5E3C);

  private final int rgb;

  Hue(int rgb) {
    this.rgb = rgb;
  }

  /// The colour in even daylight, `0xRRGGBB`.
  public int rgb() {
    return rgb;
  }
}
