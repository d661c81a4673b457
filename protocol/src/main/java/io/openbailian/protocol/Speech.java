package io.openbailian.protocol;

import java.util.List;
import java.util.Optional;

/// What is said when: sentences, words and phonemes with times in milliseconds from the beginning
/// of the audio.
public final class Speech {
  private Speech() {}

  /// One sentence.
  ///
  /// @param id counts from 0 in speech that is made, from 1 in speech that is recognised
  /// @param end empty while the sentence may still change
  /// @param speaker who says it, where speakers are told apart
  public record Sentence(
      int id,
      long begin,
      Optional<Long> end,
      String text,
      List<Word> words,
      Optional<Integer> speaker) {
    public Sentence {
      words = List.copyOf(words);
    }

    public Sentence(int id, long begin, Optional<Long> end, String text, List<Word> words) {
      this(id, begin, end, text, words, Optional.empty());
    }

    Sentence withoutSpeaker() {
      return new Sentence(id, begin, end, text, words);
    }
  }

  /// One word; in Chinese, one character.
  ///
  /// @param punctuation what follows it; may be empty
  /// @param phonemes its sounds; empty where nobody asked
  public record Word(
      String text, String punctuation, long begin, long end, List<Phoneme> phonemes) {
    public Word {
      phonemes = List.copyOf(phonemes);
    }

    public Word(String text, String punctuation, long begin, long end) {
      this(text, punctuation, begin, end, List.of());
    }
  }

  /// One sound.
  ///
  /// @param name as the engine calls it
  /// @param tone 1 to 5 in Chinese, 1 where a syllable is stressed, otherwise 0
  public record Phoneme(String name, long begin, long end, int tone) {}

  /// What one channel of a recording says.
  ///
  /// @param channel from 0
  /// @param spoken milliseconds of speech in it
  public record Transcript(int channel, long spoken, List<Sentence> sentences) {
    public Transcript {
      sentences = List.copyOf(sentences);
    }

    /// The same where nobody asked who says what.
    public Transcript withoutSpeakers() {
      return new Transcript(
          channel, spoken, sentences.stream().map(Sentence::withoutSpeaker).toList());
    }

    /// All sentences, one after the other.
    public String text() {
      StringBuilder text = new StringBuilder();
      for (Sentence sentence : sentences) {
        boolean gap = !text.isEmpty() && endsInLatin(text) && !sentence.text().startsWith(" ");
        text.append(gap ? " " : "").append(sentence.text());
      }
      return text.toString();
    }

    private static boolean endsInLatin(CharSequence text) {
      char last = text.charAt(text.length() - 1);
      return last < 0x2000 && !Character.isWhitespace(last);
    }
  }
}
