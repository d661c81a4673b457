package io.openbailian.protocol;

import java.util.List;

/// The vector of one text, in one or both forms.
///
/// @param dense as many numbers as its dimension, of length 1 together; let go of
/// @param sparse the tokens that count, by their number
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record TextVector(float[] dense, List<Term> sparse) {
  public TextVector {
    sparse = List.copyOf(sparse);
  }

  /// A token of a sparse vector.
  ///
  /// @param index its number in the vocabulary
  /// @param value how much it counts, above 0
  public record Term(int index, float value, String token) {

    /// The same, counted less the more often it comes.
    public Term damped() {
      return new Term(index, (float) Math.log1p(value), token);
    }
  }
}
