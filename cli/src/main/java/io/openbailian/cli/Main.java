package io.openbailian.cli;

import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.LocalServers;
import io.openbailian.cli.local.ServerLauncher;
import io.openbailian.cli.logging.LogLevel;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Terminal;
import io.openbailian.cli.request.CatalogModels;
import io.openbailian.cli.request.KnownModels;
import io.openbailian.cli.verbs.Commands;
import io.openbailian.client.ClientClock;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// The program.
///
/// Ctrl-C and SIGTERM interrupt the command, which tidies up on its way out as it would after any
/// failure; the process waits for that.
public final class Main {
  private static final Duration TIDYING_UP = Duration.ofSeconds(30);

  private static final AtomicBoolean SERVERS_USED = new AtomicBoolean();

  private Main() {}

  public static void main(String[] arguments) {
    var ended = new CountDownLatch(1);
    var stopping = new AtomicBoolean();
    Thread command = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  stopping.set(true);
                  command.interrupt();
                  await(ended);
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

  private static void await(CountDownLatch ended) {
    try {
      boolean tidy = ended.await(TIDYING_UP.toSeconds(), TimeUnit.SECONDS);
      if (!tidy) {
        System.err.println("The command did not end in time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// UTF-8 whatever the locale says: prompts are Chinese more often than not.
  private static CommandContext context() {
    return new CommandContext(
        new Terminal(
            utf8(FileDescriptor.out),
            utf8(FileDescriptor.err),
            Path.of("").toAbsolutePath(),
            Boolean.getBoolean("openbailian.terminal"),
            ClientClock.real()),
        System.getenv(),
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
    return new CatalogModels(CatalogLoader.builtIn(), CommandContext.chinese(System.getenv()));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
