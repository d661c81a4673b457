package io.openbailian.outbound;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// A WebSocket by which a server tells how far its work is. What it tells is welcome and never
/// needed: nothing is decided by it, and its end is no failure.
public final class EventSocket implements AutoCloseable {
  private static final int LONGEST = 4 << 20;

  private final HttpClient http;
  private final WebSocket socket;

  private EventSocket(HttpClient http, WebSocket socket) {
    this.http = http;
    this.socket = socket;
  }

  /// Connects.
  ///
  /// @param path behind the base of the settings
  /// @param texts takes each message of text, on a thread of the socket; it must not wait
  /// @throws IOException when there is no such socket
  public static EventSocket open(UpstreamSettings settings, String path, Consumer<String> texts)
      throws IOException, InterruptedException {
    HttpClient http = client(settings);
    String base = settings.base().toString();
    URI address = URI.create("ws" + base.substring("http".length()) + path);
    long patience = settings.timeouts().connect().toMillis();
    boolean open = false;
    try {
      WebSocket socket =
          http.newWebSocketBuilder()
              .connectTimeout(settings.timeouts().connect())
              .buildAsync(address, new Texts(texts))
              .get(2 * patience, TimeUnit.MILLISECONDS);
      open = true;
      return new EventSocket(http, socket);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the socket for events does not open", e);
    } finally {
      if (!open) {
        http.shutdownNow();
      }
    }
  }

  private static HttpClient client(UpstreamSettings settings) throws IOException {
    HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    try {
      builder.sslContext(Certificates.context(settings.authority()));
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificates cannot be used", e);
    }
    settings.proxy().ifPresent(proxy ->
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
  public void close() {
    socket.abort();
    http.shutdownNow();
  }
}
