package io.openbailian.writer;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import io.openbailian.writer.Units.Unit;
import io.openbailian.writer.number.Expression;
import io.openbailian.writer.number.Expression.Result;
import io.openbailian.writer.number.Numerals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Computes what is asked: sums in digits or words, with parentheses, decimals and percentages;
/// quantities with units; and one unit in another.
final class Reckoning implements Skill {
  private record Spoken(Pattern pattern, String sign) {}

  private static final List<Spoken> WORDS =
      List.of(
          spoken("(?P<it>[，,])\\d{3}(?:\\D|$)", ""),
          spoken("[\\d)）](?P<it>\\s*(?:的平方根|开平方))", "@"),
          spoken("(?:the )?square root of\\s*|根号\\s*|√", "sqrt"),
          spoken("的平方|\\s*squared", "^2"),
          spoken("的立方|\\s*cubed", "^3"),
          spoken("(?P<it>的)\\d+(?:\\.\\d+)?\\s*次方", "^"),
          spoken("\\s*to the power of\\s*|\\*\\*", "^"),
          spoken("次方", ""),
          spoken("\\d(?P<it>%\\s*of\\s*)", "%*"),
          spoken("\\s*percent of\\s*", "%*"),
          spoken("(?P<it>的)\\s*\\d+(?:\\.\\d+)?%", "*"),
          spoken("百分之\\s*(\\d+(?:\\.\\d+)?)", "$1%"),
          spoken("[×✕·]|乘以|乘|\\btimes\\b|multiplied by", "*"),
          spoken("\\d(?P<it>\\s*[xX]\\s*)\\d", "*"),
          spoken("÷|除以|divided by|\\bover\\b", "/"),
          spoken("＋|加上|加|\\bplus\\b", "+"),
          spoken("[−–－]|减去|减|\\bminus\\b", "-"),
          spoken("（", "("),
          spoken("）", ")"));

  private static final Pattern CUE =
      Pattern.compile(
          "(?i)计算|算|等于|多少|结果|几|=|what(?:'s| is)|calculate|compute|how much|evaluate|result");
  private static final Pattern SUM =
      Pattern.compile("(?:[-(]|sqrt|\\d)(?:sqrt|[\\d.()+\\-*/^%\\s])*[\\d)%]");
  private static final Pattern BARE = Pattern.compile("[\\s=?？等于多少是几.。!！]*");

  /// Stands between a unit's letters and a digit: units in letters end where words do.
  private static final String BORDER = "\u2063";

  private static final String QUANTITY = "(\\d+(?:\\.\\d+)?)\\s*(" + Units.NAMES + ")";
  private static final Pattern MEASURE = Pattern.compile(QUANTITY, Pattern.CASE_INSENSITIVE);
  private static final Pattern CONVERSION =
      Pattern.compile(
          QUANTITY
              + "\\s*(?:等于|是|有|合|换算成|换算为|转换成|转换为|=|to|in|into|equals?|are)?\\s*(?:多少|几|how many)?\\s*("
              + Units.NAMES
              + ")",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern HOW_MANY =
      Pattern.compile(
          "how many\\s+(" + Units.NAMES + ")\\s+(?:are |is |make |there |in )*" + QUANTITY,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CONVERT = Pattern.compile("(?i)convert|换算|转换");
  private static final Pattern ONE =
      Pattern.compile("(?P<it>\\ban?\\s+)" + Units.NAMES, Pattern.CASE_INSENSITIVE);

  /// 2元5角: what follows at once is added.
  private static final Pattern COMPOUND =
      Pattern.compile("(?P<it>(" + QUANTITY + ")" + BORDER + "?)\\d");

  /// A Latin unit with a number right behind it, as in 2m5cm.
  private static final Pattern LETTER_AND_DIGIT = Pattern.compile("[A-Za-z](?P<it>)\\d");

  private static final Pattern DATE =
      Pattern.compile("\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{3,4}-\\d{7,8}");

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern OPERATOR = Pattern.compile("[\\d)%](?P<it>[+\\-*/])");
  private static final Pattern ROOT_BEHIND = Pattern.compile("(\\d+(?:\\.\\d+)?|\\([^()]*\\))@");

  /// As long as a question with a sum in it can be.
  private static final int LONGEST = 400;

  private static Spoken spoken(String pattern, String sign) {
    return new Spoken(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), sign);
  }

  @Override
  public Optional<String> answer(Question question) {
    if (question.text().length() > LONGEST) {
      return Optional.empty();
    }
    String digits = Numerals.digits(DATE.matcher(question.text()).replaceAll(" "));
    return conversion(digits, question.tongue()).or(() -> sum(digits, question.tongue()));
  }

  /// An expression somewhere in a text, computed; for whoever needs one.
  static Optional<String> expressionIn(String text) {
    return longest(signs(Numerals.digits(text.substring(0, Math.min(text.length(), LONGEST)))))
        .map(String::strip);
  }

  private static String bordered(String text) {
    return LETTER_AND_DIGIT.matcher(text).replaceAll(BORDER);
  }

  private static Optional<String> conversion(String text, Tongue tongue) {
    String bordered = bordered(text);
    Matcher asked = HOW_MANY.matcher(ONE.matcher(bordered).replaceAll("1 "));
    if (asked.find()) {
      return converted(asked.group(2), asked.group(3), asked.group(1), tongue);
    }
    Matcher matcher = CONVERSION.matcher(bordered);
    return matcher.find() && (CUE.matcher(text).find() || CONVERT.matcher(text).find())
        ? converted(matcher.group(1), matcher.group(2), matcher.group(3), tongue)
        : Optional.empty();
  }

  private static Optional<String> converted(String number, String from, String to, Tongue tongue) {
    Optional<Unit> source = Units.of(from);
    Optional<Unit> target = Units.of(to);
    if (source.isEmpty()
        || target.isEmpty()
        || !source.get().dimension().equals(target.get().dimension())) {
      return Optional.empty();
    }
    BigDecimal value =
        new BigDecimal(number)
            .multiply(source.get().factor())
            .divide(target.get().factor(), MathContext.DECIMAL128);
    String room = Character.isIdeographic(from.codePointAt(0)) ? "" : " ";
    String sign = Expression.isRounded(value) ? " ≈ " : " = ";
    return Optional.of(
        number + room + from + sign + Expression.shown(value) + room + to + tongue.say("。", "."));
  }

  private static Optional<String> sum(String text, Tongue tongue) {
    String bordered = bordered(text);
    Optional<Unit> unit = commonUnit(bordered);
    String signs =
        signs(unit.isPresent() ? inBase(bordered, unit.get()).replace(BORDER, "") : text);
    Optional<String> expression = longest(signs);
    boolean asked = CUE.matcher(text).find();
    if (expression.isEmpty()
        || !(asked || BARE.matcher(signs.replace(expression.get(), "")).matches())) {
      return Optional.empty();
    }
    return computed(expression.get().strip(), unit.map(Unit::name).orElse(""), tongue);
  }

  private static Optional<String> computed(String expression, String unit, Tongue tongue) {
    try {
      Result result = Expression.compute(expression);
      String sign = Expression.isRounded(result.value()) ? " ≈ " : " = ";
      String room = unit.isEmpty() || Character.isIdeographic(unit.codePointAt(0)) ? "" : " ";
      return Optional.of(
          pretty(expression) + sign + Expression.shown(result.value()) + room + unit);
    } catch (Expression.Unreadable e) {
      return Optional.empty();
    } catch (ArithmeticException e) {
      return Optional.of(
          "division by zero".equals(e.getMessage())
              ? tongue.say(
                  "除数不能为零，这个算式没有结果。", "Nothing can be divided by zero; this has no result.")
              : tongue.say(
                  "这个算式没有实数结果，或超出了能计算的范围。", "This has no real result, or is out of range."));
    }
  }

  private static String pretty(String expression) {
    String close = SPACES.matcher(expression).replaceAll("").replace("sqrt", "√");
    return OPERATOR
        .matcher(close)
        .replaceAll(match -> " " + match.group() + " ")
        .replace("*", "×")
        .replace("/", "÷");
  }

  private static String signs(String text) {
    String signs = text;
    for (Spoken word : WORDS) {
      signs = word.pattern().matcher(signs).replaceAll(word.sign());
    }
    return ROOT_BEHIND.matcher(signs).replaceAll("sqrt($1)");
  }

  /// The longest piece that can be computed and is more than a number.
  private static Optional<String> longest(String text) {
    return SUM.matcher(text)
        .results()
        .map(match -> match.group())
        .filter(Reckoning::isSum)
        .max(Comparator.comparingInt(String::length));
  }

  private static boolean isSum(String text) {
    try {
      return Expression.compute(text).operators() > 0;
    } catch (Expression.Unreadable e) {
      return false;
    } catch (ArithmeticException e) {
      return true;
    }
  }

  /// The unit of the first of several quantities that can be added up.
  private static Optional<Unit> commonUnit(String text) {
    List<Unit> units =
        MEASURE.matcher(text).results().flatMap(m -> Units.of(m.group(2)).stream()).toList();
    boolean same = units.stream().map(Unit::dimension).distinct().count() == 1;
    return units.isEmpty() || !same ? Optional.empty() : Optional.of(units.getFirst());
  }

  private static String inBase(String text, Unit unit) {
    return MEASURE
        .matcher(COMPOUND.matcher(text).replaceAll("$2+"))
        .replaceAll(match -> {
          BigDecimal factor = Units.of(match.group(2)).map(Unit::factor).orElse(BigDecimal.ONE);
          return Expression.shown(
              new BigDecimal(match.group(1))
                  .multiply(factor)
                  .divide(unit.factor(), MathContext.DECIMAL128));
        });
  }
}
