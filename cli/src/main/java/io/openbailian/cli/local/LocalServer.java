package io.openbailian.cli.local;

import io.openbailian.client.LocalAdmin;
import io.openbailian.protocol.RunFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A server of another process of this machine, as it says of itself in its data folder.
public record LocalServer(RunFile note) {

  /// The server that runs on a data folder; empty when there is none, whatever a crash left there.
  public static Optional<LocalServer> runningOn(Path data) throws InterruptedException {
    Optional<LocalServer> server = noted(data.resolve(RunFile.NAME)).map(LocalServer::new);
    if (server.isEmpty() || !server.get().answers()) {
      return Optional.empty();
    }
    return server;
  }

  private static Optional<RunFile> noted(Path file) {
    try {
      return RunFile.of(Files.readAllBytes(file));
    } catch (IOException e) {
      return Optional.empty(); // no note, or not ours to read: no server for us
    }
  }

  private boolean answers() {
    if (ProcessHandle.of(note.pid()).filter(ProcessHandle::isAlive).isEmpty()) {
      return false;
    }
    try (LocalAdmin admin = admin()) {
      return admin.alive();
    }
  }

  public LocalAdmin admin() {
    return new LocalAdmin(note.url(), note.token());
  }

  public URI url() {
    return note.url();
  }

  /// The base URL of its API.
  URI base() {
    return note.base();
  }

  public String token() {
    return note.token();
  }
}
