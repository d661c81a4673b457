package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Hue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The words that wait for the noun they speak of.
final class Modifiers {
  private static final int HAN = 4;
  private static final int HAN_OF_NUMBERS = 8;
  private static final int HAN_OF_MATERIALS = 3;
  private static final int LATIN = 14;
  private static final int LATIN_OF_NUMBERS = 22;

  private final Wording wording;
  private final List<Mention> waiting = new ArrayList<>();
  private final List<Mention> kept = new ArrayList<>();
  private final List<Mention> all = new ArrayList<>();
  private final Set<Mention> used = new HashSet<>();

  Modifiers(Wording wording) {
    this.wording = wording;
  }

  void add(Mention mention) {
    waiting.add(mention);
    all.add(mention);
  }

  /// A measure word means something behind its number only.
  void addMeasure(Mention measure) {
    if (!waiting.isEmpty()
        && waiting.getLast().is(Category.NUMBER)
        && measure.start() - waiting.getLast().end() <= (wording.latin(measure) ? 1 : 0)) {
      waiting.add(measure);
    }
  }

  boolean waitFor(Category category) {
    return waiting.stream().anyMatch(mention -> mention.is(category));
  }

  /// Keeps what is waiting for the noun behind a description: 一个(穿红裙子的)女孩.
  void keep() {
    kept.addAll(waiting);
    waiting.clear();
  }

  /// Drops what waits, but not where something is to stand.
  void clear() {
    waiting.removeIf(mention -> !mention.is(Category.POSITION));
    kept.clear();
  }

  /// Behind "and" a colour goes on waiting, with what stands before it: two black and white cats.
  void clearUnlessColours() {
    if (waiting.isEmpty() || !waiting.getLast().is(Category.COLOUR)) {
      waiting.removeIf(mention -> !mention.is(Category.POSITION));
    }
  }

  /// What was kept for a description turned out to follow its noun.
  void keepNothing() {
    kept.clear();
  }

  /// The colour that waits, if one does; it waits no longer for a noun.
  Optional<Hue> colour() {
    Optional<Mention> colour =
        waiting.stream().filter(mention -> mention.is(Category.COLOUR)).findFirst();
    colour.ifPresent(used::add);
    return colour.map(mention -> mention.as(Hue.class));
  }

  /// Those that no noun has taken.
  List<Mention> lost() {
    return all.stream().filter(mention -> !used.contains(mention)).toList();
  }

  void clearAll() {
    waiting.clear();
    kept.clear();
  }

  /// Those that speak of the noun of a description, which leaves alone what was kept.
  List<Mention> ofDescription(Mention noun) {
    return taken(noun);
  }

  /// Those that speak of a noun.
  List<Mention> of(Mention noun) {
    List<Mention> speaking = new ArrayList<>(kept);
    speaking.addAll(taken(noun));
    kept.clear();
    use(speaking);
    return speaking;
  }

  private List<Mention> taken(Mention noun) {
    List<Mention> taken = new ArrayList<>();
    int start = noun.start();
    for (Mention mention : waiting.reversed()) {
      if (!reaches(mention, start)) {
        break;
      }
      taken.addFirst(mention);
      start = mention.start();
    }
    waiting.clear();
    use(taken);
    return taken.stream().filter(mention -> counts(mention, taken)).toList();
  }

  /// Nothing is drawn in two colours: of several the first is used, and the others are lost.
  private void use(List<Mention> speaking) {
    Optional<Hue> first = Optional.empty();
    for (Mention mention : speaking) {
      if (!mention.is(Category.COLOUR)) {
        used.add(mention);
      } else if (first.isEmpty() || first.get() == mention.as(Hue.class)) {
        used.add(mention);
        first = Optional.of(mention.as(Hue.class));
      }
    }
  }

  /// A bare 三 counts nothing: it takes a measure word, unless it stands for one itself.
  private boolean counts(Mention mention, List<Mention> taken) {
    int next = taken.indexOf(mention) + 1;
    return !mention.is(Category.NUMBER)
        || wording.latin(mention)
        || Character.isDigit(wording.text().charAt(mention.start()))
        || mention.hint("ALONE").isPresent()
        || (next < taken.size() && taken.get(next).is(Category.MEASURE));
  }

  private boolean reaches(Mention mention, int start) {
    boolean mixed = mention.is(Category.COLOUR) && colourAndColour(mention.end(), start);
    return mixed || reachesAlone(mention, start);
  }

  private boolean colourAndColour(int end, int start) {
    return wording.joined(end, start);
  }

  private boolean reachesAlone(Mention mention, int start) {
    boolean number = mention.is(Category.NUMBER) || mention.is(Category.MEASURE);
    boolean close = mention.is(Category.MATERIAL) || mention.is(Category.BULK);
    int han = number ? HAN_OF_NUMBERS : close ? HAN_OF_MATERIALS : HAN;
    return mention.is(Category.POSITION)
        || wording.near(mention.end(), start, han, number ? LATIN_OF_NUMBERS : LATIN);
  }
}
