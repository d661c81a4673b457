package io.openbailian.illustrator.scene;

/// The medium and manner in which a picture is made.
public enum Style {
  /// The illustrator's own hand: soft light, clear shapes.
  NATURAL,
  /// 水墨: ink wash and bleeding edges.
  INK,
  /// 水彩
  WATERCOLOUR,
  /// 油画: strokes that follow the form.
  OIL,
  /// 扁平插画
  FLAT,
  /// 赛博朋克: neon light and wet reflections.
  CYBERPUNK,
  /// 像素
  PIXEL,
  /// 剪纸
  PAPER_CUT,
  /// 国潮
  GUOCHAO,
  /// 素描
  SKETCH,
  /// 极简
  MINIMAL,
  /// 复古海报
  VINTAGE,
  /// Like a photograph: depth of field and grain.
  PHOTO
}
