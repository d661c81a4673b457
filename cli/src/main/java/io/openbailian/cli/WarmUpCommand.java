package io.openbailian.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `warm-up`, hidden: walks the ways that users walk, so that the launcher can record which classes
/// they need, and which methods are worth compiling first. `warm-up commands` walks those that need
/// no server in their process, `warm-up server` the others, under load.
final class WarmUpCommand implements Command {
  static final String NAME = "warm-up";

  private static final String COMMANDS = "commands";
  private static final Duration LOAD = Duration.ofSeconds(12);

  private final Surroundings here;

  WarmUpCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name(NAME);
    spec.usageMessage().hidden(true);
    return spec.addPositional(
        PositionalParamSpec.builder().index("0").arity("0..1").type(String.class).build());
  }

  /// The outcome does not matter: a way that fails is walked too.
  @Override
  public ExitCode run(ParseResult parsed) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("openbailian-warm-up-");
    try {
      if (COMMANDS.equals(parsed.matchedPositionalValue(0, ""))) {
        commands(folder);
      } else {
        server(folder);
      }
    } finally {
      delete(folder);
    }
    return ExitCode.OK;
  }

  /// They ask a server that knows one answer: it stands for one in another process.
  private void commands(Path folder) throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext("/", WarmUpCommand::answer);
    other.start();
    try {
      String url = "http://127.0.0.1:" + other.getAddress().getPort();
      List<String> where = List.of("--base-url", url, "--api-key", "sk-warm-up");
      walk(folder, List.of("version"));
      walk(folder, List.of("--help"));
      walk(folder, List.of("tasks", "--help"));
      walk(folder, List.of("tasks", "list", "--data", folder.toString()));
      walk(folder, with(where, "tasks", "show", "warm-up"));
      walk(folder, with(where, "tasks", "wait", "warm-up"));
    } finally {
      other.stop(0);
    }
  }

  private static List<String> with(List<String> more, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(more);
    return all;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    var document = Json.object().put("request_id", "warm-up");
    document
        .putObject("output")
        .put("task_id", "warm-up")
        .put("task_status", "SUCCEEDED")
        .put("submit_time", "2026-01-01 00:00:00.000")
        .putArray("results")
        .addObject()
        .put("url", "http://127.0.0.1/");
    byte[] body = Json.bytes(document);
    exchange.getResponseHeaders().add("Content-Type", Wire.JSON);
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private void server(Path folder) throws IOException, InterruptedException {
    loaded(folder);
    String out = folder.resolve("warm.png").toString();
    walk(folder, List.of("models"));
    walk(folder, List.of("text2image", "--help"));
    walk(folder, List.of("text2image", "一座小屋", "--size", "512*512", "--out", out));
    walk(folder, List.of("text2text", "你好"));
  }

  /// First of all, because it decides how much is logged: as much as `serve` does.
  private void loaded(Path folder) throws IOException, InterruptedException {
    Map<String, String> options =
        Map.of(
            "data",
            folder.resolve("data").toString(),
            "port",
            "0",
            "tasks.workers",
            "0",
            "tasks.queue",
            "1000000",
            "tasks.hold",
            "0s");
    Way way = here.models().get().way(List.of(Errand.text2image()), Optional.empty());
    try (ServerLauncher.Running server =
        here.servers().get().start(Optional.empty(), Map.of(), options)) {
      new TrainingLoad(server.url(), server.token(), way).run(LOAD);
    }
  }

  private void walk(Path folder, List<String> arguments) {
    new Commands(quiet(folder)).run(arguments);
  }

  private Surroundings quiet(Path folder) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Surroundings(
        nowhere,
        nowhere,
        Map.of(),
        folder,
        folder,
        false,
        here.pace(),
        here.models(),
        here.servers());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> content = Files.walk(folder)) {
      for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
