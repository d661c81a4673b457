package io.openbailian.server.run;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall.Item;
import java.util.List;
import java.util.stream.IntStream;

/// A request that is valid: what is asked of which model, in which mode, with defaults applied and
/// the seed drawn.
public record Invocation(Operation operation, Model model, Mode mode, Values values) {

  /// Whether texts and pictures come in turn, as many pictures as the answer needs.
  public boolean interleaved() {
    return values.flag(Meaning.ENABLE_INTERLEAVE);
  }

  /// How many pictures, or answers of text, are asked for, or how many there may be at most when it
  /// is interleaved.
  public int pictures() {
    return picturesOf(values);
  }

  /// How many pictures these values ask for, or allow.
  public static int picturesOf(Values values) {
    if (values.has(Meaning.FILES)) {
      return values.texts(Meaning.FILES).size();
    }
    String meaning = values.flag(Meaning.ENABLE_INTERLEAVE) ? Meaning.MAX_IMAGES : Meaning.N;
    return Math.toIntExact(values.integer(meaning).orElse(1L));
  }

  /// Its items in order, each with its seed.
  public List<Item> items() {
    return IntStream.range(0, pictures())
        .mapToObj(i -> new Item(i, Seeds.ofItem(values, i)))
        .toList();
  }
}
