package io.openbailian.conformance.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A request that somebody published, and what is known of the service's answer.
///
/// @param file that holds it, for example `text`
/// @param source where the answer can be read
/// @param settings of the server, for example `strict: true`; cases of equal settings share one
/// @param path after the host
/// @param body the document that is sent, or a text that is sent as it is; nothing for none
/// @param ends the state in which the task that is begun has to end; nothing where there is none
/// @param slow whether it is asked behind --slow alone, because it takes seconds and another case
///   asks the same of the engine
/// @param code of the error, where the dialect puts it
/// @param message what the error's sentence begins with
/// @param contains what the body of the answer holds anywhere
/// @param headers of the answer, each with what it holds; empty for a header that is not there
/// @param members that the answer has, as {@link AnswerPath} reads them
/// @param absent members that it does not have
/// @param equal members and their values
record PublishedCase(
    String file,
    String id,
    String source,
    Map<String, String> settings,
    String method,
    String path,
    Map<String, String> sentHeaders,
    Optional<JsonNode> body,
    int status,
    Optional<String> ends,
    boolean slow,
    Optional<String> code,
    Optional<String> message,
    List<String> contains,
    Map<String, String> headers,
    List<String> members,
    List<String> absent,
    Map<String, JsonNode> equal) {

  @Override
  public String toString() {
    return file + " " + id;
  }
}
