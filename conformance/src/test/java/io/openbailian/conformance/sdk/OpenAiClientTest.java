package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Programs;
import io.openbailian.conformance.TestServer;
import io.openbailian.conformance.wire.TextScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The OpenAI dialect as users of the official `openai` package for Node speak it:
/// `openai/chat.mjs` with the version that `openai/package-lock.json` pins.
class OpenAiClientTest {
  private static final Path SOURCE = Path.of("openai");
  private static final Path INSTALLED = Path.of("target", "openai");

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    Programs.require("node");
    Programs.require("npm");
    Files.createDirectories(INSTALLED);
    for (String file : List.of("package.json", "package-lock.json", "chat.mjs")) {
      Files.write(INSTALLED.resolve(file), Files.readAllBytes(SOURCE.resolve(file)));
    }
    if (!Files.isDirectory(INSTALLED.resolve("node_modules/openai"))) {
      Ended install =
          run(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent");
      assertThat(install.exit()).as(install.output()).isZero();
    }
  }

  private record Ended(int exit, String output) {}

  private static Ended run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(INSTALLED.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), output);
  }

  @Test
  void theOfficialClientIsServed() throws IOException, InterruptedException {
    try (TestServer server = TestServer.scripted(TextScript.RULES, Map.of())) {
      Ended ended =
          run(
              Map.of(
                  "OPENAI_BASE_URL",
                  server.url() + "/compatible-mode/v1",
                  "OPENAI_API_KEY",
                  TestServer.KEY),
              "node",
              "chat.mjs");

      assertThat(ended.exit()).as(ended.output()).isZero();
      assertThat(ended.output().lines().filter(line -> line.startsWith("ok "))).hasSize(9);
    }
  }
}
