package io.openbailian.cli.verbs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.ServerLauncher;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.StandardInput;
import io.openbailian.cli.output.Terminal;
import io.openbailian.cli.request.ModelCall;
import io.openbailian.cli.request.Need;
import io.openbailian.protocol.RunFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
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
  private static final Duration LOAD = Duration.ofSeconds(20);

  private final CommandContext context;

  WarmUpCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpecs.of(this, NAME);
    spec.usageMessage().hidden(true);
    return spec.addPositional(
        PositionalParamSpec.builder().index("0").arity("0..1").type(String.class).build());
  }

  /// @throws IOException when a way failed: what is recorded then is how to fail
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

  /// They ask a server that knows one answer: it stands for one in another process, and is made of
  /// as few classes as can be, since every class that is recorded costs each command a little.
  private void commands(Path folder) throws IOException {
    try (ServerSocket other = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform().daemon().start(() -> answer(other)); // until `other` is closed
      String url = "http://127.0.0.1:" + other.getLocalPort();
      List<String> where = List.of("--base-url", url, "--api-key", "sk-warm-up");
      walk(folder, with(where, "tasks", "show", "warm-up"));
      walk(folder, with(where, "tasks", "wait", "warm-up"));
      Path data = Files.createDirectory(folder.resolve("data"));
      RunFile note = new RunFile(ProcessHandle.current().pid(), URI.create(url), "warm-up");
      Files.write(data.resolve(RunFile.NAME), note.bytes());
      walk(folder, List.of("tasks", "show", "warm-up", "--data", data.toString()));
    }
  }

  private static List<String> with(List<String> more, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(more);
    return all;
  }

  private static void answer(ServerSocket other) {
    byte[] body =
        """
        {"request_id":"warm-up","output":{"task_id":"warm-up","task_status":"SUCCEEDED",\
        "submit_time":"2026-01-01 00:00:00.000","results":[{"url":"http://127.0.0.1/"}]}}\
        """
            .getBytes(US_ASCII);
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(body.length);
    while (!other.isClosed()) {
      try (Socket caller = other.accept()) {
        String line = "begun";
        var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), US_ASCII));
        while (line != null) {
          line = in.readLine();
          if ("".equals(line)) {
            caller.getOutputStream().write(head.getBytes(US_ASCII));
            caller.getOutputStream().write(body);
          }
        }
      } catch (IOException e) {
        // a caller that has heard enough, or the walk is over
      }
    }
  }

  private void server(Path folder) throws IOException, InterruptedException {
    loaded(folder);
    String out = folder.resolve("warm.png").toString();
    walk(folder, List.of("models"));
    walk(folder, List.of("text2image", "--help"));
    walk(folder, List.of("text2image", "一座小屋", "--out", out));
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
    ModelCall call = context.models().get().callFor(List.of(Need.text2image()), Optional.empty());
    try (ServerLauncher.Running server =
        context.servers().get().start(Optional.empty(), Map.of(), options)) {
      new TrainingLoad(server.url(), server.token(), call).run(LOAD);
    }
  }

  private void walk(Path folder, List<String> arguments) throws IOException {
    int exit = new Commands(quiet(folder)).run(arguments);
    if (exit != ExitCode.OK.number()) {
      throw new IOException(
          "'bailian %s' ended with %d".formatted(String.join(" ", arguments), exit));
    }
  }

  private CommandContext quiet(Path folder) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new CommandContext(
        new Terminal(
            nowhere, context.err(), StandardInput.none(), folder, false, context.pace(), false),
        Map.of(),
        folder,
        context.models(),
        context.servers());
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
