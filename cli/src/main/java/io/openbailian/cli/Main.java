package io.openbailian.cli;

import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.LocalServers;
import io.openbailian.cli.local.ServerLauncher;
import io.openbailian.cli.logging.LogLevel;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Leftovers;
import io.openbailian.cli.output.StandardInput;
import io.openbailian.cli.output.Terminal;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.request.CatalogModels;
import io.openbailian.cli.request.KnownModels;
import io.openbailian.cli.verbs.Commands;
import io.openbailian.client.ClientClock;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// The program.
///
/// Ctrl-C and SIGTERM interrupt the command, which tidies up on its way out as it would after any
/// failure. A server is given the time for that; any other command ends within a second, and what
/// it has not tidied up by then is done for it.
public final class Main {
  private static final Duration SERVER_STOPS = Duration.ofSeconds(30);
  private static final Duration COMMAND_STOPS = Duration.ofMillis(500);

  private static final AtomicBoolean SERVERS_USED = new AtomicBoolean();

  private Main() {}

  public static void main(String[] arguments) {
    // numbers in sentences, files and on the wire have the same digits on every machine
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    var ended = new CountDownLatch(1);
    var stopping = new AtomicBoolean();
    Thread command = Thread.currentThread();
    boolean serves = Commands.serves(List.of(arguments));
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  stopping.set(true);
                  command.interrupt();
                  await(ended, serves ? SERVER_STOPS : COMMAND_STOPS);
                  Leftovers.deleteAll();
                }));
    int exit = ExitCode.FAILED.number();
    try {
      exit = new Commands(context()).run(List.of(arguments));
      LogLevel.flush();
    } finally {
      ended.countDown();
    }
    if (!stopping.get()) {
      end(exit);
    }
  }

  /// Where no server was in this process, nothing is left to tidy up, and `System.exit` would only
  /// look through every jar for a logger to tell that the program ends: a third of a command's CPU.
  private static void end(int exit) {
    if (SERVERS_USED.get()) {
      System.exit(exit);
    }
    Runtime.getRuntime().halt(exit);
  }

  private static void await(CountDownLatch ended, Duration patience) {
    try {
      boolean tidy = ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!tidy && patience.equals(SERVER_STOPS)) {
        System.err.println(Texts.say("main.server-slow"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static CommandContext context() {
    return new CommandContext(
        new Terminal(
            printer(FileDescriptor.out),
            printer(FileDescriptor.err),
            new StandardInput(System.in, Boolean.getBoolean("openbailian.piped")),
            Path.of("").toAbsolutePath(),
            Boolean.getBoolean("openbailian.terminal"),
            ClientClock.real(),
            false),
        environment(),
        Path.of(System.getProperty("user.home", ".")),
        Main::models,
        Main::servers);
  }

  /// Named by a method of its own, so that a command without a server loads no class of one.
  private static ServerLauncher servers() {
    SERVERS_USED.set(true);
    return new LocalServers();
  }

  private static KnownModels models() {
    return new CatalogModels(CatalogLoader.builtIn(), Texts.chinese());
  }

  /// The launcher runs Java in UTF-8 and hands on what the user's locale is called.
  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    String locale = System.getProperty("openbailian.locale", "");
    if (!locale.isEmpty()) {
      environment.put("LC_ALL", locale); // there Java's own stands
    }
    return environment;
  }

  /// UTF-8 whatever the locale says, because prompts are Chinese more often than not; but for a
  /// terminal whose charset the launcher names.
  private static PrintStream printer(FileDescriptor descriptor) {
    Charset charset = Charset.forName(System.getProperty("openbailian.charset", "UTF-8"));
    return new PrintStream(new FileOutputStream(descriptor), true, charset);
  }
}
