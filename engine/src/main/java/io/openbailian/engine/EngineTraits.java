package io.openbailian.engine;

/// What an engine does itself and how it is to be treated; everything else is done once, around
/// {@link Engine#run}.
///
/// @param batches takes all items in one call; otherwise each item comes as a call of its own
/// @param rewritesPrompts does `prompt_extend` itself and emits {@link EngineEvent.Rewritten};
///   otherwise the prompt it is given has been rewritten where that was asked for
/// @param watermarks draws the visible mark itself when asked for
/// @param exactSize returns pictures of exactly the size asked for: another size breaks its
///   contract; otherwise they are scaled
/// @param finishesFiles its files are final: their bytes and their label stay as they are;
///   otherwise they are decoded, marked, labelled and encoded anew
/// @param costsMoney each call may be charged for: what may have been carried out is never repeated
/// @param wants how it takes the pictures that come with a call
public record EngineTraits(
    boolean batches,
    boolean rewritesPrompts,
    boolean watermarks,
    boolean exactSize,
    boolean finishesFiles,
    boolean costsMoney,
    Wants wants) {

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
    return new EngineTraits(false, false, false, false, false, false, Wants.PIXELS);
  }

  public EngineTraits withBatches(boolean yes) {
    return new EngineTraits(
        yes, rewritesPrompts, watermarks, exactSize, finishesFiles, costsMoney, wants);
  }

  public EngineTraits withRewrittenPrompts(boolean yes) {
    return new EngineTraits(batches, yes, watermarks, exactSize, finishesFiles, costsMoney, wants);
  }

  public EngineTraits withWatermarks(boolean yes) {
    return new EngineTraits(
        batches, rewritesPrompts, yes, exactSize, finishesFiles, costsMoney, wants);
  }

  public EngineTraits withExactSize(boolean yes) {
    return new EngineTraits(
        batches, rewritesPrompts, watermarks, yes, finishesFiles, costsMoney, wants);
  }

  public EngineTraits withFinishedFiles(boolean yes) {
    return new EngineTraits(
        batches, rewritesPrompts, watermarks, exactSize, yes, costsMoney, wants);
  }

  public EngineTraits withCosts(boolean yes) {
    return new EngineTraits(
        batches, rewritesPrompts, watermarks, exactSize, finishesFiles, yes, wants);
  }

  public EngineTraits withWants(Wants how) {
    return new EngineTraits(
        batches, rewritesPrompts, watermarks, exactSize, finishesFiles, costsMoney, how);
  }
}
