package io.openbailian.s3;

import io.openbailian.server.config.S3Settings;
import io.openbailian.server.config.Settings;
import io.openbailian.server.config.SettingsBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;

/// S3Proxy, a server of S3 that checks signatures, in a process of its own; one for all tests.
final class S3Server {
  static final String ACCESS_KEY = "test-access-key";
  static final String SECRET_KEY = "test-secret-key";

  private static final Path JARS = Path.of("..", "s3-server", "target", "lib");
  private static final S3Server ONE = started();

  private final int port;
  private final AtomicInteger buckets = new AtomicInteger();

  private S3Server(int port) {
    this.port = port;
  }

  static S3Server get() {
    return ONE;
  }

  int port() {
    return port;
  }

  /// It takes any other name for a bucket's.
  String endpoint() {
    return "http://%s:%d".formatted(TestNames.DOMAIN, port);
  }

  /// Makes a bucket.
  String bucket() {
    String name = "bucket-" + buckets.incrementAndGet();
    try (S3Client client = client()) {
      client.createBucket(asked -> asked.bucket(name));
    }
    return name;
  }

  /// A client that has its way whatever is tested.
  S3Client client() {
    return Clients.client(settings(endpoint(), "none").build().files().s3());
  }

  /// Settings for a bucket at an endpoint; a test changes what it is about.
  SettingsBuilder settings(String endpoint, String bucket) {
    return Settings.builder()
        .set("files.s3.endpoint", endpoint)
        .set("files.s3.bucket", bucket)
        .set("files.s3.access-key", ACCESS_KEY)
        .set("files.s3.secret-key", SECRET_KEY)
        .set("files.s3.path-style", true)
        .set("files.s3.sweep", "0s");
  }

  S3Settings s3(String endpoint, String bucket) {
    return settings(endpoint, bucket).build().files().s3();
  }

  private static S3Server started() {
    try {
      return start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static S3Server start() throws IOException {
    Path folder = Files.createTempDirectory("s3-server-");
    int port = freePort();
    Path properties = folder.resolve("s3proxy.conf");
    Files.writeString(
        properties,
        """
        s3proxy.endpoint=http://127.0.0.1:%d
        s3proxy.authorization=aws-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        s3proxy.virtual-host=%s
        s3proxy.maximum-timeskew=90000
        jclouds.provider=filesystem-nio2
        jclouds.filesystem.basedir=%s
        """
            .formatted(
                port,
                ACCESS_KEY,
                SECRET_KEY,
                TestNames.DOMAIN,
                Files.createDirectory(folder.resolve("data"))));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "org.gaul.s3proxy.Main",
                "--properties",
                properties.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, folder)));
    while (!listens(port)) {
      if (!process.isAlive()) {
        throw new IOException("S3Proxy did not start:\n" + Files.readString(log));
      }
      LockSupport.parkNanos(20_000_000);
    }
    return new S3Server(port);
  }

  private static String classPath() throws IOException {
    try (Stream<Path> jars = Files.list(JARS)) {
      return String.join(
          File.pathSeparator, jars.map(jar -> jar.toAbsolutePath().toString()).sorted().toList());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean listens(int port) {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void end(Process process, Path folder) {
    process.destroyForcibly();
    try (Stream<Path> files = Files.walk(folder)) {
      process.onExit().join();
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      return; // a folder of the system's temporary ones
    }
  }
}
