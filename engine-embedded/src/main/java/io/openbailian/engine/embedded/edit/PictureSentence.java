package io.openbailian.engine.embedded.edit;

import io.openbailian.engine.embedded.edit.PictureWords.Kind;
import io.openbailian.engine.embedded.edit.PictureWords.Word;
import io.openbailian.text.Pattern;
import java.util.List;
import java.util.Optional;

/// A sentence about pictures, taken apart: what it speaks of, what is to be done, and where.
///
/// @param nouns in order
/// @param words all that it knows, in order
/// @param unknown what means nothing here
record PictureSentence(String text, List<Noun> nouns, List<Word> words, List<String> unknown) {
  private static final Pattern EDGES =
      Pattern.compile("(?i)^(?:[\\s，,。.、]|和|与|的|and\\b|the\\b)+|(?:[\\s，,。.]|\\b(?:the|and|a))+$");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  PictureSentence {
    nouns = List.copyOf(nouns);
    words = List.copyOf(words);
    unknown = List.copyOf(unknown);
  }

  /// A picture, a part of one, or how one looks; from one character to before another.
  ///
  /// @param picture from 1; 0 when it is not said of which
  record Noun(int picture, Optional<Part> part, Optional<Look> look, int from, int to) {
    boolean is(Part wanted) {
      return part.equals(Optional.of(wanted));
    }

    boolean is(Look wanted) {
      return look.equals(Optional.of(wanted));
    }

    boolean named() {
      return picture > 0;
    }

    boolean empty() {
      return picture == 0 && part.isEmpty() && look.isEmpty();
    }

    Noun of(int number, int end) {
      return new Noun(number, part, look, from, end);
    }

    Noun with(Part other, int end) {
      return new Noun(picture, Optional.of(other), look, from, end);
    }

    Noun with(Look other, int end) {
      return new Noun(picture, part, Optional.of(other), from, end);
    }

    static Noun none(int from) {
      return new Noun(0, Optional.empty(), Optional.empty(), from, from);
    }
  }

  enum Part {
    CLOTHES,
    HAIR,
    SKY,
    BACKGROUND,
    SUBJECT
  }

  enum Look {
    TEXTURE,
    COLOUR,
    STYLE
  }

  static PictureSentence of(String text) {
    return new SentenceReader(text).sentence();
  }

  boolean does(String verb) {
    return words.stream().anyMatch(word -> is(word, Kind.VERB, verb));
  }

  private static boolean is(Word word, Kind kind, String name) {
    return word.kind() == kind && word.name().equals(name);
  }

  /// Whether what is used is said before what it is used for: 用图2的天空替换图1的天空.
  boolean usesFirst() {
    int first = nouns.isEmpty() ? 0 : nouns.getFirst().from();
    return words.stream()
        .anyMatch(word ->
            word.to() <= first && (is(word, Kind.VERB, "USE") || is(word, Kind.VERB, "APPLY")));
  }

  /// The pictures it names, each once, in order.
  List<Integer> pictures() {
    return nouns.stream().filter(Noun::named).map(Noun::picture).distinct().toList();
  }

  Optional<Noun> named(Part part) {
    return nouns.stream().filter(noun -> noun.named() && noun.is(part)).findFirst();
  }

  Optional<Noun> bare(Part part) {
    return nouns.stream().filter(noun -> !noun.named() && noun.is(part)).findFirst();
  }

  /// The last picture whose look it speaks of.
  Optional<Noun> looking(Look look) {
    return nouns.stream()
        .filter(noun -> noun.named() && noun.is(look))
        .reduce((first, second) -> second);
  }

  /// The part that it names of a picture, or of none in particular.
  Optional<Part> partOf(int picture) {
    return nouns.stream()
        .filter(noun -> noun.picture() == picture || !noun.named())
        .flatMap(noun -> noun.part().stream())
        .findFirst();
  }

  /// Where something is put, and beside which picture's subject: Chinese says the place after it,
  /// English before it.
  record Spot(String place, int picture) {}

  Optional<Spot> spot() {
    return words.stream()
        .filter(word -> word.kind() == Kind.PLACE && !word.name().equals("WITHIN"))
        .findFirst()
        .flatMap(word -> beside(word).map(noun -> new Spot(word.name(), noun.picture())));
  }

  private Optional<Noun> beside(Word place) {
    boolean latin = text.charAt(place.from()) < 128;
    return latin
        ? nouns.stream().filter(noun -> noun.named() && noun.from() >= place.to()).findFirst()
        : nouns.stream()
            .filter(noun -> noun.named() && noun.to() <= place.from())
            .reduce((first, second) -> second);
  }

  /// What a sentence that draws wants drawn: all but its pictures and its verbs.
  String drawn() {
    StringBuilder rest = new StringBuilder(text);
    for (Noun noun : nouns) {
      if (noun.named() || noun.look().isPresent()) {
        blank(rest, noun.from(), noun.to());
      }
    }
    for (Word word : words) {
      boolean between = word.kind() == Kind.OF && rest.charAt(word.from()) != ' ';
      if (is(word, Kind.VERB, "DRAW") || is(word, Kind.VERB, "USE") || between) {
        blank(rest, word.from(), word.to());
      }
    }
    return SPACES.matcher(EDGES.matcher(rest).replaceAll("")).replaceAll(" ");
  }

  private static void blank(StringBuilder text, int from, int to) {
    for (int i = from; i < to; i++) {
      text.setCharAt(i, ' ');
    }
  }
}
