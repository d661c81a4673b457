package io.openbailian.conformance.bench.scenarios;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The load generator wrk (Debian: `apt install wrk`), one thread of it: a program in C that leaves
/// the cores to the servers it is pointed at.
///
/// @param connections how many, each sending its next request when it has its answer
record Wrk(int connections) {
  /// What came of a run.
  ///
  /// @param requests answered
  /// @param failed of these with another status than 2xx, and what broke or timed out
  /// @param middle milliseconds within which half of them were answered
  /// @param late milliseconds within which 99 of 100 were answered
  record Outcome(long requests, double seconds, long failed, double middle, double late) {}

  /// Whether it is installed.
  static boolean isThere() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder("wrk", "-v")
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      process.waitFor();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// Writes a script that sends the requests in turn.
  static void script(Path file, List<ByteBuffer> requests) throws IOException {
    StringBuilder lua = new StringBuilder("local all = {\n");
    for (ByteBuffer request : requests) {
      lua.append(quoted(StandardCharsets.UTF_8.decode(request.duplicate()).toString()))
          .append(",\n");
    }
    lua.append(
        """
        }
        local turn = 0
        function request()
          turn = turn % #all + 1
          return all[turn]
        end
        function done(summary, latency, requests)
          local e = summary.errors
          print("outcome " .. summary.requests .. " " .. summary.duration .. " "
            .. e.status + e.connect + e.read + e.write + e.timeout .. " "
            .. latency:percentile(50) .. " " .. latency:percentile(99))
        end
        """);
    Files.writeString(file, lua);
  }

  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\r", "\\r").replace("\n", "\\n")
        + '"';
  }

  /// Sends what the script says for as long.
  Outcome run(Path script, URI server, Duration length) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + length.toSeconds() + "s",
                "-s",
                script.toString(),
                server.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    String[] outcome =
        said.lines()
            .filter(line -> line.startsWith("outcome "))
            .findFirst()
            .orElseThrow(() -> new IOException("wrk failed: " + said))
            .split(" ", -1);
    return new Outcome(
        Long.parseLong(outcome[1]),
        Long.parseLong(outcome[2]) / 1e6,
        Long.parseLong(outcome[3]),
        Double.parseDouble(outcome[4]) / 1e3,
        Double.parseDouble(outcome[5]) / 1e3);
  }
}
