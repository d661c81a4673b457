package io.openbailian.cli.batch.run;

import io.openbailian.cli.batch.request.BatchEntry;
import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/// Keeps the answers of a service where they are wanted beside the files.
public interface AnswerKeeper {
  /// Where they are not wanted.
  AnswerKeeper NONE = (_, _, _) -> {};

  /// Keeps one, durably, before its entry counts as done.
  ///
  /// @param id of the entry
  void keep(String id, BatchEntry entry, ObjectNode answer) throws IOException;
}
