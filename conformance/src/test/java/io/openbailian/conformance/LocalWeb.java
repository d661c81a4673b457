package io.openbailian.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A web server on this machine that has a few files; what `fetch.allow` is opened for.
public final class LocalWeb implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();

  private LocalWeb(HttpServer server) {
    this.server = server;
  }

  public static LocalWeb start() {
    try {
      LocalWeb web =
          new LocalWeb(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      web.server.createContext("/", web::answer);
      web.server.start();
      return web;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] file = files.get(exchange.getRequestURI().getPath());
    try (exchange;
        OutputStream body = exchange.getResponseBody()) {
      exchange.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : file.length);
      if (file != null) {
        body.write(file);
      }
    }
  }

  /// For example `127.0.0.1:40123`, as `fetch.allow` names it.
  public String place() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// Puts a file there.
  ///
  /// @return its address
  public String put(String path, byte[] file) {
    files.put(path, file);
    return "http://" + place() + path;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
