package io.openbailian.engines.scripted;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A piece of a script as it was written down, before it means anything.
sealed interface Part {

  ScriptPosition place();

  /// A text, a number or a flag, as written.
  record Text(ScriptPosition place, String text) implements Part {}

  /// A list.
  record Sequence(ScriptPosition place, List<Part> parts) implements Part {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /// A mapping; its entries stand where their keys stand, in the order written.
  record Block(ScriptPosition place, Map<String, Part> entries) implements Part {
    public Block {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }
}
