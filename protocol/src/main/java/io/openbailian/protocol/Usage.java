package io.openbailian.protocol;

import org.jspecify.annotations.Nullable;

/// What an answer is charged for.
///
/// @param images how many pictures came
/// @param size of the pictures, where the shape tells it
/// @param tokens where the shape counts them
/// @param film the length and speed of a film of that size, which is what is counted then
/// @param seconds of audio that was recognised; nothing else is charged beside it
public record Usage(
    int images,
    @Nullable PixelSize size,
    @Nullable Tokens tokens,
    @Nullable Film film,
    @Nullable Integer seconds) {

  /// Pictures and tokens.
  public Usage(int images, @Nullable PixelSize size, @Nullable Tokens tokens) {
    this(images, size, tokens, null, null);
  }

  /// Audio alone.
  public static Usage duration(int seconds) {
    return new Usage(0, null, null, null, seconds);
  }

  /// Pictures alone.
  public static Usage images(int images) {
    return new Usage(images, null, null);
  }

  /// Films of one size.
  public static Usage films(int films, PixelSize size, Film each) {
    return new Usage(films, size, null, each, null);
  }

  /// One film.
  public record Film(int seconds, int fps) {}

  /// Counts of tokens; zero where an operation has no text.
  ///
  /// @param reasoning how many of the output were thought before the answer
  public record Tokens(int input, int output, int reasoning) {
    public static final Tokens NONE = new Tokens(0, 0);

    /// Tokens of an answer that was not thought about.
    public Tokens(int input, int output) {
      this(input, output, 0);
    }

    /// All of them.
    public int total() {
      return input + output;
    }
  }
}
