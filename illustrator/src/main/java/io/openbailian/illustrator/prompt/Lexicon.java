package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Adornment;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.text.Parts;
import io.openbailian.text.Pattern;
import io.openbailian.text.words.WordList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The words the illustrator understands, read from `lexicon.txt`.
public final class Lexicon {
  private static final String RESOURCE = "lexicon.txt";
  private static final String UNDRAWN = "undrawn.txt";

  /// A number of years or of hours counts no things.
  private static final Pattern MEASURED =
      Pattern.compile("^(?:[岁年月日点分度号层楼世元秒米]|[\\s-]*(?:years?|yo|am|pm|mm|degrees?)\\b)");

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final List<Term> terms = new ArrayList<>();
  private final WordList<Word> words = new WordList<>();
  private Asides deeds = Asides.of(Set.of());
  private Asides parts = deeds;
  private Asides asides = Asides.BUNDLED;

  private Lexicon() {}

  /// The lexicon of the program, read at its first use.
  public static Lexicon bundled() {
    return Bundled.LEXICON;
  }

  /// Reads a lexicon.
  ///
  /// @throws IllegalArgumentException when a line is not a term, naming the line
  public static Lexicon parse(String text) {
    Lexicon lexicon = new Lexicon();
    for (String line : text.lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        lexicon.add(line);
      }
    }
    return lexicon;
  }

  /// What somebody does that no drawing shows.
  Asides deeds() {
    return deeds;
  }

  /// Words that name nothing to be seen.
  Asides asides() {
    return asides;
  }

  /// Parts of things, which are drawn with the whole.
  Asides parts() {
    return parts;
  }

  public List<Term> terms() {
    return List.copyOf(terms);
  }

  /// The term of a name.
  ///
  /// @throws IllegalArgumentException when there is none
  public Term term(Category category, String name) {
    return terms.stream()
        .filter(term -> term.category() == category && term.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no %s is named '%s'".formatted(category, name)));
  }

  /// The subject of that name.
  public Optional<Term> subject(String name) {
    return terms.stream()
        .filter(term -> term.category() == Category.SUBJECT && term.name().equals(name))
        .findFirst();
  }

  /// What a kind of a thing is called, or what the thing is.
  public String title(Term term, Optional<String> kind, boolean chinese) {
    return kind.flatMap(named -> kindTitle(term, named, chinese)).orElse(term.title(chinese));
  }

  private Optional<String> kindTitle(Term term, String kind, boolean chinese) {
    return words.meanings().entrySet().stream()
        .filter(entry -> entry.getValue().term().equals(term))
        .filter(entry -> entry.getValue().kind().filter(kind::equals).isPresent())
        .map(Map.Entry::getKey)
        .filter(word -> chinese != WordList.isLatin(word, 0))
        .findFirst();
  }

  /// What something worn or held is called.
  public String title(Adornment adornment, boolean chinese) {
    return terms.stream()
        .filter(term -> goesBy(term, adornment.thing()))
        .findFirst()
        .map(term -> title(term, adornment.kind(), chinese))
        .orElse(adornment.thing());
  }

  private static boolean goesBy(Term term, String thing) {
    boolean held = term.category() == Category.SUBJECT;
    boolean called =
        term.name().equals(thing) || (held && term.hint("HELD").filter(thing::equals).isPresent());
    return (held || !term.category().namesConstants()) && called;
  }

  /// How tall a subject is beside a grown person, who is 1, as its kind or its thing says.
  public double tall(Subject subject) {
    return subject
        .kind()
        .flatMap(kind -> kindHint(subject.thing(), kind, "TALL"))
        .map(height -> Double.parseDouble(height) / 100)
        .orElseGet(() -> subject(subject.thing()).map(Term::tall).orElse(1.0));
  }

  /// The colour of a subject, unless its kind says it already: a golden retriever is yellow.
  public Optional<Hue> toldHue(Subject subject) {
    return subject.hue().filter(hue -> !usual(subject).equals(Optional.of(hue)));
  }

  private Optional<Hue> usual(Subject subject) {
    return words.meanings().values().stream()
        .filter(word -> word.term().name().equals(subject.thing()))
        .filter(word -> word.kind().isPresent() && word.kind().equals(subject.kind()))
        .flatMap(word -> word.hue().stream())
        .findFirst();
  }

  private Optional<String> kindHint(String thing, String kind, String about) {
    return words.meanings().values().stream()
        .filter(word -> word.kind().filter(kind::equals).isPresent())
        .filter(word -> word.term().name().equals(thing))
        .flatMap(word -> Optional.ofNullable(word.hints().get(about)).stream())
        .findFirst();
  }

  /// Whether something worn is what one sees of its wearer.
  public boolean dresses(String garment) {
    return terms.stream()
        .filter(term -> term.category() == Category.GARMENT && term.name().equals(garment))
        .anyMatch(term -> term.hint("MAIN").isPresent());
  }

  /// Whether a figure is drawn with what it is said to wear, to have or to hold.
  static boolean shows(Mention wearer, Mention thing, Adornment.Way way) {
    if (way == Adornment.Way.HELD) {
      return wearer.hint("HANDS").isEmpty();
    }
    String figure = wearer.term().name();
    Optional<String> at = thing.hint("AT");
    Optional<String> down = wearer.hint("ADORNED");
    return (at.isEmpty() || down.isEmpty() || down.equals(at))
        && thing.hint("ON").map(all -> lists(all, figure)).orElse(true)
        && !thing.hint("NOT").map(all -> lists(all, figure)).orElse(false);
  }

  private static boolean lists(String names, String name) {
    return Splitting.at(names, '/').anyMatch(name::equals);
  }

  /// Whether it is a part of its wearer: hair, eyes.
  public boolean belongs(String garment) {
    return terms.stream()
        .filter(term -> term.category() == Category.GARMENT && term.name().equals(garment))
        .anyMatch(term -> term.hint("HAS").isPresent());
  }

  /// Whether it is a part that is not counted: hair, but not a beard.
  public boolean isMany(String garment) {
    return terms.stream()
        .filter(term -> term.category() == Category.GARMENT && term.name().equals(garment))
        .anyMatch(term -> term.hint("HAS").filter("yes"::equals).isPresent());
  }

  /// A subject of that name, said where another term is.
  ///
  /// @param thing with the kind of it, if any: `high_heel/boot`
  Mention mention(String thing, Mention where) {
    List<String> name = Splitting.at(thing, '/').toList();
    Term term = term(Category.SUBJECT, name.getFirst());
    String kind = name.size() > 1 ? name.get(1) : "";
    return new Mention(Word.of(term, kind), where.start(), where.end(), where.plural());
  }

  /// The young of an animal are small.
  Mention small(Mention where) {
    Word word = Word.of(term(Category.BULK, "SMALL"), "");
    return new Mention(word, where.start(), where.end(), false);
  }

  /// The name of a constant as the lexicon writes it, in small letters.
  static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  /// What the text mentions, in order; where words overlap, the longest one that begins first.
  List<Mention> mentions(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return words.in(lower, at -> digits(lower, at)).stream().map(Mention::of).toList();
  }

  /// A number in figures, but not the 8 of 8k, the 16 of 16:9 or the 1024 of a size.
  private static Optional<WordList.Found<Word>> digits(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    boolean apart =
        start == 0
            || (".:*x-".indexOf(text.charAt(start - 1)) < 0
                && !Asides.latin(text.charAt(start - 1))); // a model's name: F100
    boolean plain = end == text.length() || ":*.x%".indexOf(text.charAt(end)) < 0;
    if (end == start
        || end - start > 3
        || !apart
        || !plain
        || WordList.isLatin(text, end)
        || MEASURED.matcher(text.substring(end)).find()) {
      return Optional.empty();
    }
    String figures = text.substring(start, end);
    Term number = new Term(Category.NUMBER, figures, figures, figures, Map.of());
    return Optional.of(new WordList.Found<>(Word.of(number, ""), start, end, false));
  }

  /// A noun of a prompt that has no drawing: a sign with its name stands for it.
  static Word undrawn(String name) {
    return Word.of(
        new Term(Category.SUBJECT, name, name, name, Map.of("ROLE", Role.SIGN.name())), "");
  }

  /// Takes in the names of things that have no drawing, and the words for which nothing stands.
  private void addUndrawn(String text) {
    Set<String> grammar = new HashSet<>(Asides.BUNDLED.words());
    Set<String> done = new HashSet<>();
    Set<String> belonging = new HashSet<>();
    for (String line : text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      int space = line.indexOf(' ');
      List<String> listed =
          Parts.of(line.substring(space + 1), ",").stream().map(String::strip).toList();
      switch (line.substring(0, space)) {
        case "aside" -> grammar.addAll(listed);
        case "deed" -> done.addAll(listed);
        case "part" -> belonging.addAll(listed);
        case "noun" -> listed.forEach(word -> addWord(word, undrawn(word)));
        default -> throw new IllegalArgumentException("not a line of undrawn words: " + line);
      }
    }
    asides = Asides.of(grammar);
    deeds = Asides.of(done);
    parts = Asides.of(belonging);
  }

  private void add(String line) {
    List<String> columns = Parts.of(line, "|").stream().map(String::strip).toList();
    List<String> head = SPACES.split(columns.getFirst());
    if (columns.size() != 5 || head.size() != 2) {
      throw new IllegalArgumentException("not a term of the lexicon: " + line);
    }
    Category category = Category.valueOf(upper(head.get(0)));
    String name = category.namesConstants() ? upper(head.get(1)) : head.get(1);
    Term term = new Term(category, name, columns.get(1), columns.get(2), hints(columns.get(4)));
    terms.add(term);
    for (String word : Parts.of(columns.get(3), ",")) {
      addWord(term, word.strip());
    }
  }

  private void addWord(Term term, String word) {
    int equals = word.indexOf('=');
    String letters = equals < 0 ? word : word.substring(0, equals);
    String says = equals < 0 ? "" : word.substring(equals + 1);
    if (!letters.isEmpty()) {
      addWord(letters, Word.of(term, says));
    }
  }

  private void addWord(String letters, Word word) {
    if (!words.add(letters, word)) {
      throw new IllegalArgumentException("the lexicon has '%s' twice".formatted(letters));
    }
  }

  private static Map<String, String> hints(String column) {
    Map<String, String> hints = new HashMap<>();
    for (String hint : column.isEmpty() ? List.<String>of() : SPACES.split(column)) {
      int equals = hint.indexOf('=');
      hints.put(upper(hint.substring(0, equals)), hint.substring(equals + 1));
    }
    return hints;
  }

  private static final class Bundled {
    static final Lexicon LEXICON = read();

    private static Lexicon read() {
      Lexicon lexicon = parse(read(RESOURCE));
      lexicon.addUndrawn(read(UNDRAWN));
      return lexicon;
    }

    private static String read(String resource) {
      try (InputStream in = Lexicon.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalStateException(resource + " is not in the jar");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(resource + " cannot be read", e);
      }
    }
  }
}
