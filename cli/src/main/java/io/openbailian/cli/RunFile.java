package io.openbailian.cli;

import io.openbailian.client.LocalAdmin;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Wire;
import io.openbailian.text.Trim;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The note a running server leaves in its data folder.
///
/// @param url the server's root
/// @param token opens its API and its administration, at this URL only
record RunFile(long pid, URI url, String token) {
  private static final String NAME = "run.json";

  /// The server that runs on a data folder; empty when there is none, whatever a crash left there.
  static Optional<RunFile> live(Path data) throws InterruptedException {
    Optional<RunFile> note = read(data.resolve(NAME));
    if (note.isEmpty() || !note.get().answers()) {
      return Optional.empty();
    }
    return note;
  }

  private static Optional<RunFile> read(Path file) {
    try {
      return Json.tryParse(Files.readAllBytes(file)).flatMap(RunFile::of);
    } catch (IOException e) {
      return Optional.empty(); // no note, or not ours to read: no server for us
    }
  }

  private static Optional<RunFile> of(JsonNode tree) {
    String url = tree.path("url").asString("");
    String token = tree.path("token").asString("");
    if (url.isEmpty() || token.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new RunFile(tree.path("pid").asLong(0), root(URI.create(url)), token));
  }

  private boolean answers() throws InterruptedException {
    if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
      return false;
    }
    try (LocalAdmin admin = admin()) {
      return admin.alive();
    }
  }

  LocalAdmin admin() {
    return new LocalAdmin(url, token);
  }

  /// The base URL of its API.
  URI base() {
    return base(url);
  }

  static URI base(URI root) {
    return URI.create(root + Wire.API);
  }

  private static URI root(URI url) {
    String text = Trim.trailing(url.toString(), '/');
    return URI.create(
        text.endsWith(Wire.API) ? text.substring(0, text.length() - Wire.API.length()) : text);
  }
}
