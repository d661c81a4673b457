package io.openbailian.conformance.bench.workbench;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.RunFile;
import io.openbailian.server.RunFiles;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The server under test, a child process on a data folder of its own; closing it ends the one and
/// deletes the other.
public final class ServerProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path data;
  private final RunFile run;
  private final boolean gracefully;
  private final Thread atExit;

  private ServerProcess(Process process, Path data, RunFile run, boolean gracefully) {
    this.process = process;
    this.data = data;
    this.run = run;
    this.gracefully = gracefully;
    this.atExit = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// Starts it and waits until it listens.
  ///
  /// @param gracefully whether closing lets it say good-bye, which a recording needs
  static ServerProcess start(ProcessBuilder builder, Path data, boolean gracefully)
      throws IOException, InterruptedException {
    Process process =
        builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() - until < 0) {
      Optional<RunFile> run = RunFiles.read(data);
      if (run.isPresent()) {
        return new ServerProcess(process, data, run.get(), gracefully);
      }
      Thread.sleep(1);
    }
    process.destroyForcibly();
    throw new IOException(
        "the server did not start: %s with %s"
            .formatted(
                String.join(" ", builder.command()),
                builder.environment().entrySet().stream()
                    .filter(variable -> variable.getKey().startsWith("OPENBAILIAN_"))
                    .toList()));
  }

  public URI url() {
    return run.url();
  }

  public long pid() {
    return run.pid();
  }

  /// The memory it holds, in MiB.
  public long resident() throws IOException {
    return Proc.residentMebibytes(run.pid());
  }

  /// A key that the server makes, for callers beside the one of the bench.
  public String newKey(String name) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(run.url().resolve("/admin/v1/keys"))
            .header("Authorization", "Bearer " + run.token())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"name\":\"%s\"}".formatted(name)))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      String answer = http.send(request, BodyHandlers.ofString()).body();
      return Json.parseObject(answer).path("key").asString();
    }
  }

  @Override
  public void close() throws IOException {
    Runtime.getRuntime().removeShutdownHook(atExit);
    if (gracefully) {
      process.destroy();
      process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
    }
    process.destroyForcibly().onExit().join();
    delete(data);
  }

  /// Deletes a folder and all that is in it.
  public static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
