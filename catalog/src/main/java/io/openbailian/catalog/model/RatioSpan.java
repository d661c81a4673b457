package io.openbailian.catalog.model;

import io.openbailian.protocol.PixelSize;

/// Shapes of pictures from the narrowest to the widest, both included.
public record RatioSpan(Ratio min, Ratio max) {

  public boolean holds(PixelSize size) {
    Ratio ratio = Ratio.of(size);
    return min.compareTo(ratio) <= 0 && ratio.compareTo(max) <= 0;
  }
}
