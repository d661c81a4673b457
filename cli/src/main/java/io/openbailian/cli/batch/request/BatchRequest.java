package io.openbailian.cli.batch.request;

import io.openbailian.cli.request.ModelCall;
import tools.jackson.databind.node.ObjectNode;

/// What is sent for an entry.
///
/// @param call the model, and how it is asked; of a request in the OpenAI dialect the one it
///   resembles
/// @param dialect whose door it goes to
/// @param path below the dialect's base
/// @param body where files of this machine still stand as `file:` addresses
public record BatchRequest(ModelCall call, Dialect dialect, String path, ObjectNode body) {

  /// Whose door a request goes to.
  public enum Dialect {
    NATIVE,
    OPENAI
  }
}
