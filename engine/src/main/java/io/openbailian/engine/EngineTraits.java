package io.openbailian.engine;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What an engine does itself and how it is to be treated; everything else is done once, around
/// {@link Engine#run}.
///
/// @param all what is true of it
public record EngineTraits(Set<Trait> all) {
  public EngineTraits {
    all = Set.copyOf(all);
  }

  /// Something that is true of an engine.
  public enum Trait {
    /// It takes all items in one call; otherwise each item comes as a call of its own.
    BATCHES,
    /// It does `prompt_extend` itself and emits {@link EngineEvent.Rewritten}; otherwise the prompt
    /// it is given has been rewritten where that was asked for.
    REWRITES_PROMPTS,
    /// It draws the visible mark itself when asked for.
    WATERMARKS,
    /// It returns pictures of exactly the size asked for: another size breaks its contract;
    /// otherwise they are scaled.
    EXACT_SIZE,
    /// Its files are final: their bytes and their label stay as they are; otherwise they are
    /// decoded, marked, labelled and encoded anew.
    FINISHES_FILES,
    /// Each call may be charged for: what may have been carried out is never repeated.
    COSTS_MONEY,
    /// It takes pictures by the public addresses in the request, where they have one: such a
    /// picture is not fetched before. Asked for all the same, it is fetched then.
    TAKES_ADDRESSES
  }

  /// An engine that makes one item a call and leaves everything else to its caller.
  public static EngineTraits plain() {
    return new EngineTraits(Set.of());
  }

  /// The same, and these are true of it too.
  public EngineTraits with(Trait... more) {
    Set<Trait> both = EnumSet.noneOf(Trait.class);
    both.addAll(all);
    Collections.addAll(both, more);
    return new EngineTraits(both);
  }

  public boolean batches() {
    return all.contains(Trait.BATCHES);
  }

  public boolean rewritesPrompts() {
    return all.contains(Trait.REWRITES_PROMPTS);
  }

  public boolean watermarks() {
    return all.contains(Trait.WATERMARKS);
  }

  public boolean exactSize() {
    return all.contains(Trait.EXACT_SIZE);
  }

  public boolean finishesFiles() {
    return all.contains(Trait.FINISHES_FILES);
  }

  public boolean costsMoney() {
    return all.contains(Trait.COSTS_MONEY);
  }

  public boolean takesAddresses() {
    return all.contains(Trait.TAKES_ADDRESSES);
  }
}
