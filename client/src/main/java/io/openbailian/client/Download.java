package io.openbailian.client;

import io.openbailian.protocol.client.ErrorAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// Fetches a result into a file that is whole or not there.
///
/// Result URLs carry their own right, so the key does not travel with them.
final class Download {
  private static final int OK = 200;

  private final ClientSettings settings;

  Download(ClientSettings settings) {
    this.settings = settings;
  }

  void to(URI source, Path target) throws IOException, InterruptedException {
    Path absolute = target.toAbsolutePath();
    Path folder =
        Objects.requireNonNull(absolute.getParent(), () -> absolute + " cannot be a file");
    Files.createDirectories(folder);
    // Not Files.createTempFile: its files are private, and so would the picture be.
    Path part =
        folder.resolve(
            ".%s.%08x.part".formatted(absolute.getFileName(), source.toString().hashCode()));
    try {
      fetch(source, part);
      publish(part, absolute);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void fetch(URI source, Path part) throws IOException, InterruptedException {
    try (HttpClient http = client()) {
      HttpRequest request = HttpRequest.newBuilder(source).timeout(settings.answer()).GET().build();
      HttpResponse<Path> response =
          http.send(
              request,
              BodyHandlers.ofFile(
                  part,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE));
      if (response.statusCode() != OK) {
        throw new RefusedException(
            ErrorAnswer.parse(response.statusCode(), Files.readAllBytes(part)));
      }
    } catch (IOException e) {
      throw new UnreachableException(
          "The download from %s broke: %s".formatted(source.getAuthority(), e.getMessage()), e);
    }
  }

  private HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(LateTls.context())
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(settings.connect())
        .build();
  }

  private static void publish(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
