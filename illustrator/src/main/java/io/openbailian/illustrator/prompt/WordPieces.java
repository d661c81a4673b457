package io.openbailian.illustrator.prompt;

import io.openbailian.text.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A wording cut into what is known, what is grammar, and what is neither.
final class WordPieces {
  private static final String JOINING = "'-’";

  /// A painting or a photo that stands somewhere is a thing, and not what the picture is.
  private static final Pattern HUNG =
      Pattern.compile(
          "^ (?:on|at) the (?:top|bottom|left|right|side|wall)|^ on side|^"
              + " (?:next|near|beside|hanging)\\b");

  private static final Set<String> PICTURES =
      Set.of("painting", "picture", "photo", "photograph", "drawing", "poster");
  private static final int AHEAD = 16;

  private final String text;
  private final Asides asides;
  private final Asides deeds;

  /// Parts of what is drawn; empty where nothing is.
  private final Asides parts;

  private final List<Piece> pieces = new ArrayList<>();

  private WordPieces(Wording wording, Lexicon lexicon) {
    this.text = wording.text();
    this.asides = lexicon.asides();
    this.deeds = lexicon.deeds();
    boolean drawn =
        wording.mentions().stream()
            .anyMatch(mention -> mention.is(Category.SUBJECT) && !mention.isSign());
    this.parts = drawn ? lexicon.parts() : Asides.of(Set.of());
  }

  /// What a piece is.
  enum Kind {
    /// A term of the lexicon.
    KNOWN,
    /// Grammar or praise.
    ASIDE,
    /// A part of something, which is drawn with the whole.
    PART,
    /// What somebody does, and no drawing shows.
    DEED,
    /// A run of characters or of words that mean nothing here.
    UNKNOWN,
    /// The end of a clause.
    BREAK
  }

  /// A stretch of the text.
  record Span(int start, int end) {}

  /// @param words in lower case
  record Piece(Kind kind, Span span, String words, @Nullable Mention found) {
    int start() {
      return span.start();
    }

    int end() {
      return span.end();
    }

    int length() {
      return span.end() - span.start();
    }

    Optional<Mention> mention() {
      return Optional.ofNullable(found);
    }

    boolean latin() {
      return Asides.latin(words.charAt(0));
    }

    boolean says(String word) {
      return words.startsWith(word);
    }

    boolean saysOneOf(Set<String> all) {
      return all.contains(words);
    }

    /// Whether it ends as verbs and adverbs do.
    boolean verb() {
      return WordPieces.verb(words);
    }
  }

  private static boolean verb(String words) {
    return words.endsWith("ing") || words.endsWith("ed") || words.endsWith("ly");
  }

  /// The pieces in the order of the text, without the spaces between them.
  static List<Piece> of(Wording wording, Lexicon lexicon) {
    WordPieces cutting = new WordPieces(wording, lexicon);
    int at = 0;
    for (Mention mention : wording.mentions()) {
      cutting.cut(at, mention.start());
      cutting.add(Kind.KNOWN, mention.start(), mention.end(), mention);
      at = mention.end();
    }
    cutting.cut(at, cutting.text.length());
    return List.copyOf(cutting.pieces);
  }

  private void cut(int from, int to) {
    int at = from;
    while (at < to) {
      at = next(at, to);
    }
  }

  private int next(int at, int to) {
    int aside = asides.end(text, at, to);
    int part = parts.end(text, at, to);
    int deed = deeds.end(text, at, to);
    if (part > at && part >= aside && part >= deed) {
      return add(Kind.PART, at, part, null);
    }
    if (deed > at && deed >= aside) {
      return add(Kind.DEED, at, deed, null);
    }
    if (text.startsWith("'s ", at) || text.startsWith("’s ", at)) {
      return at + 2; // the owner's, who stands before it
    }
    if (aside > at && hung(at, aside)) {
      return unknown(at, aside, true);
    }
    if (aside > at) {
      return add(Kind.ASIDE, at, aside, null);
    }
    char c = text.charAt(at);
    if (Character.isDigit(c) && c < 128) {
      return word(at, to); // a size, a year, a ratio: nothing to be seen
    }
    if (Asides.latin(c)) {
      return unknown(at, word(at, to), true);
    }
    if (Character.isLetter(c) || Character.isSurrogate(c)) {
      return unknown(at, at + 1, false);
    }
    return c == ' ' || JOINING.indexOf(c) >= 0 ? at + 1 : add(Kind.BREAK, at, at + 1, null);
  }

  private boolean hung(int from, int to) {
    return PICTURES.contains(text.substring(from, to))
        && HUNG.matcher(text.substring(to, Math.min(text.length(), to + AHEAD))).find();
  }

  /// Adds to the run that ends here, of characters that touch or of words with a space between.
  private int unknown(int from, int to, boolean latin) {
    Piece last = pieces.isEmpty() ? null : pieces.getLast();
    boolean goesOn =
        last != null
            && last.kind() == Kind.UNKNOWN
            && last.latin() == latin
            && text.substring(last.end(), from).isBlank()
            && (!latin || !(last.verb() || verb(text.substring(from, to))));
    if (!goesOn || last == null) {
      return add(Kind.UNKNOWN, from, to, null);
    }
    pieces.removeLast();
    return add(Kind.UNKNOWN, last.start(), to, null);
  }

  private int word(int at, int to) {
    int end = at;
    while (end < to
        && (Asides.latin(text.charAt(end))
            || (JOINING.indexOf(text.charAt(end)) >= 0
                && end + 1 < to
                && Asides.latin(text.charAt(end + 1))))) {
      end++;
    }
    return Math.max(end, at + 1);
  }

  private int add(Kind kind, int start, int end, @Nullable Mention mention) {
    pieces.add(new Piece(kind, new Span(start, end), text.substring(start, end), mention));
    return end;
  }
}
