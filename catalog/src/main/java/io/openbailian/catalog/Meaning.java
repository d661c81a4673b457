package io.openbailian.catalog;

/// The meanings a field can carry that code knows by name; the catalogue may hold more.
public final class Meaning {
  public static final String PROMPT = "prompt";
  public static final String NEGATIVE_PROMPT = "negative_prompt";
  public static final String SIZE = "size";
  public static final String N = "n";
  public static final String SEED = "seed";
  public static final String PROMPT_EXTEND = "prompt_extend";
  public static final String WATERMARK = "watermark";

  /// The input pictures, in order.
  public static final String IMAGES = "images";

  /// The one input picture.
  public static final String IMAGE = "image";

  /// White where the picture may change.
  public static final String MASK = "mask";

  /// What an editing model is to do.
  public static final String FUNCTION = "function";

  public static final String STRENGTH = "strength";
  public static final String TOP_SCALE = "top_scale";
  public static final String BOTTOM_SCALE = "bottom_scale";
  public static final String LEFT_SCALE = "left_scale";
  public static final String RIGHT_SCALE = "right_scale";
  public static final String UPSCALE_FACTOR = "upscale_factor";
  public static final String IS_SKETCH = "is_sketch";
  public static final String ENABLE_INTERLEAVE = "enable_interleave";
  public static final String MAX_IMAGES = "max_images";
  public static final String STREAM = "stream";
  public static final String MESSAGES = "messages";
  public static final String SOURCE_LANG = "source_lang";
  public static final String TARGET_LANG = "target_lang";
  public static final String DOMAIN_HINT = "domain_hint";
  public static final String SENSITIVES = "sensitives";
  public static final String TERMINOLOGIES = "terminologies";

  /// Text on the subject of the picture stays as it is.
  public static final String IMAGE_SEGMENT = "image_segment";

  /// How long a film is, in seconds.
  public static final String DURATION = "duration";

  /// How many frames of a film a second has.
  public static final String FPS = "fps";

  /// All text is translated, whatever else is said.
  public static final String SKIP_SEGMENTS = "skip_segments";

  private Meaning() {}
}
