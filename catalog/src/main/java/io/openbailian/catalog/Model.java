package io.openbailian.catalog;

import java.util.Map;
import java.util.Set;

/// One model as the catalogue knows it, its family's facts and its own patched together.
///
/// @param name for example `wan2.2-t2i-flash`
/// @param family the name of its family
/// @param serves the operations it can be asked for, and in which modes
/// @param watermark the visible mark of its family, drawn when a request asks for one; may be empty
public record Model(String name, String family, Map<String, Set<Mode>> serves, String watermark) {
  public Model {
    serves = Map.copyOf(serves);
  }
}
