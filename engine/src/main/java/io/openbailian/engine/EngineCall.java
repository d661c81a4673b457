package io.openbailian.engine;

import io.openbailian.catalog.Model;
import io.openbailian.catalog.Operation;
import io.openbailian.catalog.Values;
import java.util.List;

/// One call as an engine sees it: a valid invocation, and the items it is asked for.
public interface EngineCall {

  /// The task's id, or the request's for a synchronous call; unique, and safe in a file name.
  String id();

  Operation operation();

  Model model();

  /// What was asked, by meaning and with defaults applied, for example `prompt` and `size`.
  Values values();

  /// The pictures asked for, in order; never empty. An engine that does not batch sees one.
  List<Item> items();

  /// True once nobody wants the result any more (shutdown, timeout, a stream whose client has
  /// gone).
  boolean stopped();

  /// One picture of a call.
  ///
  /// @param index its place in the answer, from 0
  /// @param seed 0 to 2147483647; the seed of the call plus the index, wrapped
  record Item(int index, long seed) {}
}
