package io.openbailian.outbound;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// WebSockets by which one server tells how far its work is. What it tells is welcome and never
/// needed: nothing is decided by it, and its end is no failure.
public final class EventSockets implements AutoCloseable {
  private static final int LONGEST = 4 << 20;

  private final UpstreamSettings settings;
  private @Nullable HttpClient http;

  public EventSockets(UpstreamSettings settings) {
    this.settings = settings;
  }

  /// Connects.
  ///
  /// @param path behind the base of the settings
  /// @param texts takes each message of text, on a thread of the socket; it must not wait
  /// @return what ends the connection
  /// @throws IOException when there is no such socket
  public Runnable open(String path, Consumer<String> texts)
      throws IOException, InterruptedException {
    String base = settings.base().toString();
    URI address = URI.create("ws" + base.substring("http".length()) + path);
    long patience = settings.timeouts().connect().toMillis();
    CompletableFuture<WebSocket> opening =
        client()
            .newWebSocketBuilder()
            .connectTimeout(settings.timeouts().connect())
            .buildAsync(address, new Texts(texts));
    try {
      WebSocket socket = opening.get(2 * patience, TimeUnit.MILLISECONDS);
      return socket::abort;
    } catch (ExecutionException | TimeoutException e) {
      var _ = opening.thenAccept(WebSocket::abort);
      throw new IOException("the socket for events does not open", e);
    }
  }

  private synchronized HttpClient client() throws IOException {
    if (http == null) {
      http = started(settings);
    }
    return http;
  }

  /// A client for sockets as the settings say.
  static HttpClient started(UpstreamSettings settings) throws IOException {
    HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    if ("https".equalsIgnoreCase(settings.base().getScheme())) {
      try {
        builder.sslContext(Certificates.context(settings.authority()));
      } catch (GeneralSecurityException e) {
        throw new IOException("the certificates cannot be used", e);
      }
    }
    settings
        .proxy()
        .ifPresent(proxy ->
            builder.proxy(
                ProxySelector.of(new InetSocketAddress(proxy.getHost(), Addresses.port(proxy)))));
    return builder.build();
  }

  /// Puts messages together; too long ones, and pictures, are passed over.
  private static final class Texts implements WebSocket.Listener {
    private final Consumer<String> texts;
    private final StringBuilder begun = new StringBuilder();

    Texts(Consumer<String> texts) {
      this.texts = texts;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      if (begun.length() + data.length() <= LONGEST) {
        begun.append(data);
      }
      if (last) {
        texts.accept(begun.toString());
        begun.setLength(0);
      }
      return WebSocket.Listener.super.onText(socket, data, last);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      return WebSocket.Listener.super.onBinary(socket, data, last);
    }
  }

  @Override
  public synchronized void close() {
    if (http != null) {
      http.shutdownNow();
    }
  }
}
