package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A client of npm: a folder beside this module with a script and the versions that its lock file
/// pins, installed below `target`. Tests of one are skipped where there is no Node.
///
/// @param folder of its sources, and of its installation
/// @param dependency that shows whether it is installed
record NodeClient(String folder, String dependency) {
  private static final String SCRIPT = "chat.mjs";

  /// How a program ended, and what it printed.
  record Ended(int exit, String output) {

    /// The checks of the script that held.
    long held() {
      return output.lines().filter(line -> line.startsWith("ok ")).count();
    }
  }

  private Path installed() {
    return Path.of("target", folder);
  }

  /// Copies the sources, and installs the dependencies unless they are there.
  NodeClient install() throws IOException, InterruptedException {
    Programs.require("node");
    Programs.require("npm");
    Files.createDirectories(installed());
    for (String file : List.of("package.json", "package-lock.json", SCRIPT)) {
      Files.write(installed().resolve(file), Files.readAllBytes(Path.of(folder, file)));
    }
    if (!Files.isDirectory(installed().resolve("node_modules/" + dependency))) {
      Ended install =
          run(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent");
      assertThat(install.exit()).as(install.output()).isZero();
    }
    return this;
  }

  /// Copies another script of the folder, and runs it.
  Ended runScript(String script, Map<String, String> environment)
      throws IOException, InterruptedException {
    Files.write(installed().resolve(script), Files.readAllBytes(Path.of(folder, script)));
    return run(environment, "node", script);
  }

  /// Runs the script.
  Ended runScript(Map<String, String> environment) throws IOException, InterruptedException {
    return run(environment, "node", SCRIPT);
  }

  private Ended run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(installed().toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), output);
  }
}
