package io.openbailian.text;

/// How far two texts are apart (Levenshtein's distance).
public final class EditDistance {
  private EditDistance() {}

  /// How many characters must be put in, left out or changed to make one of the other. Costs the
  /// product of the lengths: whoever calls bounds them.
  public static int of(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[row.length - 1];
  }
}
