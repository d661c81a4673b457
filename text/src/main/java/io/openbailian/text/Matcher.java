package io.openbailian.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks for a pattern in a text. Not to be shared between threads.
public final class Matcher {
  private final Pattern pattern;
  private final String text;
  private final com.google.re2j.Matcher machine;

  /// How many characters stand in front of the text that do not belong to it.
  private final int ahead;

  /// Where the last match ended, and where the next search begins.
  private int end;

  private int from;

  Matcher(Pattern pattern, String text) {
    this.pattern = pattern;
    this.text = text;
    this.ahead = pattern.looksBack() ? 1 : 0;
    this.machine = pattern.machine(pattern.looksBack() ? "\n" + text : text);
  }

  /// Whether the whole text matches; not for a pattern that looks at what stands around its match.
  public boolean matches() {
    return machine.matches();
  }

  /// Whether the beginning of the text matches.
  public boolean lookingAt() {
    return machine.lookingAt();
  }

  /// Finds the next match.
  public boolean find() {
    if (from > text.length() || !machine.find(searchedFrom())) {
      from = text.length() + 1;
      return false;
    }
    end = end();
    from = start() < end ? end : next(end);
    return true;
  }

  /// Finds the next match that begins there or later.
  ///
  /// @param position in the text, in chars
  public boolean find(int position) {
    from = position;
    return find();
  }

  /// One character back, where the one in front of a match counts.
  private int searchedFrom() {
    return pattern.looksBack() && from > 0 ? text.offsetByCodePoints(from, -1) + ahead : from;
  }

  private int next(int position) {
    return position
        + (position < text.length() ? Character.charCount(text.codePointAt(position)) : 1);
  }

  public int start() {
    return machine.start(pattern.it()) - ahead;
  }

  public int end() {
    return machine.end(pattern.it()) - ahead;
  }

  /// What has matched.
  public String group() {
    return group(pattern.it());
  }

  /// What a group has matched, which takes part in every match.
  public String group(int group) {
    return Objects.requireNonNull(machine.group(group), "the group took no part in the match");
  }

  /// What a group has matched; null when it took no part in the match.
  public @Nullable String groupOrNull(int group) {
    return machine.group(group);
  }

  /// How many groups the pattern has.
  public int groupCount() {
    return machine.groupCount();
  }

  public int start(int group) {
    return machine.start(group) - ahead;
  }

  public int end(int group) {
    return machine.end(group) - ahead;
  }

  /// All matches that are left, found as they are asked for.
  public Stream<Match> results() {
    return Stream.iterate(find(), found -> found, _ -> find()).map(_ -> match());
  }

  /// The text with every match replaced.
  ///
  /// @param replacement in which `$1` is the first group
  public String replaceAll(String replacement) {
    if (replacement.indexOf('$') < 0) {
      return replaceAll(_ -> replacement);
    }
    return replaceAll(match -> filled(replacement, match));
  }

  private static String filled(String replacement, Match match) {
    StringBuilder filled = new StringBuilder();
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      if (c == '$') {
        String group = match.groupOrNull(replacement.charAt(++i) - '0');
        filled.append(group == null ? "" : group);
      } else {
        filled.append(c);
      }
    }
    return filled.toString();
  }

  /// The text with every match replaced by what is made of it, letter for letter.
  public String replaceAll(Function<Match, String> replacement) {
    StringBuilder replaced = new StringBuilder();
    int copied = 0;
    while (find()) {
      replaced.append(text, copied, start());
      replaced.append(replacement.apply(match()));
      copied = end;
    }
    return copied == 0 && replaced.isEmpty()
        ? text
        : replaced.append(text, copied, text.length()).toString();
  }

  /// The text with the first match replaced.
  public String replaceFirst(String replacement) {
    if (!find()) {
      return text;
    }
    return text.substring(0, start()) + filled(replacement, match()) + text.substring(end);
  }

  private Match match() {
    List<@Nullable String> groups = new ArrayList<>();
    for (int i = 0; i <= machine.groupCount(); i++) {
      groups.add(i == 0 ? group() : machine.group(i));
    }
    return new Match(start(), end(), groups);
  }

  List<String> split(int limit) {
    List<String> parts = new ArrayList<>();
    int copied = 0;
    while ((limit < 0 || parts.size() < limit - 1) && find()) {
      if (end > 0) { // an empty match at the very beginning divides nothing
        parts.add(text.substring(copied, start()));
        copied = end;
      }
    }
    parts.add(text.substring(copied));
    return parts;
  }
}
