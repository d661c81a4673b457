package io.openbailian.server.http.text;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.FileReference;
import io.openbailian.protocol.WireException;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.upload.ReferredFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Puts the text of the files that a conversation's system messages refer to in the place of their
/// references, so that no engine has to know of files.
public record DocumentReading(ReferredFiles files) {
  /// A conversation whose documents have been read.
  ///
  /// @param bytes how many of documents were read
  /// @param cut whether there were more than are read
  record Read(Invocation invocation, int bytes, boolean cut) {}

  /// @throws WireException when a file is not there, another key's or no text
  Read read(Invocation invocation, String workspace) throws InterruptedException {
    JsonNode messages = invocation.values().node(Meaning.MESSAGES);
    if (messages == null || !refers(messages)) {
      return new Read(invocation, 0, false);
    }
    ObjectNode values = invocation.values().toJson();
    int bytes = 0;
    boolean cut = false;
    for (JsonNode message : values.path(Meaning.MESSAGES).values()) {
      String reference = FileReference.in(message);
      if (reference != null) {
        ReferredFiles.Text text =
            files.read(reference, workspace, ReferredFiles.MOST_BYTES - bytes);
        FileReference.replace(message, text.text());
        bytes += text.bytes();
        cut |= text.cut();
      }
    }
    return new Read(
        new Invocation(
            invocation.operation(), invocation.model(), invocation.mode(), Values.owning(values)),
        bytes,
        cut);
  }

  private static boolean refers(JsonNode messages) {
    return messages.valueStream().anyMatch(message -> FileReference.in(message) != null);
  }
}
