package io.openbailian.imaging.fill;

import java.awt.Rectangle;

/// Where in the picture the filling for a place should rather come from.
public sealed interface Prior {
  /// From anywhere.
  record Anywhere() implements Prior {}

  /// From near the closest place of that rectangle, above all at its height: what lies at the
  /// horizon goes on at the horizon.
  record Beyond(Rectangle known) implements Prior {}
}
