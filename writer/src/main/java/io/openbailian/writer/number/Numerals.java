package io.openbailian.writer.number;

import io.openbailian.text.Match;
import io.openbailian.text.Parts;
import io.openbailian.text.Pattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes numbers in words as digits: 三百二十 and twenty-three.
public final class Numerals {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final Map<Character, Long> TENS =
      Map.of('十', 10L, '百', 100L, '千', 1000L, '万', 10_000L, '亿', 100_000_000L);
  private static final Pattern CHINESE =
      Pattern.compile("[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?");
  private static final Pattern MIXED = Pattern.compile("(\\d+(?:\\.\\d+)?)([万亿])");

  private static final List<String> SMALL =
      Parts.of(
          "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
              + " fifteen sixteen seventeen eighteen nineteen",
          " ");
  private static final List<String> DECADES =
      Parts.of("- - twenty thirty forty fifty sixty seventy eighty ninety", " ");
  private static final Map<String, Long> GROUPS =
      Map.of("hundred", 100L, "thousand", 1000L, "million", 1_000_000L);
  private static final String WORD =
      "(?:"
          + String.join("|", SMALL)
          + "|"
          + String.join("|", DECADES.subList(2, DECADES.size()))
          + "|hundred|thousand|million)";
  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b" + WORD + "(?:(?:[ -]|\\s+and\\s+)" + WORD + ")*\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[ -]+");

  private Numerals() {}

  /// The text with digits in place of words.
  public static String digits(String text) {
    String mixed = MIXED.matcher(text).replaceAll(Numerals::mixed);
    String chinese = CHINESE.matcher(mixed).replaceAll(match -> chinese(match.group()));
    return ENGLISH.matcher(chinese).replaceAll(match -> String.valueOf(english(match.group())));
  }

  private static String mixed(Match match) {
    long times = TENS.getOrDefault(match.group(2).charAt(0), 1L);
    return new BigDecimal(match.group(1))
        .multiply(BigDecimal.valueOf(times))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String chinese(String numeral) {
    int point = numeral.indexOf('点');
    if (point < 0) {
      return String.valueOf(whole(numeral));
    }
    StringBuilder digits = new StringBuilder();
    numeral.substring(point + 1).chars().forEach(c -> digits.append(digit((char) c)));
    return whole(numeral.substring(0, point)) + "." + digits;
  }

  private static int digit(char c) {
    return c == '〇' ? 0 : DIGITS.indexOf(c == '两' ? '二' : c);
  }

  private static long whole(String numeral) {
    if (numeral.chars().noneMatch(c -> TENS.containsKey((char) c))) {
      StringBuilder digits = new StringBuilder();
      numeral.chars().limit(18).forEach(c -> digits.append(digit((char) c)));
      return Long.parseLong(digits.toString());
    }
    long total = 0;
    long section = 0;
    long digit = 0;
    for (int i = 0; i < numeral.length(); i++) {
      char c = numeral.charAt(i);
      Long times = TENS.get(c);
      if (times == null) {
        digit = digit(c);
      } else if (times >= 10_000) {
        total = (total + section + digit) * times;
        section = 0;
        digit = 0;
      } else {
        section += (digit == 0 ? 1 : digit) * times;
        digit = 0;
      }
    }
    return total + section + digit;
  }

  private static long english(String numeral) {
    long total = 0;
    long group = 0;
    for (String word : BETWEEN_WORDS.split(numeral.toLowerCase(Locale.ROOT))) {
      long times = GROUPS.getOrDefault(word, 0L);
      if (times == 100) {
        group = Math.max(1, group) * times;
      } else if (times > 100) {
        total += Math.max(1, group) * times;
        group = 0;
      } else {
        group += Math.max(0, SMALL.indexOf(word)) + 10L * Math.max(0, DECADES.indexOf(word));
      }
    }
    return total + group;
  }
}
