package io.openbailian.server.fetch;

import io.openbailian.httpclient.LateHttpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Jetty's client, as little of it as fetching needs: no credentials, no proxy, no connection used
/// twice, and no name looked up but by us.
public final class FetchClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FetchClient.class);
  private static final int MOST_THREADS = 8;
  private static final long MOST_BUFFERS = 4 << 20;

  private final Duration connect;
  private final LateHttpClient client;

  /// @param connect how long one attempt at a connection may take
  /// @param tls knows whose certificates are believed; asked at the first fetch
  public FetchClient(Duration connect, Callable<SSLContext> tls) {
    this.connect = connect;
    this.client =
        new LateHttpClient(
            new LateHttpClient.Shape("fetch", MOST_THREADS, connect, tls),
            MeteredConnector::new,
            FetchClient::setUp);
  }

  private static void setUp(HttpClient client) {
    client.setByteBufferPool(
        new ArrayByteBufferPool(0, 4 << 10, 64 << 10, MOST_THREADS, MOST_BUFFERS, MOST_BUFFERS));
    client.setSocketAddressResolver(
        (_, _, context, promise) -> promise.succeeded(Hop.of(context).addresses()));
    client.setMaxConnectionsPerDestination(1); // a destination is one request: see Hop
  }

  Duration connect() {
    return connect;
  }

  /// The client, which the first caller starts and others wait for.
  HttpClient started() throws FetchException, InterruptedException {
    try {
      return client.get();
    } catch (IOException e) {
      if (client.isClosed()) {
        throw new FetchException(FetchFault.FAILED, "this server is stopping", e);
      }
      LOG.error("the client for fetching files does not start; the next fetch tries again", e);
      throw new FetchException(FetchFault.FAILED, "this server cannot fetch files now", e);
    }
  }

  /// Whether anything has been fetched, and the client therefore exists.
  boolean isStarted() {
    return client.isStarted();
  }

  @Override
  public void close() {
    client.close();
  }
}
