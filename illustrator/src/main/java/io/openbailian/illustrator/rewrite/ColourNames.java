package io.openbailian.illustrator.rewrite;

import java.awt.Color;

/// What people call a colour.
final class ColourNames {
  private static final String[] ZH = {"红", "橙", "黄", "绿", "青", "蓝", "紫", "粉红", "红"};
  private static final String[] EN = {
    "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink", "red"
  };
  private static final float[] UP_TO = {0.035f, 0.11f, 0.18f, 0.42f, 0.53f, 0.7f, 0.83f, 0.95f, 1};

  private ColourNames() {}

  static String of(int rgb, boolean zh) {
    float[] hsb = Color.RGBtoHSB(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, null);
    if (hsb[1] < 0.14f) {
      return grey(hsb[2], zh);
    }
    int hue = 0;
    while (hsb[0] > UP_TO[hue]) {
      hue++;
    }
    String shade =
        hsb[2] < 0.5f ? (zh ? "深" : "deep ") : hsb[1] < 0.45f ? (zh ? "浅" : "pale ") : "";
    return shade + (zh ? ZH[hue] + "色" : EN[hue]);
  }

  private static String grey(float brightness, boolean zh) {
    if (brightness > 0.88f) {
      return zh ? "近白色" : "off-white";
    }
    return brightness < 0.3f ? (zh ? "近黑色" : "near-black") : zh ? "灰色" : "grey";
  }
}
