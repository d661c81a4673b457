package io.openbailian.protocol;

import org.jspecify.annotations.Nullable;

/// What an answer is charged for.
///
/// @param images how many pictures came
/// @param size of the pictures, where the shape tells it
/// @param tokens where the shape counts them
/// @param seconds of audio that was recognised; nothing else is charged beside it
public record Usage(
    int images, @Nullable PixelSize size, @Nullable Tokens tokens, @Nullable Integer seconds) {

  public Usage(int images, @Nullable PixelSize size, @Nullable Tokens tokens) {
    this(images, size, tokens, null);
  }

  /// Audio alone.
  public static Usage duration(int seconds) {
    return new Usage(0, null, null, seconds);
  }

  /// Pictures alone.
  public static Usage images(int images) {
    return new Usage(images, null, null);
  }

  /// Counts of tokens; zero where an operation has no text.
  public record Tokens(int input, int output) {
    public static final Tokens NONE = new Tokens(0, 0);
  }
}
