package io.openbailian.cli.local;

import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Texts;
import io.openbailian.client.ClientClock;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A server in a process of its own, which goes on when this command has ended: out of the reach of
/// this terminal's Ctrl-C and of its closing where the system has the program `setsid`.
public final class BackgroundServer {
  /// What the server logs, in its data folder; the log of the start before is kept beside it.
  public static final String LOG = "serve.log";

  private static final String LOG_BEFORE = "serve.log.1";

  /// Tells a server's process that nobody sits before it.
  private static final String PROPERTY = "openbailian.background";

  private static final String MAIN = "io.openbailian.cli.Main";
  private static final Duration PAUSE = Duration.ofMillis(50);

  /// A start takes a second or two; a machine that needs longer than this is not going to be ready.
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static final int LINES_TOLD = 20;

  private final Path data;
  private final Process process;
  private final Path greeting;

  private BackgroundServer(Path data, Process process, Path greeting) {
    this.data = data;
    this.process = process;
    this.greeting = greeting;
  }

  /// Starts one; it need not answer yet.
  ///
  /// @param data its folder, closed to other users
  /// @param arguments behind `bailian`
  public static BackgroundServer start(Path data, List<String> arguments) throws IOException {
    Path log = data.resolve(LOG);
    if (Files.exists(log)) {
      Files.move(log, data.resolve(LOG_BEFORE), StandardCopyOption.REPLACE_EXISTING);
    }
    // It prints a key, once: that is for the terminal and stays in no file.
    Path greeting = Files.createTempFile("openbailian-", ".greeting");
    try {
      Process process =
          new ProcessBuilder(command(arguments))
              .redirectInput(
                  new File(
                      System.getProperty("os.name", "").startsWith("Windows")
                          ? "NUL"
                          : "/dev/null"))
              .redirectOutput(greeting.toFile())
              .redirectError(log.toFile())
              .start();
      return new BackgroundServer(data, process, greeting);
    } catch (IOException e) {
      Files.delete(greeting);
      throw e;
    }
  }

  /// Whether this process is such a server.
  public static boolean isThis() {
    return Boolean.getBoolean(PROPERTY);
  }

  /// This very program, with the options that it got from its launcher.
  private static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    for (String folder : List.of("/usr/bin", "/bin")) {
      if (command.isEmpty() && Files.isExecutable(Path.of(folder, "setsid"))) {
        command.add(Path.of(folder, "setsid").toString());
      }
    }
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-D" + PROPERTY + "=true");
    command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), MAIN));
    command.addAll(arguments);
    return command;
  }

  /// Waits until it answers, and returns what it printed.
  ///
  /// @throws CommandException with the end of its log, when it ended or took too long; it is gone
  ///   then
  public String awaitStart(ClientClock clock) throws InterruptedException, IOException {
    try {
      long begin = clock.nanos();
      while (!answers()) {
        if (!process.isAlive()) {
          throw ended();
        }
        if (clock.nanos() - begin > LONGEST.toNanos()) {
          throw new CommandException(
              ExitCode.FAILED, Texts.say("background.silent", LONGEST.toMinutes(), told()));
        }
        clock.pause(PAUSE);
      }
      return Files.readString(greeting);
    } catch (CommandException | InterruptedException | IOException e) {
      process.destroy();
      throw e;
    } finally {
      Files.deleteIfExists(greeting);
    }
  }

  /// It notes where it is when it answers, and greets after that.
  private boolean answers() throws InterruptedException, IOException {
    Optional<LocalServer> server = LocalServer.runningOn(data);
    return server.filter(found -> found.note().pid() == process.pid()).isPresent()
        && Files.readString(greeting).endsWith(System.lineSeparator());
  }

  private CommandException ended() {
    ExitCode exit =
        process.exitValue() == ExitCode.USAGE.number() ? ExitCode.USAGE : ExitCode.FAILED;
    return new CommandException(exit, Texts.say("background.ended", told()));
  }

  /// The end of its log, where it said why.
  private String told() {
    Path log = data.resolve(LOG);
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      List<String> last = lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size());
      return Texts.say("background.log-ends", log, String.join("\n", last));
    } catch (IOException e) {
      return Texts.say("background.log", log);
    }
  }

  public long pid() {
    return process.pid();
  }
}
