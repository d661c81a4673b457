package io.openbailian.conformance.bench.scenarios;

import io.openbailian.conformance.bench.workbench.Api;
import io.openbailian.conformance.bench.workbench.Figure;
import io.openbailian.conformance.bench.workbench.Scenario;
import io.openbailian.conformance.bench.workbench.ServerProcess;
import io.openbailian.conformance.bench.workbench.Text;
import io.openbailian.conformance.bench.workbench.Workbench;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// From the start of the process to its first answer, on a new data folder, in turn with a bare
/// Javalin that says hello.
public final class ColdStarts implements Scenario {
  private static final int STARTS = 7;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  @Override
  public String name() {
    return "cold";
  }

  @Override
  public void measure(Workbench bench, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    double[] ours = new double[STARTS];
    double[] hello = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      hello[i] = hello();
      ours[i] = ours(bench);
    }
    figures.accept(
        new Figure(
            "process start to the first answer (a query, which is told UNKNOWN), new data folder",
            Text.format(
                "median of %d: %.0f ms; a bare Javalin that says hello, without an AOT cache, %.0f ms: %.2f of it",
                STARTS,
                Text.median(ours),
                Text.median(hello),
                Text.median(ours) / Text.median(hello)),
            "<= 0.75 of it",
            "Loading and linking classes on a cold JVM."));
  }

  private static double ours(Workbench bench) throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (ServerProcess server = bench.start(Map.of());
        Api api = new Api(server.url(), bench.requests())) {
      api.task("none");
      return (System.nanoTime() - start) / 1e6;
    }
  }

  /// The class path is the benchmark's, of which it loads what it needs.
  private static double hello() throws IOException, InterruptedException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            HelloServer.class.getName(),
            Integer.toString(port));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    try {
      while (!answers(port)) {
        if (!process.isAlive() || System.nanoTime() - start > PATIENCE_NANOS) {
          throw new IOException("the bare Javalin did not start");
        }
        Thread.sleep(1);
      }
      return (System.nanoTime() - start) / 1e6;
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
          .startsWith("HTTP/1.1 200");
    } catch (IOException e) {
      return false; // not yet
    }
  }
}
