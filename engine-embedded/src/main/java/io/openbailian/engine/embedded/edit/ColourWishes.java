package io.openbailian.engine.embedded.edit;

import io.openbailian.imaging.edit.Tone;
import io.openbailian.imaging.instruction.Edit;
import io.openbailian.imaging.instruction.Instruction;
import io.openbailian.imaging.instruction.InstructionReading;
import io.openbailian.imaging.region.Region;
import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which part a clause wants in which colour: 蓝天绿树红裙子, "a blue sky and a red dress", 天空是蓝色, or a
/// whole instruction of the editing grammar.
final class ColourWishes {
  private static final String HAN = "粉红|橘黄|天蓝|深蓝|浅蓝|墨绿|翠绿|金黄|银白|红|橙|橘|黄|绿|青|蓝|紫|粉|棕|褐|黑|灰|白|金|银";
  private static final String LATIN =
      "red|orange|yellow|green|cyan|teal|blue|navy|purple|violet|pink|brown|black|gr[ea]y|white"
          + "|gold|golden|blonde?|silver";

  /// 蓝天, 红色的裙子: a colour and what has it, up to the next colour.
  private static final Pattern HAN_FIRST =
      Pattern.compile("(%s)色?的?(\\p{IsHan}{1,6})".formatted(HAN));

  private static final Pattern HAN_COLOUR = Pattern.compile(HAN);

  /// 天空是蓝色, 裙子为红色.
  private static final Pattern HAN_LAST =
      Pattern.compile("(\\p{IsHan}{1,6}?)(?:是|为|呈|用|要)(%s)色?的?".formatted(HAN));

  private static final Pattern LATIN_FIRST =
      Pattern.compile(
          "(?i)\\b(?:(?:light|dark|deep|bright|pale)\\s+)?(%s)\\s+([a-z]+)".formatted(LATIN));
  private static final Pattern LATIN_LAST =
      Pattern.compile(
          "(?i)\\b([a-z]+)\\s+(?:is|are|in|to be|should be|:)\\s+(?:(?:light|dark|deep|bright|pale)\\s+)?(%s)\\b"
              .formatted(LATIN));

  /// Short names that are no words of their own outside such pairs.
  private static final Map<String, String> SHORT =
      Map.of("天", "天空", "发", "头发", "裙", "裙子", "衣", "衣服", "叶", "叶子", "屋", "房子", "房", "房子");

  private ColourWishes() {}

  /// @param words what was meant, as it was written
  record Wish(Region where, int rgb, String words) {}

  /// All wishes of a clause; empty when any of its words is not understood.
  static Optional<List<Wish>> of(String clause) {
    Optional<Wish> whole = instruction(clause, clause);
    if (whole.isPresent()) {
      return Optional.of(List.of(whole.get()));
    }
    List<Wish> wishes = new ArrayList<>();
    String left = clause;
    left = taken(left, HAN_LAST, 1, 2, wishes);
    left = hanFirst(left, wishes);
    left = taken(left, LATIN_LAST, 1, 2, wishes);
    left = taken(left, LATIN_FIRST, 2, 1, wishes);
    boolean read = Colours.general(left) && !wishes.isEmpty();
    return read ? Optional.of(wishes) : Optional.empty();
  }

  private static String taken(
      String text, Pattern pattern, int thing, int colour, List<Wish> wishes) {
    return pattern
        .matcher(text)
        .replaceAll(match ->
            wish(match.group(thing), match.group(colour), match.group())
                .map(wish -> {
                  wishes.add(wish);
                  return " ";
                })
                .orElseGet(match::group));
  }

  /// What has a colour ends where the next colour begins.
  private static String hanFirst(String text, List<Wish> wishes) {
    StringBuilder left = new StringBuilder();
    Matcher matcher = HAN_FIRST.matcher(text);
    int at = 0;
    while (matcher.find(at)) {
      Matcher next = HAN_COLOUR.matcher(matcher.group(2));
      int end = next.find() ? matcher.start(2) + next.start() : matcher.end();
      String words = text.substring(matcher.start(), end);
      left.append(text, at, matcher.start());
      Optional<Wish> wish = wish(text.substring(matcher.start(2), end), matcher.group(1), words);
      wish.ifPresent(wishes::add);
      left.append(wish.isPresent() ? " " : words);
      at = end;
    }
    return left.append(text, at, text.length()).toString();
  }

  private static Optional<Wish> wish(String thing, String tone, String words) {
    String name = SHORT.getOrDefault(thing, thing);
    String sentence =
        tone.charAt(0) < 128
            ? "change the %s to %s".formatted(name, tone)
            : "把%s变成%s色".formatted(name, tone);
    return instruction(sentence, words);
  }

  private static Optional<Wish> instruction(String sentence, String words) {
    if (Instruction.read(sentence) instanceof InstructionReading.Understood(List<Edit> edits)
        && edits.size() == 1
        && edits.getFirst()
            instanceof
            Edit.Toned(Region where, Optional<Region> only, Tone.Change.Recolour(int rgb))
        && only.isEmpty()) {
      return Optional.of(new Wish(where, rgb, words.strip()));
    }
    return Optional.empty();
  }
}
