package io.openbailian.conformance.bench.scenarios;

import io.openbailian.conformance.bench.workbench.ServerProcess;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// nginx (Debian: `apt install nginx-light`) on three ports of its own: a model server that answers
/// every request at once with the same chat, one that answers with the same stream, and a plain
/// reverse proxy before each. It leaves the cores to what is measured.
final class Nginx implements AutoCloseable {
  static final int FRAMES = 200;
  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private final Process process;
  private final Path folder;
  private final List<Integer> ports;

  private Nginx(Process process, Path folder, List<Integer> ports) {
    this.process = process;
    this.folder = folder;
    this.ports = ports;
  }

  /// Whether it is installed.
  static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("nginx", "-v").redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  static Nginx start(Path below) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(below, "nginx-").toAbsolutePath();
    List<Integer> ports = List.of(port(), port(), port(), port());
    Files.writeString(folder.resolve("chat.json"), CHAT);
    Files.writeString(folder.resolve("stream.txt"), stream());
    Path file = Files.writeString(folder.resolve("nginx.conf"), configuration(folder, ports));
    Process process =
        new ProcessBuilder("nginx", "-p", folder.toString(), "-c", file.toString())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(folder.resolve("error.log").toFile())
            .start();
    Nginx nginx = new Nginx(process, folder, ports);
    nginx.untilItListens();
    return nginx;
  }

  private static int port() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private void untilItListens() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports.getLast())) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() - end > 0) {
          throw new IOException("nginx did not start: " + log(), e);
        }
        Thread.sleep(5);
      }
    }
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("error.log"));
  }

  /// The model server that answers with a whole chat.
  URI chats() {
    return at(0);
  }

  /// The model server that answers with a stream of {@link #FRAMES} frames.
  URI streams() {
    return at(1);
  }

  /// The proxy before {@link #chats()}.
  URI chatsProxy() {
    return at(2);
  }

  /// The proxy before {@link #streams()}.
  URI streamsProxy() {
    return at(3);
  }

  private URI at(int server) {
    return URI.create("http://127.0.0.1:" + ports.get(server));
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().join();
    ServerProcess.delete(folder);
  }

  private static final String CHAT =
      """
      {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Spring is a season of flowers, rain and light that lasts longer every day."},"finish_reason":"stop"}],"usage":{"prompt_tokens":20,"completion_tokens":18,"total_tokens":38}}\
      """;

  private static String stream() {
    StringBuilder frames = new StringBuilder();
    String begin =
        "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":";
    for (int i = 0; i < FRAMES; i++) {
      frames
          .append(begin)
          .append(i == 0 ? "{\"role\":\"assistant\",\"content\":\"\"}" : "{\"content\":\" word\"}")
          .append(",\"finish_reason\":")
          .append(i == FRAMES - 1 ? "\"stop\"" : "null")
          .append("}]}\n\n");
    }
    return frames.append("data: [DONE]\n\n").toString();
  }

  /// Where root measures, nginx would give up the right to read the folder.
  private static String user() {
    return "root".equals(System.getProperty("user.name")) ? "user root;" : "";
  }

  private static String configuration(Path folder, List<Integer> ports) {
    return """
    daemon off;
    %6$s
    worker_processes 1;
    pid %1$s/pid;
    error_log stderr error;
    events { worker_connections 1024; }
    http {
      access_log off;
      client_body_temp_path %1$s/body;
      proxy_temp_path %1$s/proxy;
      fastcgi_temp_path %1$s/fastcgi;
      uwsgi_temp_path %1$s/uwsgi;
      scgi_temp_path %1$s/scgi;
      keepalive_requests 1000000000;
      tcp_nodelay on;
      upstream chats { server 127.0.0.1:%2$d; keepalive 128; keepalive_requests 1000000000; }
      upstream streams { server 127.0.0.1:%3$d; keepalive 128; keepalive_requests 1000000000; }
      server {
        listen 127.0.0.1:%2$d;
        root %1$s;
        error_page 405 =200 /chat.json;
        location = /chat.json { default_type application/json; }
        location / { try_files /none /chat.json; }
      }
      server {
        listen 127.0.0.1:%3$d;
        root %1$s;
        error_page 405 =200 /stream.txt;
        location = /stream.txt { types { } default_type text/event-stream; }
        location / { try_files /none /stream.txt; }
      }
      server {
        listen 127.0.0.1:%4$d;
        location / { proxy_pass http://chats; proxy_http_version 1.1; proxy_set_header Connection ""; }
      }
      server {
        listen 127.0.0.1:%5$d;
        location / { proxy_pass http://streams; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off; }
      }
    }
    """
        .formatted(folder, ports.get(0), ports.get(1), ports.get(2), ports.get(3), user());
  }
}
