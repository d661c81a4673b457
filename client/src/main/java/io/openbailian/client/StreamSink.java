package io.openbailian.client;

import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/// Takes the frames of a streamed answer, on the thread that asked for it.
@FunctionalInterface
public interface StreamSink {

  /// Takes one frame.
  ///
  /// @param answer one frame's document; while it is looked at, the service may have to wait
  void frame(ObjectNode answer) throws IOException, InterruptedException;
}
