package io.openbailian.conformance.bench.scenarios;

import io.openbailian.protocol.Json;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// WireMock, what people use today in place of the service in their tests: a process with stubs
/// that keep nothing and answer the same bytes to everybody, without a journal. The newest release
/// that is no beta, under the same heap and collector as our server.
final class WireMock implements AutoCloseable {
  static final String TITLE = "WireMock 3.13.2";

  private static final String ARTIFACT = "org.wiremock:wiremock-standalone:3.13.2";
  private static final String JAR = "wiremock-standalone-3.13.2.jar";
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final Process process;
  private final URI url;
  private final Thread atExit;

  private WireMock(Process process, URI url) {
    this.process = process;
    this.url = url;
    this.atExit = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// The jar, which Maven brings once.
  static Path jar(Path folder) throws IOException, InterruptedException {
    Path jar = folder.resolve(JAR);
    if (!Files.exists(jar)) {
      int exit =
          new ProcessBuilder(
                  "mvn",
                  "-q",
                  "-B",
                  "-N",
                  "dependency:copy",
                  "-Dartifact=" + ARTIFACT,
                  "-DoutputDirectory=" + folder.toAbsolutePath())
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.INHERIT)
              .start()
              .waitFor();
      if (exit != 0 || !Files.exists(jar)) {
        throw new IOException("Maven did not bring " + ARTIFACT);
      }
    }
    return jar;
  }

  /// Starts it with a stub for each answer.
  ///
  /// @param root a folder it finds its stubs in
  static WireMock start(Path jar, Path root, List<Stub> stubs)
      throws IOException, InterruptedException {
    Path mappings = Files.createDirectories(root.resolve("mappings"));
    for (int i = 0; i < stubs.size(); i++) {
      Files.writeString(mappings.resolve("stub-" + i + ".json"), stubs.get(i).mapping());
    }
    int port = freePort();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-jar",
                jar.toString(),
                "--no-request-journal",
                "--disable-banner",
                "--bind-address",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--root-dir",
                root.toString())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    WireMock server = new WireMock(process, URI.create("http://127.0.0.1:" + port));
    server.awaitHealth();
    return server;
  }

  /// One request's answer.
  ///
  /// @param path a regular expression
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  record Stub(String method, String path, byte[] body) {
    String mapping() {
      var mapping = Json.object();
      mapping.putObject("request").put("method", method).put("urlPathPattern", path);
      var response =
          mapping
              .putObject("response")
              .put("status", 200)
              .put("body", new String(body, StandardCharsets.UTF_8));
      response.putObject("headers").put("Content-Type", "application/json;charset=UTF-8");
      return Json.text(mapping);
    }
  }

  URI url() {
    return url;
  }

  long pid() {
    return process.pid();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitHealth() throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (!healthy()) {
      if (!process.isAlive() || System.nanoTime() - until > 0) {
        close();
        throw new IOException("WireMock did not start");
      }
      Thread.sleep(50);
    }
  }

  private boolean healthy() {
    try {
      var connection = (HttpURLConnection) url.resolve("/__admin/health").toURL().openConnection();
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false; // not yet
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    process.destroyForcibly().onExit().join();
  }
}
