package io.openbailian.conformance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `bailian` in a process of its own, which a test may kill.
public final class ChildCommand {
  private ChildCommand() {}

  /// Starts a command.
  ///
  /// @param folder where it is called, and where its output goes: `out.txt`, `err.txt`
  /// @param server that it asks
  /// @param key of the caller; empty for none
  public static Process start(Path folder, URI server, String key, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(ChildStart.command("256m"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("OPENBAILIAN_BASE_URL", server + "/api/v1");
    if (key.isEmpty()) {
      builder
          .environment()
          .remove("OPENBAILIAN_API_KEY"); // a server would take it for a preset one
    } else {
      builder.environment().put("OPENBAILIAN_API_KEY", key);
    }
    return builder
        .redirectOutput(folder.resolve("out.txt").toFile())
        .redirectError(folder.resolve("err.txt").toFile())
        .start();
  }
}
