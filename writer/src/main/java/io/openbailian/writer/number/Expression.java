package io.openbailian.writer.number;

import io.openbailian.text.Pattern;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Computes `+ - * / ^ %`, parentheses and `sqrt` over decimals, in the usual order.
///
/// Results have up to 34 digits; powers are whole and at most 1000.
public final class Expression {
  private static final MathContext PRECISION = MathContext.DECIMAL128;
  private static final int GREATEST_POWER = 1000;
  private static final int LONGEST = 500;
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final int SHOWN_DIGITS = 10;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String ROOT = "sqrt";

  private final String text;
  private int at;
  private int operators;

  private Expression(String text) {
    this.text = text;
  }

  /// What is wrong with an expression.
  public static final class Unreadable extends Exception {
    Unreadable(String message) {
      super(message);
    }
  }

  /// What an expression comes to.
  ///
  /// @param operators how many there are; a number alone has none
  public record Result(BigDecimal value, int operators) {}

  /// Computes an expression.
  ///
  /// @throws Unreadable when it is none
  /// @throws ArithmeticException when it has no value, such as a division by zero
  public static Result compute(String text) throws Unreadable {
    if (text.length() > LONGEST) {
      throw new Unreadable("longer than any sum");
    }
    Expression expression = new Expression(SPACES.matcher(text).replaceAll(""));
    BigDecimal value = expression.sum();
    if (expression.at < expression.text.length()) {
      throw new Unreadable("nothing is expected at " + expression.at);
    }
    return new Result(value, expression.operators);
  }

  /// As people write it: at most ten digits behind the point, and no zeros at its end.
  public static String shown(BigDecimal value) {
    BigDecimal rounded = value.setScale(SHOWN_DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  /// Whether {@link #shown} leaves something out.
  public static boolean isRounded(BigDecimal value) {
    return new BigDecimal(shown(value)).compareTo(value) != 0;
  }

  private BigDecimal sum() throws Unreadable {
    BigDecimal value = product();
    while (true) {
      if (take('+')) {
        value = value.add(product(), PRECISION);
      } else if (take('-')) {
        value = value.subtract(product(), PRECISION);
      } else {
        return value;
      }
    }
  }

  private BigDecimal product() throws Unreadable {
    BigDecimal value = signed();
    while (true) {
      if (take('*')) {
        value = value.multiply(signed(), PRECISION);
      } else if (take('/')) {
        BigDecimal divisor = signed();
        if (divisor.signum() == 0) {
          throw new ArithmeticException("division by zero");
        }
        value = value.divide(divisor, PRECISION);
      } else if (next() == '(') {
        operators++;
        value = value.multiply(signed(), PRECISION);
      } else {
        return value;
      }
    }
  }

  private BigDecimal signed() throws Unreadable {
    if (next() == '-') {
      at++;
      return signed().negate();
    }
    if (next() == '+') {
      at++;
      return signed();
    }
    return power();
  }

  private BigDecimal power() throws Unreadable {
    BigDecimal base = percent();
    if (!take('^')) {
      return base;
    }
    BigDecimal exponent = signed();
    if (exponent.stripTrailingZeros().scale() > 0
        || exponent.abs().compareTo(BigDecimal.valueOf(GREATEST_POWER)) > 0) {
      throw new ArithmeticException("a power is a whole number of at most " + GREATEST_POWER);
    }
    if (base.signum() == 0 && exponent.signum() < 0) {
      throw new ArithmeticException("division by zero");
    }
    return base.pow(exponent.intValueExact(), PRECISION);
  }

  private BigDecimal percent() throws Unreadable {
    BigDecimal value = atom();
    while (take('%')) {
      value = value.divide(HUNDRED, PRECISION);
    }
    return value;
  }

  private BigDecimal atom() throws Unreadable {
    if (text.startsWith(ROOT, at)) {
      at += ROOT.length();
      operators++;
      return atom().sqrt(PRECISION);
    }
    if (next() == '(') {
      at++;
      BigDecimal value = sum();
      if (next() != ')') {
        throw new Unreadable("a parenthesis is not closed");
      }
      at++;
      return value;
    }
    return number();
  }

  private BigDecimal number() throws Unreadable {
    int start = at;
    while (Character.isDigit(next()) || next() == '.') {
      at++;
    }
    try {
      return new BigDecimal(text.substring(start, at));
    } catch (NumberFormatException e) {
      throw new Unreadable("a number is expected at " + start);
    }
  }

  private boolean take(char operator) {
    boolean taken = next() == operator;
    if (taken) {
      at++;
      operators++;
    }
    return taken;
  }

  private char next() {
    return at < text.length() ? text.charAt(at) : '\0';
  }
}
