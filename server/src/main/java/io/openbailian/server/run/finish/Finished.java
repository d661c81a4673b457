package io.openbailian.server.run.finish;

import io.openbailian.protocol.WireError;
import io.openbailian.server.task.ItemResult;
import java.util.function.Supplier;

/// What became of something that an engine made for an item.
public sealed interface Finished {

  /// Its file is durable, and has no row yet.
  record Done(ItemResult result) implements Finished {}

  /// The disk would not take it; another time it may.
  ///
  /// @param again tries once more, with what has been made
  record NotStored(WireError error, Supplier<Finished> again) implements Finished {}

  /// It is not what it should be, or could not be finished.
  record Failed(WireError error) implements Finished {}
}
