package io.openbailian.server;

import io.openbailian.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `run.json` in the data folder: how the command line finds the server that runs on it.
///
/// @param pid of the server's process
/// @param url where it listens
/// @param token opens this server to programs of the same user, until it stops
public record RunFile(long pid, URI url, String token) {
  private static final String NAME = "run.json";

  /// Reads the file; empty when there is none or it is half-written.
  public static Optional<RunFile> read(Path data) {
    try {
      JsonNode node = Json.mapper().readTree(Files.readAllBytes(data.resolve(NAME)));
      return Optional.of(
          new RunFile(
              node.path("pid").asLong(),
              URI.create(node.path("url").asString()),
              node.path("token").asString()));
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Writes the file for its owner's eyes only; if that fails, nothing is left behind.
  void write(Path data) throws IOException {
    ObjectNode node = Json.object();
    node.put("pid", pid).put("url", url.toString()).put("token", token);
    Path file = data.resolve(NAME);
    if (Files.isDirectory(file)) {
      throw new IOException(
          "%s is a folder: remove it, the server writes a file there".formatted(file));
    }
    Path temporary = Files.createTempFile(data, NAME, ".tmp"); // its owner's alone, always
    try {
      Files.write(temporary, Json.bytes(node));
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /// Removes what processes that were killed left; the lock of the folder is held.
  static void removeLeftovers(Path data) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(data, NAME + "*.tmp")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
  }

  static void remove(Path data) throws IOException {
    Files.deleteIfExists(data.resolve(NAME));
  }

  @Override
  public String toString() {
    return "pid %d at %s".formatted(pid, url);
  }
}
