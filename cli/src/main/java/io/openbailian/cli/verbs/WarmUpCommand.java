package io.openbailian.cli.verbs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.LocalServer;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.StandardInput;
import io.openbailian.cli.output.Terminal;
import io.openbailian.cli.request.ModelCall;
import io.openbailian.cli.request.Need;
import io.openbailian.protocol.RunFile;
import io.openbailian.protocol.UserFolders;
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
import java.util.concurrent.FutureTask;
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
  private static final Duration LOOK = Duration.ofMillis(20);

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
      Path data =
          Files.createDirectory(UserFolders.data(folder, Optional.empty(), Files::isDirectory));
      RunFile note = new RunFile(ProcessHandle.current().pid(), URI.create(url), "warm-up");
      Files.write(data.resolve(RunFile.NAME), note.bytes());
      walk(folder, List.of("tasks", "show", "warm-up")); // as users type it
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

  /// First of all, because it decides how much is logged, and by the very verb that users start a
  /// server with: Java records what was seen, and what leads there is part of every start.
  private void loaded(Path folder) throws IOException, InterruptedException {
    Map<String, String> settings =
        Map.of(
            "OPENBAILIAN_TASKS_WORKERS", "0",
            "OPENBAILIAN_TASKS_QUEUE", "1000000",
            "OPENBAILIAN_TASKS_HOLD", "0s");
    Path data = folder.resolve("data");
    List<String> serve = List.of(Commands.SERVE, "--data", data.toString(), "--port", "0");
    var exit = new FutureTask<>(() -> new Commands(quiet(folder, settings)).run(serve));
    Thread server = Thread.ofPlatform().name("warm-up-server").start(exit);
    ModelCall call = context.models().get().callFor(List.of(Need.text2image()), Optional.empty());
    try {
      RunFile running = running(data, exit);
      new TrainingLoad(running.url(), running.token(), call).run(LOAD);
    } finally {
      server.interrupt();
      server.join();
    }
  }

  /// What the server notes once it listens.
  private RunFile running(Path data, FutureTask<Integer> exit)
      throws IOException, InterruptedException {
    Optional<LocalServer> noted = LocalServer.runningOn(data);
    while (noted.isEmpty()) {
      if (exit.isDone()) {
        throw new IOException("the server ended with " + exit.resultNow());
      }
      context.pace().pause(LOOK);
      noted = LocalServer.runningOn(data);
    }
    return noted.get().note();
  }

  private void walk(Path folder, List<String> arguments) throws IOException {
    int exit = new Commands(quiet(folder, Map.of())).run(arguments);
    if (exit != ExitCode.OK.number()) {
      throw new IOException(
          "'bailian %s' ended with %d".formatted(String.join(" ", arguments), exit));
    }
  }

  private CommandContext quiet(Path folder, Map<String, String> environment) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new CommandContext(
        new Terminal(
            nowhere, context.err(), StandardInput.none(), folder, false, context.pace(), false),
        environment,
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
