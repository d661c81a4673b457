package io.openbailian.cli.output;

import io.openbailian.client.RefusedException;
import io.openbailian.protocol.Json;
import tools.jackson.databind.node.ObjectNode;

/// What `--json` prints when there is no answer: the members of the service's own refusals, and
/// `exit`, the exit code.
public final class ErrorDocument {
  private ErrorDocument() {}

  /// A refusal of the service, in its words.
  public static ObjectNode of(ExitCode exit, RefusedException refused) {
    ObjectNode document = of(exit, refused.code(), String.valueOf(refused.getMessage()));
    refused.hint().ifPresent(hint -> document.put("hint", hint));
    refused.requestId().ifPresent(id -> document.put("request_id", id));
    return document;
  }

  /// What this program has to say.
  public static ObjectNode of(ExitCode exit, String sentence) {
    return of(exit, exit.code(), sentence);
  }

  private static ObjectNode of(ExitCode exit, String code, String message) {
    return Json.object().put("code", code).put("message", message).put("exit", exit.number());
  }
}
