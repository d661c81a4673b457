package io.openbailian.engine;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What an engine does itself and how it is to be treated; everything else is done once, around
/// {@link Engine#run}.
///
/// @param all what is true of it
/// @param wants how it takes the pictures that come with a call
public record EngineTraits(Set<Trait> all, Wants wants) {
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
    COSTS_MONEY
  }

  /// How an engine takes pictures that come with a call. What it does not want it can still ask
  /// for, only later and more slowly.
  public enum Wants {
    /// Decoded.
    PIXELS,
    /// As the files they are.
    FILES,
    /// As the addresses in the request, where they have one; such a picture is not fetched before.
    ADDRESSES
  }

  /// An engine that makes one item a call and leaves everything else to its caller.
  public static EngineTraits plain() {
    return new EngineTraits(Set.of(), Wants.PIXELS);
  }

  /// The same, and these are true of it too.
  public EngineTraits with(Trait... more) {
    Set<Trait> both = EnumSet.noneOf(Trait.class);
    both.addAll(all);
    Collections.addAll(both, more);
    return new EngineTraits(both, wants);
  }

  /// The same, but for how it takes pictures.
  public EngineTraits wanting(Wants how) {
    return new EngineTraits(all, how);
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
}
