package io.openbailian.conformance.dependencies;

import java.math.BigInteger;

/// Versions compared part by part: numbers as numbers, `1.0-rc1` before `1.0`.
final class Versions {
  private static final String NUMBER = "\\d+";

  private Versions() {}

  static int compare(String one, String other) {
    String[] a = one.split("[.-]");
    String[] b = other.split("[.-]");
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      int order = compareParts(part(a, i), part(b, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static String part(String[] parts, int index) {
    return index < parts.length ? parts[index] : "0";
  }

  private static int compareParts(String a, String b) {
    boolean numberA = a.matches(NUMBER);
    boolean numberB = b.matches(NUMBER);
    if (numberA && numberB) {
      return new BigInteger(a).compareTo(new BigInteger(b));
    }
    if (numberA != numberB) {
      return numberA ? 1 : -1;
    }
    return a.compareTo(b);
  }
}
