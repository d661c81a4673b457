package io.openbailian.client;

import io.openbailian.protocol.client.ErrorAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Fetches a result into a file that is whole or not there.
///
/// Result URLs carry their own right, so the key does not travel with them.
final class FileDownload {
  private static final int OK = 200;

  private final ClientSettings settings;

  FileDownload(ClientSettings settings) {
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
      HttpResponse<ArrivingAnswer> response = begun(http, source);
      ArrivingAnswer body = response.body();
      try {
        if (response.statusCode() != OK) {
          throw new RefusedException(
              ErrorAnswer.parse(response.statusCode(), body.whole(settings.answer())));
        }
        write(body, part);
      } catch (TimeoutException e) {
        throw broken(source, "nothing more came", e);
      } catch (ArrivingAnswer.BrokenBody e) {
        throw broken(source, e.getMessage(), e);
      } finally {
        body.cancel();
      }
    }
  }

  private HttpResponse<ArrivingAnswer> begun(HttpClient http, URI source)
      throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(ResultAddress.checked(source))
            .timeout(settings.answer())
            .GET()
            .build();
    try {
      return http.send(request, _ -> new ArrivingAnswer());
    } catch (IOException e) {
      throw broken(source, e.getMessage(), e);
    }
  }

  private static UnreachableException broken(URI source, @Nullable String how, Exception cause) {
    return new UnreachableException(
        Obstacle.of(Obstacle.Kind.DOWNLOAD_BROKE, source.getAuthority(), String.valueOf(how)),
        cause);
  }

  /// A fault of the disk is told as one: only what happens here can be.
  private void write(ArrivingAnswer body, Path part)
      throws IOException, InterruptedException, TimeoutException, ArrivingAnswer.BrokenBody {
    try (FileChannel file =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      Optional<List<ByteBuffer>> piece = body.next(settings.answer());
      while (piece.isPresent()) {
        for (ByteBuffer buffer : piece.get()) {
          while (buffer.hasRemaining()) {
            file.write(buffer);
          }
        }
        piece = body.next(settings.answer());
      }
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
