package io.openbailian.catalog.model;

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

  /// The conversation before the prompt, in the older form.
  public static final String HISTORY = "history";

  /// How many tokens the model takes; set by the catalogue, never by a request.
  public static final String INPUT_TOKENS = "input_tokens";

  public static final String MAX_TOKENS = "max_tokens";
  public static final String TEMPERATURE = "temperature";
  public static final String TOP_P = "top_p";
  public static final String TOP_K = "top_k";
  public static final String PRESENCE_PENALTY = "presence_penalty";
  public static final String REPETITION_PENALTY = "repetition_penalty";
  public static final String STOP = "stop";
  public static final String RESULT_FORMAT = "result_format";
  public static final String INCREMENTAL_OUTPUT = "incremental_output";
  public static final String TOOLS = "tools";
  public static final String TOOL_CHOICE = "tool_choice";
  public static final String PARALLEL_TOOL_CALLS = "parallel_tool_calls";
  public static final String RESPONSE_FORMAT = "response_format";

  /// Whether an answer begins with reasoning.
  public static final String ENABLE_THINKING = "enable_thinking";

  /// How many tokens of reasoning there are at most.
  public static final String THINKING_BUDGET = "thinking_budget";

  /// In words how much reasoning there is to be.
  public static final String REASONING_EFFORT = "reasoning_effort";

  /// Whether the chances of an answer's tokens are told.
  public static final String LOGPROBS = "logprobs";

  /// Of how many other tokens the chances are told too.
  public static final String TOP_LOGPROBS = "top_logprobs";

  /// Whether the web may be searched.
  public static final String ENABLE_SEARCH = "enable_search";

  public static final String INCLUDE_USAGE = "include_usage";

  /// What is to be spoken.
  public static final String TEXT = "text";

  /// Of what is neither clearly one nor the other, such as a number alone.
  public static final String LANGUAGE = "language";

  public static final String TEXT_TYPE = "text_type";

  /// Of the audio that is made or sent.
  public static final String FORMAT = "format";

  /// Samples a second of the audio that is made or sent.
  public static final String SAMPLE_RATE = "sample_rate";

  public static final String VOLUME = "volume";
  public static final String RATE = "rate";
  public static final String PITCH = "pitch";
  public static final String WORD_TIMESTAMPS = "word_timestamp_enabled";
  public static final String PHONEME_TIMESTAMPS = "phoneme_timestamp_enabled";

  /// Of the picture, by name, for example `<watercolor>`.
  public static final String STYLE = "style";

  /// The texts whose vectors are asked for.
  public static final String TEXTS = "texts";

  /// How many numbers a vector has.
  public static final String DIMENSION = "dimension";

  /// Which forms of a vector are asked for.
  public static final String OUTPUT_TYPE = "output_type";

  /// What vectors or a ranking are for, in English.
  public static final String INSTRUCT = "instruct";

  /// How numbers are written.
  public static final String ENCODING_FORMAT = "encoding_format";

  public static final String QUERY = "query";
  public static final String DOCUMENTS = "documents";

  /// How many of the documents are answered, the best first.
  public static final String TOP_N = "top_n";

  public static final String RETURN_DOCUMENTS = "return_documents";

  /// The recordings to be transcribed.
  public static final String FILES = "files";

  public static final String CHANNELS = "channels";
  public static final String HEARTBEAT = "heartbeat";
  public static final String LANGUAGE_HINTS = "language_hints";
  public static final String DIARIZATION = "diarization_enabled";

  private Meaning() {}
}
