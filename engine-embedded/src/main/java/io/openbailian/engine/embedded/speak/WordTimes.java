package io.openbailian.engine.embedded.speak;

import io.openbailian.protocol.Speech.Phoneme;
import io.openbailian.protocol.Speech.Word;
import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// When each word of a phrase is spoken.
///
/// espeak-ng does not say. So it speaks the words once more with silence between them, their
/// lengths are measured, and scaled to the length of the phrase: words that run together may begin
/// some hundredths of a second earlier or later. The sounds of a word share its time, vowels taking
/// twice as much as consonants; that is an estimate.
final class WordTimes {
  private static final Pattern TRAILING = Pattern.compile("[.,'’]+$");
  private static final Pattern BETWEEN_SOUNDS = Pattern.compile("[_|\\s]+");
  private static final Pattern TONE = Pattern.compile("(\\d+)$");
  private static final Pattern VOWEL = Pattern.compile("[aeiouAEIOUyV03@&]");
  private static final String APART = "<break time=\"700ms\"/>";
  private static final int APART_MILLIS = 450;

  private final Espeak espeak;
  private final BooleanSupplier stopped;

  WordTimes(Espeak espeak, BooleanSupplier stopped) {
    this.espeak = espeak;
    this.stopped = stopped;
  }

  /// The words of a phrase.
  ///
  /// @param begin when the phrase begins, ms
  /// @param length how long it is, ms
  List<Word> of(Phrase phrase, SpeakingManner manner, boolean phonemes, long begin, long length)
      throws IOException, InterruptedException {
    List<String> texts = words(phrase.text());
    if (texts.isEmpty()) {
      return List.of();
    }
    String apart = apart(texts);
    double[] lengths = lengths(texts, apart, phrase, manner);
    List<List<String>> sounds = phonemes ? sounds(texts, apart, phrase) : List.of();
    double scale = length / IntStream.range(0, lengths.length).mapToDouble(i -> lengths[i]).sum();
    List<Word> words = new ArrayList<>();
    double at = begin;
    for (int i = 0; i < texts.size(); i++) {
      double end = at + scale * lengths[i];
      List<Phoneme> inside =
          sounds.isEmpty() ? List.of() : spread(sounds.get(i), phrase.language(), at, end);
      words.add(new Word(texts.get(i), "", Math.round(at), Math.round(end), inside));
      at = end;
    }
    return words;
  }

  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int end = at + Character.charCount(point);
      if (isHan(point)) {
        words.add(text.substring(at, end));
      } else if (isLetter(point)) {
        end = wordEnd(text, end);
        words.add(TRAILING.matcher(text.substring(at, end)).replaceAll(""));
      }
      at = end;
    }
    return words.stream().filter(word -> !word.isEmpty()).toList();
  }

  private static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length()
        && (isLetter(text.codePointAt(at)) || "'’.,%".indexOf(text.codePointAt(at)) >= 0)
        && !isHan(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private static boolean isHan(int point) {
    return Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
  }

  /// A letter, a mark upon one, or a number.
  private static boolean isLetter(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> Character.isLetter(point);
    };
  }

  private static String apart(List<String> words) {
    return "<speak>"
        + String.join(APART, words.stream().map(WordTimes::escaped).toList())
        + "</speak>";
  }

  private static String escaped(String word) {
    return word.replace("&", "&amp;").replace("<", "&lt;");
  }

  /// As measured; where the words cannot be told apart, by their number of letters.
  private double[] lengths(List<String> words, String apart, Phrase phrase, SpeakingManner manner)
      throws IOException, InterruptedException {
    SpeakingManner loud =
        new SpeakingManner(manner.wordsAMinute(), manner.pitch(), 100, manner.rate());
    Espeak.Audio audio = espeak.say(apart, phrase.language(), loud, true, stopped);
    List<Silence.Stretch> heard =
        Silence.between(audio.samples(), audio.rate() * APART_MILLIS / 1000);
    return heard.size() == words.size()
        ? heard.stream().mapToDouble(Silence.Stretch::length).toArray()
        : words.stream().mapToDouble(String::length).toArray();
  }

  /// The sounds of each word; none where they cannot be told apart.
  private List<List<String>> sounds(List<String> words, String apart, Phrase phrase)
      throws IOException, InterruptedException {
    List<String> lines = espeak.sounds(apart, phrase.language(), stopped);
    return lines.size() == words.size()
        ? lines.stream().map(WordTimes::sounds).toList()
        : List.of();
  }

  private static List<String> sounds(String line) {
    return BETWEEN_SOUNDS.splitAsStream(line).filter(sound -> !sound.isEmpty()).toList();
  }

  private static List<Phoneme> spread(
      List<String> sounds, SpokenLanguage language, double begin, double end) {
    double unit = (end - begin) / sounds.stream().mapToInt(WordTimes::weight).sum();
    int tone = sounds.stream().mapToInt(WordTimes::tone).max().orElse(0);
    List<Phoneme> phonemes = new ArrayList<>();
    double at = begin;
    for (String sound : sounds) {
      double next = at + unit * weight(sound);
      int own = language == SpokenLanguage.CHINESE ? tone : sound.startsWith("'") ? 1 : 0;
      phonemes.add(new Phoneme(name(sound), Math.round(at), Math.round(next), own));
      at = next;
    }
    return phonemes;
  }

  private static int weight(String sound) {
    return VOWEL.matcher(sound).find() ? 2 : 1;
  }

  private static String name(String sound) {
    return TONE.matcher(sound).replaceAll("").replace("'", "").replace(",", "");
  }

  /// The tone of a syllable from the heights of its voice, as the phonology of Mandarin writes it.
  private static int tone(String sound) {
    Matcher heights = TONE.matcher(sound);
    return heights.find()
        ? switch (heights.group(1)) {
          case "55" -> 1;
          case "35" -> 2;
          case "214", "21" -> 3;
          case "51" -> 4;
          default -> 5;
        }
        : 0;
  }
}
