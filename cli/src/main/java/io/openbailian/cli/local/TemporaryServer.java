package io.openbailian.cli.local;

import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Leftovers;
import io.openbailian.cli.output.Texts;
import io.openbailian.protocol.RunFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// A server in this process for the length of one command: temporary data, any free port of the
/// loopback, all gone afterwards.
final class TemporaryServer {
  private static final String CONFIG = "OPENBAILIAN_CONFIG";
  private static final String PREFIX = "openbailian-passing-";
  private static final Duration STARTING = Duration.ofMinutes(1);

  private TemporaryServer() {}

  static Target start(CommandContext context) throws InterruptedException {
    Path data = temporary();
    Leftovers.add(data);
    try {
      ServerLauncher.Running server =
          context
              .servers()
              .get()
              .start(
                  context.variable(CONFIG).map(context.folder()::resolve),
                  environment(context),
                  options(context, data));
      return new Target(
          RunFile.base(server.url()),
          server.token(),
          true,
          () -> {
            server.close();
            Leftovers.delete(data);
          });
    } catch (RuntimeException | InterruptedException e) {
      Leftovers.delete(data);
      throw e;
    }
  }

  /// A base of result URLs or a preset key belong to a server that others can reach.
  private static Map<String, String> environment(CommandContext context) {
    Map<String, String> environment = new HashMap<>(context.environment());
    environment.remove("OPENBAILIAN_PUBLIC_URL");
    environment.remove("OPENBAILIAN_API_KEY");
    return environment;
  }

  private static Map<String, String> options(CommandContext context, Path data) {
    return Map.of(
        "data", data.toString(),
        "host", "127.0.0.1",
        "port", "0",
        "rates", "off",
        "tasks.grace", "0s",
        "log.level", context.variable("OPENBAILIAN_LOG_LEVEL").orElse("warn"));
  }

  private static Path temporary() {
    try {
      removeLeftovers();
      return Files.createTempDirectory(PREFIX);
    } catch (IOException e) {
      throw new CommandException(ExitCode.FAILED, Texts.say("server.no-temporary", e.getMessage()));
    }
  }

  /// What commands left that were killed: their locks are free.
  private static void removeLeftovers() throws IOException {
    Path all = Path.of(System.getProperty("java.io.tmpdir", "."));
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(all, PREFIX + "*")) {
      for (Path folder : folders) {
        if (isAbandoned(folder.resolve("lock"))) {
          Leftovers.delete(folder);
        }
      }
    }
  }

  /// One that was made this minute may be about to be locked.
  private static boolean isAbandoned(Path lock) {
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      Instant made = Files.getLastModifiedTime(lock).toInstant();
      return made.isBefore(Clock.systemUTC().instant().minus(STARTING))
          && channel.tryLock() != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false; // not there, not ours, or in use
    }
  }
}
