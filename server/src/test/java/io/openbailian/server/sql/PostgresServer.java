package io.openbailian.server.sql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A PostgreSQL server of the machine's own binaries, on a loopback port and in a temporary folder,
/// as an unprivileged user: PostgreSQL refuses to be root.
public final class PostgresServer implements AutoCloseable {
  private static final Path DEBIANS = Path.of("/usr/lib/postgresql");
  private static final int PORTS_TRIED = 10;

  private final Path folder;
  private Process process;
  private final int port;

  private PostgresServer(Path folder, Process process, int port) {
    this.folder = folder;
    this.process = process;
    this.port = port;
  }

  /// Starts one; skips the test where the program is not installed.
  public static PostgresServer start() throws IOException, InterruptedException {
    Optional<Path> binaries = binaries();
    Assumptions.assumeTrue(binaries.isPresent(), "needs the program postgres");
    Path bin = binaries.orElseThrow();
    Path folder = Files.createTempDirectory("openbailian-postgres-");
    if (isRoot()) {
      run("chown", user(), folder.toString());
    }
    run(
        asUser(
            bin.resolve("initdb").toString(),
            "--pgdata=" + folder.resolve("data"),
            "--username=test",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync"));
    for (int attempt = 0; attempt < PORTS_TRIED; attempt++) {
      Optional<PostgresServer> started = listening(bin, folder, freePort());
      if (started.isPresent()) {
        return started.get();
      }
    }
    throw new IllegalStateException("other programs took every port that was free");
  }

  /// Empty where another program took the port in between.
  private static Optional<PostgresServer> listening(Path bin, Path folder, int port)
      throws IOException, InterruptedException {
    Process process = launch(bin, folder, port);
    PostgresServer server = new PostgresServer(folder, process, port);
    return server.isReady() ? Optional.of(server) : Optional.empty();
  }

  private static Process launch(Path bin, Path folder, int port) throws IOException {
    return new ProcessBuilder(
            asUser(
                bin.resolve("postgres").toString(),
                "-D",
                folder.resolve("data").toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off",
                "-c",
                "max_connections=300"))
        .redirectErrorStream(true)
        .redirectOutput(log(folder).toFile())
        .start();
  }

  /// Where it is, for the product.
  public PostgresAddress address() {
    return new PostgresAddress(url("postgres"), Optional.of("test"), Optional.of(""), 8);
  }

  /// Makes a database.
  ///
  /// @return its address
  public String database(String name) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return url(name);
  }

  private String url(String database) {
    return "postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  int port() {
    return port;
  }

  /// Gives a file or folder to the user that the programs run as.
  static void readableToItsUser(Path file) throws IOException, InterruptedException {
    if (isRoot()) {
      run("chown", user(), file.toString());
    }
  }

  /// A new connection to a database of its own for this server.
  public Connection connect() throws SQLException {
    return connect("postgres");
  }

  /// A new connection to one of its databases.
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection("jdbc:" + url(database), "test", "");
  }

  /// Takes it down at once, as `pg_ctl stop -m fast` does.
  public void stop() {
    signal("INT");
    process.onExit().join();
  }

  /// Starts it again where it was.
  public void startAgain() throws IOException, InterruptedException {
    process = launch(binaries().orElseThrow(), folder, port);
    if (!isReady()) {
      throw new IllegalStateException("another program took the port");
    }
  }

  private void signal(String name) {
    try {
      // setpriv becomes the program itself: the id is the postmaster's
      run("kill", "-" + name, String.valueOf(process.pid()));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Waits until it answers.
  ///
  /// @return false where it ended instead
  /// @throws IllegalStateException when it ended for another reason than its port
  private boolean isReady() throws IOException, InterruptedException {
    while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
      try (Connection ready = connect()) {
        if (process.isAlive() && ready.isValid(1)) {
          return true;
        }
      } catch (SQLException e) {
        // not yet
      }
    }
    String said = Files.readString(log(folder));
    if (said.contains("Address already in use")) {
      return false;
    }
    throw new IllegalStateException("postgres did not start: " + said);
  }

  private static Path log(Path folder) {
    return folder.resolve("log");
  }

  /// Stops it with everything that is connected, and removes its folder.
  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().join();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static Optional<Path> binaries() throws IOException {
    if (!Files.isDirectory(DEBIANS)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(DEBIANS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
          .max(Comparator.naturalOrder());
    }
  }

  static List<String> asUser(String... command) {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      all.addAll(List.of("setpriv", "--reuid=" + user(), "--regid=" + user(), "--clear-groups"));
    }
    all.addAll(List.of(command));
    return all;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /// Debian's package makes this user.
  private static String user() {
    return "postgres";
  }

  private static void run(String... command) throws IOException, InterruptedException {
    run(List.of(command));
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("%s: %s".formatted(command, said));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
