package io.openbailian.protocol;

import io.openbailian.text.Trim;
import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a running server notes in `run.json` of its data folder, and how the command line finds it.
///
/// @param pid of the server's process
/// @param url the server's root, without the API's path
/// @param token opens its API and its administration to programs of the same user, until it stops
public record RunFile(long pid, URI url, String token) {

  /// The file's name in the data folder.
  public static final String NAME = "run.json";

  private static final String PID = "pid";
  private static final String URL = "url";
  private static final String TOKEN = "token";

  public RunFile {
    url = withoutApiPath(url);
  }

  /// Reads the content of the file; empty when it is half-written or something else.
  public static Optional<RunFile> of(byte[] content) {
    return Json.tryParse(content).flatMap(RunFile::of);
  }

  private static Optional<RunFile> of(JsonNode tree) {
    String url = tree.path(URL).asString("");
    String token = tree.path(TOKEN).asString("");
    if (url.isEmpty() || token.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new RunFile(tree.path(PID).asLong(0), URI.create(url), token));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The content of the file.
  public byte[] bytes() {
    ObjectNode node = Json.object();
    node.put(PID, pid).put(URL, url.toString()).put(TOKEN, token);
    return Json.bytes(node);
  }

  /// The base URL of its API.
  public URI base() {
    return base(url);
  }

  /// The base URL of the API of a server.
  ///
  /// @param root the server's root
  public static URI base(URI root) {
    return URI.create(root + Wire.API);
  }

  private static URI withoutApiPath(URI url) {
    String text = Trim.trailing(url.toString(), '/');
    return URI.create(
        text.endsWith(Wire.API) ? text.substring(0, text.length() - Wire.API.length()) : text);
  }

  /// Without the token.
  @Override
  public String toString() {
    return "pid %d at %s".formatted(pid, url);
  }
}
