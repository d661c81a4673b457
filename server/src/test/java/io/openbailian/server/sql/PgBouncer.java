package io.openbailian.server.sql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// A pooler of the machine's own binary between a test and its PostgreSQL, which hands connections
/// out for a transaction each.
public final class PgBouncer implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

  private final Process process;
  private final Path folder;
  private final int port;

  private PgBouncer(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
  }

  /// Starts one; skips the test where the program is not installed.
  public static PgBouncer start(PostgresServer postgres) throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "needs the program pgbouncer");
    Path folder = Files.createTempDirectory("openbailian-pgbouncer-");
    int port = freePort();
    Path users = Files.writeString(folder.resolve("users"), "\"test\" \"\"\n");
    Path settings =
        Files.writeString(
            folder.resolve("pgbouncer.ini"),
            """
            [databases]
            * = host=127.0.0.1 port=%d
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %d
            unix_socket_dir =
            auth_type = trust
            auth_file = %s
            pool_mode = transaction
            default_pool_size = 4
            ignore_startup_parameters = extra_float_digits
            """
                .formatted(postgres.port(), port, users));
    for (Path file : List.of(folder, users, settings)) {
      PostgresServer.readableToItsUser(file);
    }
    Process process =
        new ProcessBuilder(PostgresServer.asUser(PROGRAM.toString(), settings.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    PgBouncer started = new PgBouncer(process, folder, port);
    started.awaitReady();
    return started;
  }

  private void awaitReady() throws IOException, InterruptedException {
    while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException e) {
        // not yet
      }
    }
    throw new IllegalStateException(
        "pgbouncer did not start: " + Files.readString(folder.resolve("log")));
  }

  /// The database behind it. This release keeps no prepared statements, so the driver must not.
  public PostgresAddress address() {
    return new PostgresAddress(
        "postgresql://127.0.0.1:%d/postgres?prepareThreshold=0".formatted(port),
        Optional.of("test"),
        Optional.of(""),
        8);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
