package io.openbailian.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Cuts texts into tokens as the service's text models do: byte pairs by the vocabulary that the
/// official SDK carries. What looks like a special token (`<|im_start|>`) is ordinary text.
///
/// The vocabulary is loaded when it is first needed, in about a tenth of a second, and takes 5 MB.
/// Time is proportional to the text. Any number of threads may use it.
public final class Tokenizer {
  private Tokenizer() {}

  /// A piece of a text.
  ///
  /// @param id its number in the vocabulary
  /// @param text its characters; where it ends inside a character, the replacement character stands
  ///   for the rest
  public record Token(int id, String text) {}

  private static final class Loaded {
    static final Vocabulary VOCABULARY = Vocabulary.load();
  }

  static Vocabulary vocabulary() {
    return Loaded.VOCABULARY;
  }

  /// How many tokens a text has.
  public static int count(String text) {
    TokenCount count = new TokenCount();
    count.add(text);
    return count.tokens();
  }

  /// How many tokens a text has; when it has more than `most`, some number above that, so that a
  /// text that is far too long is not read to its end.
  ///
  /// @throws CancellationException when the thread is interrupted meanwhile
  public static int count(String text, int most) {
    TokenCount count = new TokenCount();
    count.add(text, most);
    return count.tokens();
  }

  /// The tokens of a text, in order.
  public static List<Token> encode(String text) {
    List<Token> tokens = new ArrayList<>();
    WordCutter words = new WordCutter(text);
    for (int from = 0, to; from < text.length(); from = to) {
      to = words.end(from);
      byte[] word = bytes(text, from, to);
      int begin = 0;
      for (int end : PairMerge.ends(vocabulary(), word)) {
        tokens.add(
            new Token(
                vocabulary().token(word, begin, end),
                new String(word, begin, end - begin, StandardCharsets.UTF_8)));
        begin = end;
      }
    }
    return tokens;
  }

  /// The length of the longest beginning of a text that has at most so many tokens, in chars; it
  /// ends with a whole character.
  public static int within(String text, int tokens) {
    int left = tokens;
    WordCutter words = new WordCutter(text);
    for (int from = 0, to; from < text.length(); from = to) {
      to = words.end(from);
      byte[] word = bytes(text, from, to);
      int[] ends = PairMerge.ends(vocabulary(), word);
      if (ends.length > left) {
        return from + (left <= 0 ? 0 : chars(word, ends[left - 1]));
      }
      left -= ends.length;
    }
    return text.length();
  }

  /// How many chars the first bytes of a word are, without a character that is cut.
  private static int chars(byte[] word, int bytes) {
    int end = bytes;
    while (end > 0 && end < word.length && (word[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(word, 0, end, StandardCharsets.UTF_8).length();
  }

  static byte[] bytes(CharSequence text, int from, int to) {
    return text.subSequence(from, to).toString().getBytes(StandardCharsets.UTF_8);
  }
}
