package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.prompt.WordPieces.Piece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What no term of the lexicon covers, read by grammar: nouns, for which signs will stand, and
/// words that are only told. What is doubtful is no noun, unless it would be left out silently with
/// what it names.
///
/// @param wording the same wording with the unknown nouns among its mentions
/// @param told the words that are no nouns, where they stand
record UnknownWords(Wording wording, List<WordPieces.Span> told) {
  /// Words that stand before a noun, if not right before it.
  private static final Set<String> DETERMINERS =
      Set.of("a", "an", "the", "of", "some", "two", "his", "her", "their", "its", "this", "that");

  private static final Set<String> ONE = Set.of("a", "an", "one");
  private static final Set<String> LINKING = Set.of("is", "are", "be", "looks", "very", "so");
  private static final Set<String> WHEREABOUTS =
      Set.of("in", "on", "at", "near", "inside", "by", "from", "into", "onto", "over", "under");

  /// Of things they are praise; people whom no drawing shows so are another matter.
  private static final Set<String> AGED = Set.of("old", "老");

  UnknownWords {
    told = List.copyOf(told);
  }

  static UnknownWords of(Wording wording, Lexicon lexicon) {
    List<Piece> pieces = WordPieces.of(wording, lexicon);
    Finding finding = new Finding(wording, pieces);
    for (int i = 0; i < pieces.size(); i++) {
      switch (pieces.get(i).kind()) {
        case UNKNOWN -> finding.read(i);
        case DEED -> finding.told.add(pieces.get(i).span());
        case ASIDE -> finding.age(i);
        case KNOWN, PART, BREAK -> {}
      }
    }
    return finding.found();
  }

  /// The reading of one wording.
  private static final class Finding {
    private final Wording wording;
    private final List<Piece> pieces;
    private final List<Mention> mentions;
    private final List<Mention> places = new ArrayList<>();
    private final List<WordPieces.Span> told = new ArrayList<>();
    private boolean named;

    Finding(Wording wording, List<Piece> pieces) {
      this.wording = wording;
      this.pieces = pieces;
      this.mentions = new ArrayList<>(wording.mentions());
      this.named = mentions.stream().anyMatch(mention -> mention.is(Category.SUBJECT));
    }

    UnknownWords found() {
      if (named) {
        places.forEach(place -> told.add(new WordPieces.Span(place.start(), place.end())));
      } else {
        mentions.addAll(places);
      }
      mentions.sort(Comparator.comparingInt(Mention::start));
      return new UnknownWords(wording.with(mentions), told);
    }

    void read(int at) {
      if (pieces.get(at).latin()) {
        latin(at);
      } else {
        han(at);
      }
    }

    /// An old farmer: there is a farmer, and an old man, but not both in one.
    void age(int at) {
      Piece piece = pieces.get(at);
      boolean ofPerson =
          beside(at, 1)
              .flatMap(Piece::mention)
              .filter(mention -> mention.is(Category.SUBJECT))
              .flatMap(mention -> mention.hint("WEARS"))
              .isPresent();
      if (ofPerson && piece.saysOneOf(AGED)) {
        told.add(piece.span());
      }
    }

    private void han(int at) {
      Piece piece = pieces.get(at);
      Optional<Piece> before = touching(at, -1);
      Optional<Piece> after = touching(at, 1);
      Optional<Mention> prefix = before.flatMap(Piece::mention).filter(this::isPartOfName);
      Optional<Mention> suffix =
          after
              .flatMap(Piece::mention)
              .filter(mention -> piece.length() == 1 && prefix.isEmpty() && isPartOfName(mention))
              .filter(mention -> mention.is(Category.SUBJECT));
      Optional<Mention> verb =
          before.flatMap(Piece::mention).filter(mention -> piece.length() == 1 && isVerb(mention));
      if (verb.isPresent()) {
        mentions.remove(verb.get());
        told.add(new WordPieces.Span(verb.get().start(), piece.end()));
      } else if (prefix.isPresent() || suffix.isPresent()) {
        prefix.ifPresent(mentions::remove);
        suffix.ifPresent(mentions::remove);
        noun(
            prefix.map(Mention::start).orElse(piece.start()),
            suffix.map(Mention::end).orElse(piece.end()),
            false);
      } else if (describes(after) || !standsAsNoun(piece, before)) {
        told.add(piece.span());
      } else {
        noun(piece.start(), piece.end(), inside(before, after));
      }
    }

    /// 跳绳 is no jumping: one character of a deed, and one that means nothing.
    private boolean isVerb(Mention mention) {
      return mention.end() - mention.start() == 1
          && mention.is(Category.ACTION)
          && mentions.contains(mention);
    }

    /// One character that is known and touches what is not: 马桶 is no horse.
    private boolean isPartOfName(Mention mention) {
      return mention.end() - mention.start() == 1
          && mentions.contains(mention)
          && switch (mention.term().category()) {
            case SUBJECT, PLACE, SKY, WEATHER, SEASON, GARMENT, HOLDABLE -> true;
            case TIME,
                STYLE,
                MOOD,
                SHOT,
                ANGLE,
                ACTION,
                BULK,
                MATERIAL,
                COLOUR,
                POSITION,
                NUMBER,
                MEASURE,
                RELATION,
                NEGATION,
                LETTERING,
                NOTHING ->
                false;
          };
    }

    /// Whether what follows is what an unknown word speaks of.
    private static boolean describes(Optional<Piece> after) {
      return after.filter(next -> next.says("的") || next.says("地")).isPresent()
          || after.filter(next -> next.kind() == WordPieces.Kind.PART).isPresent()
          || after.flatMap(Piece::mention).filter(Finding::names).isPresent();
    }

    private static boolean names(Mention mention) {
      return switch (mention.term().category()) {
        case SUBJECT, GARMENT, HOLDABLE, PLACE, SKY -> true;
        case TIME,
            SEASON,
            WEATHER,
            STYLE,
            MOOD,
            SHOT,
            ANGLE,
            ACTION,
            BULK,
            MATERIAL,
            COLOUR,
            POSITION,
            NUMBER,
            MEASURE,
            RELATION,
            NEGATION,
            LETTERING,
            NOTHING ->
            false;
      };
    }

    /// Counted, joined or held; or at the head of its clause while nothing else is named.
    private boolean standsAsNoun(Piece piece, Optional<Piece> before) {
      boolean counted =
          before
              .flatMap(Piece::mention)
              .filter(mention -> mention.is(Category.MEASURE) || mention.is(Category.RELATION))
              .isPresent();
      boolean governed =
          before.isEmpty()
              || before.filter(prev -> prev.kind() != WordPieces.Kind.KNOWN).isPresent()
              || before.flatMap(Piece::mention).filter(mention -> !names(mention)).isPresent();
      boolean of = before.filter(prev -> prev.says("的")).isPresent();
      return counted || (!named && (of || (governed && piece.length() > 1)));
    }

    /// 在…里, where a thing is not what the picture is about.
    private static boolean inside(Optional<Piece> before, Optional<Piece> after) {
      boolean in =
          before
              .flatMap(Piece::mention)
              .filter(mention -> mention.is(Category.RELATION))
              .filter(mention -> mention.as(Relation.class) == Relation.UPON)
              .isPresent();
      return in && after.filter(next -> next.kind() == WordPieces.Kind.ASIDE).isPresent();
    }

    private void latin(int at) {
      Optional<Piece> before = beside(at, -1);
      Optional<Piece> after = speaksOf(at);
      Piece piece = pieces.get(at);
      Optional<Mention> head =
          before
              .flatMap(Piece::mention)
              .filter(mention -> mention.is(Category.SUBJECT) || mention.is(Category.HOLDABLE))
              .filter(mention -> !mention.plural() && mentions.contains(mention));
      boolean verb =
          piece.verb()
              || before.filter(p -> p.saysOneOf(LINKING)).isPresent()
              || (head.isPresent() && doesSomething(at));
      if (head.isPresent() && !verb && after.isEmpty()) {
        mentions.remove(head.get());
        noun(head.get().start(), piece.end(), false);
      } else if (after.isPresent()
          || (verb && before.filter(p -> p.saysOneOf(DETERMINERS)).isEmpty())
          || !governed(before)) {
        told.add(piece.span());
      } else {
        noun(piece.start(), piece.end(), isWhere(at));
      }
    }

    /// A dragon soars over, a peacock displays its: behind one noun with an article, what ends in s
    /// and goes on with grammar is what it does, and makes no compound with it.
    private boolean doesSomething(int at) {
      String word = pieces.get(at).words();
      boolean third = word.endsWith("s") && !word.endsWith("ss") && word.indexOf(' ') < 0;
      boolean goesOn =
          beside(at, 1)
              .filter(next ->
                  next.kind() == WordPieces.Kind.ASIDE
                      || next.mention().filter(Finding::leadsToNoun).isPresent())
              .isPresent();
      return third && goesOn && oneIsNamed(at - 1);
    }

    /// Whether the noun there is a single one, by its article.
    private boolean oneIsNamed(int noun) {
      Optional<Piece> before = beside(noun, -1);
      for (int i = noun; before.filter(Finding::saysOf).isPresent(); i--) {
        before = beside(i - 1, -1);
      }
      return before.filter(prev -> prev.saysOneOf(ONE)).isPresent();
    }

    private static boolean saysOf(Piece piece) {
      return switch (piece.kind()) {
        case UNKNOWN, PART, DEED -> true;
        case ASIDE -> !piece.saysOneOf(DETERMINERS) && !piece.saysOneOf(ONE);
        case KNOWN -> piece.mention().filter(Finding::saysWhich).isPresent();
        case BREAK -> false;
      };
    }

    /// An empty city bus: what stands between an article and its noun.
    private static boolean saysWhich(Mention mention) {
      return between(mention)
          || mention.is(Category.PLACE)
          || mention.is(Category.MOOD)
          || mention.is(Category.STYLE);
    }

    /// Behind a word that leads to a noun; at the head of a clause only while nothing else is
    /// named.
    private boolean governed(Optional<Piece> before) {
      boolean leads =
          before.filter(prev -> prev.saysOneOf(DETERMINERS)).isPresent()
              || before.flatMap(Piece::mention).filter(Finding::leadsToNoun).isPresent();
      return leads || (!named && before.flatMap(Piece::mention).filter(Finding::names).isEmpty());
    }

    private static boolean leadsToNoun(Mention mention) {
      return mention.is(Category.NUMBER)
          || mention.is(Category.MEASURE)
          || mention.is(Category.RELATION)
          || mention.is(Category.COLOUR)
          || mention.is(Category.BULK)
          || mention.is(Category.MATERIAL);
    }

    /// Whether words such as "on a" stand before.
    private boolean isWhere(int at) {
      Optional<Piece> before = beside(at, -1);
      return before.filter(prev -> prev.saysOneOf(WHEREABOUTS)).isPresent()
          || (before.filter(prev -> prev.saysOneOf(DETERMINERS)).isPresent()
              && beside(at - 1, -1).filter(prev -> prev.saysOneOf(WHEREABOUTS)).isPresent());
    }

    /// The noun that an unknown word speaks of, with colours and the like between them.
    private Optional<Piece> speaksOf(int at) {
      Optional<Piece> next = beside(at, 1);
      int i = at;
      while (next.isPresent()
          && next.flatMap(Piece::mention).filter(Finding::between).isPresent()) {
        i++;
        next = beside(i, 1);
      }
      return next.filter(piece ->
          piece.kind() == WordPieces.Kind.PART
              || piece.mention().filter(Finding::names).isPresent());
    }

    private static boolean between(Mention mention) {
      return mention.is(Category.COLOUR)
          || mention.is(Category.BULK)
          || mention.is(Category.MATERIAL);
    }

    private void noun(int start, int end, boolean where) {
      String name = wording.said(start, end);
      Mention noun = new Mention(Lexicon.undrawn(name), start, end, false);
      if (where) {
        places.add(noun);
      } else {
        mentions.add(noun);
        named = true;
      }
    }

    /// The piece before or behind, with nothing between.
    private Optional<Piece> touching(int at, int step) {
      return beside(at, step)
          .filter(other ->
              step < 0
                  ? other.end() == pieces.get(at).start()
                  : other.start() == pieces.get(at).end());
    }

    /// The piece before or behind in the same clause.
    private Optional<Piece> beside(int at, int step) {
      int other = at + step;
      return other >= 0 && other < pieces.size()
          ? Optional.of(pieces.get(other)).filter(p -> p.kind() != WordPieces.Kind.BREAK)
          : Optional.empty();
    }
  }
}
