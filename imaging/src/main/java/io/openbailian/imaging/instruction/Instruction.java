package io.openbailian.imaging.instruction;

import io.openbailian.text.Pattern;
import io.openbailian.text.words.Clauses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads an instruction in Chinese or English into edits.
///
/// An instruction is understood wholly or not at all: carrying out a half of it would pass for the
/// whole.
public final class Instruction {
  /// Clauses end at these, but not within quotation marks.
  private static final Clauses CLAUSES =
      Clauses.endedBy("，。；;!！\n、", "[,.]\\s|\\.$|然后|并且|同时|接着|\\bthen\\b");

  private static final Pattern AND = Pattern.compile("(?P<it>\\s+and\\s+)\\p{L}");
  private static final Pattern AND_HAN = Pattern.compile("(?P<it>并)\\p{IsHan}");

  /// Longer than any instruction; what is longer is no instruction but a text.
  private static final int LONGEST = 8000;

  private static final int SHOWN = 60;

  /// Two colours that "and" joins to one: black and white.
  private static final Pattern PAIR =
      Pattern.compile("\\b(black|blue)\\s+and\\s+(white)\\b", Pattern.CASE_INSENSITIVE);

  private Instruction() {}

  public static InstructionReading read(String text) {
    if (text.length() > LONGEST) {
      return new InstructionReading.NotUnderstood(List.of(text.substring(0, SHOWN) + "…"));
    }
    List<Edit> edits = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    QuotedTexts quotes = QuotedTexts.taken(PAIR.matcher(text).replaceAll("$1-and-$2"));
    for (String clause : CLAUSES.of(quotes.rest())) {
      read(clause, quotes, edits, unknown);
    }
    if (edits.isEmpty() && unknown.isEmpty()) {
      unknown.add(text.strip());
    }
    return unknown.isEmpty()
        ? new InstructionReading.Understood(edits.stream().distinct().toList())
        : new InstructionReading.NotUnderstood(unknown);
  }

  /// What a text calls the subject, in its words: nobody here can tell a house from a cat, so the
  /// part of the picture that stands out most is taken for whatever is named.
  public static List<String> subjectsNamed(String text) {
    String beginning = text.substring(0, Math.min(text.length(), LONGEST));
    return EditLexicon.mentions(beginning).stream()
        .filter(mention -> mention.is(WordKind.REGION) && mention.name().equals("SUBJECT"))
        .map(mention -> beginning.substring(mention.from(), mention.to()))
        .filter(word -> !word.equals("主体") && !word.equals("subject"))
        .distinct()
        .toList();
  }

  /// A clause is read whole if it can be; else what "and" joins is read part by part.
  private static void read(
      String clause, QuotedTexts quotes, List<Edit> edits, List<String> unknown) {
    Optional<List<Edit>> whole = Clause.read(clause, quotes);
    if (whole.isPresent()) {
      edits.addAll(whole.get());
      return;
    }
    List<String> parts =
        AND.split(clause).stream().flatMap(part -> AND_HAN.split(part).stream()).toList();
    List<Edit> found = new ArrayList<>();
    for (String part : parts) {
      Optional<List<Edit>> read =
          parts.size() == 1 ? Optional.empty() : Clause.read(part.strip(), quotes);
      if (read.isEmpty()) {
        unknown.add(quotes.restored(parts.size() == 1 ? clause : part.strip()));
      }
      read.ifPresent(found::addAll);
    }
    edits.addAll(found);
  }
}
