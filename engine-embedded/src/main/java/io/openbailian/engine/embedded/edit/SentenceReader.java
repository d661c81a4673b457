package io.openbailian.engine.embedded.edit;

import io.openbailian.engine.embedded.edit.PictureSentence.Look;
import io.openbailian.engine.embedded.edit.PictureSentence.Noun;
import io.openbailian.engine.embedded.edit.PictureSentence.Part;
import io.openbailian.engine.embedded.edit.PictureWords.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a sentence from left to right. A picture takes the parts that are said after it (图2的裙子),
/// or before it with a word between (the dress of image 2).
final class SentenceReader {
  /// What stands between the noun that is being read and what comes next.
  private enum Link {
    /// Nothing: only what may follow a picture directly goes on.
    NONE,
    /// 的, 's: what comes next belongs to what came before.
    AFTER,
    /// of, in: what came before belongs to what comes next.
    BEFORE
  }

  private final String text;
  private final List<Reference> references;
  private final List<Noun> nouns = new ArrayList<>();
  private final List<Word> words = new ArrayList<>();
  private final StringBuilder unread = new StringBuilder();
  private Noun open = Noun.none(0);
  private Link link = Link.NONE;

  SentenceReader(String text) {
    this.text = text;
    this.references = Reference.in(text);
  }

  PictureSentence sentence() {
    int at = 0;
    while (at < text.length()) {
      at = next(at);
    }
    close(at);
    return new PictureSentence(text, nouns, words, PictureWords.unknown(unread.toString()));
  }

  private int next(int at) {
    Optional<Reference> picture =
        references.stream().filter(reference -> reference.from() == at).findFirst();
    if (picture.isPresent()) {
      picture(picture.get());
      unread.append(' ');
      return picture.get().to();
    }
    Optional<Word> word = PictureWords.at(text, at);
    if (word.isPresent()) {
      words.add(word.get());
      word(word.get());
      unread.append(' ');
      return word.get().to();
    }
    unread.append(text.charAt(at));
    if (!Character.isWhitespace(text.charAt(at))) {
      close(at + 1);
    }
    return at + 1;
  }

  private void picture(Reference reference) {
    boolean taken = open.named() || (link != Link.BEFORE && !open.empty());
    if (taken) {
      close(reference.from());
    }
    open =
        (open.empty() ? Noun.none(reference.from()) : open).of(reference.number(), reference.to());
    link = Link.AFTER;
  }

  private void word(Word word) {
    switch (word.kind()) {
      case PART -> part(Part.valueOf(word.name()), word);
      case LOOK -> look(Look.valueOf(word.name()), word);
      case OF -> link(word);
      case FILLER -> filler(word);
      case VERB, PLACE -> close(word.to());
    }
  }

  /// After a picture "of" and "in" begin something else.
  private void link(Word word) {
    boolean after = word.name().equals("AFTER");
    if (!after && open.named()) {
      close(word.from());
    }
    link = after ? Link.AFTER : Link.BEFORE;
  }

  /// Articles and colours stand between a picture and its part.
  private void filler(Word word) {
    if (word.name().equals("PARTICLE")) {
      close(word.to());
    }
  }

  private void part(Part part, Word word) {
    boolean owner = link == Link.BEFORE && part == Part.SUBJECT && open.part().isPresent();
    if (owner) {
      link = Link.NONE;
      return;
    }
    boolean another = open.part().isPresent() && !(link == Link.AFTER && open.is(Part.SUBJECT));
    if (!open.empty() && (another || link == Link.NONE)) {
      close(word.from());
    }
    open = (open.empty() ? Noun.none(word.from()) : open).with(part, word.to());
    link = Link.NONE;
  }

  private void look(Look look, Word word) {
    if (open.look().isPresent()) {
      close(word.from());
    }
    open = (open.empty() ? Noun.none(word.from()) : open).with(look, word.to());
    link = Link.NONE;
  }

  private void close(int next) {
    if (!open.empty()) {
      nouns.add(open);
    }
    open = Noun.none(next);
    link = Link.NONE;
  }
}
