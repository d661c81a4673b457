package io.openbailian.server.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.component.LifeCycle;

/// Hands a document to whoever the guard lets it be handed to, and looks at the status of the
/// answer alone: no redirect is followed, no word of the answer is read. The connection goes to an
/// address that was judged for this request.
public final class GuardedPost {
  private final FetchGuard guard;
  private final FetchClient client;
  private final Duration atMost;

  /// @param atMost for all of it, from the name that is asked for to the head of the answer
  public GuardedPost(FetchGuard guard, FetchClient client, Duration atMost) {
    this.guard = guard;
    this.client = client;
    this.atMost = atMost;
  }

  /// Sends a document.
  ///
  /// @param headers beside those that every request has
  /// @return the status of the answer
  /// @throws FetchException with why there was none
  public int send(URI to, Map<String, String> headers, byte[] document)
      throws FetchException, InterruptedException {
    HttpClient jetty = client.started();
    Hop hop = new Hop(guard.check(to, atMost));
    Request request = request(jetty, hop, to, headers, document);
    Destination destination = jetty.resolveDestination(request);
    InputStreamResponseListener listener = new InputStreamResponseListener();
    try {
      destination.send(request, listener);
      return listener.get(atMost.toMillis(), TimeUnit.MILLISECONDS).getStatus();
    } catch (TimeoutException e) {
      throw new FetchException(
          FetchFault.TIMEOUT,
          "%s did not answer within %d s".formatted(to.getHost(), atMost.toSeconds()),
          e);
    } catch (ExecutionException e) {
      throw failed(to, e);
    } finally {
      var _ = request.abort(new CancellationException("the answer is known"));
      jetty.removeDestination(destination);
      LifeCycle.stop(destination);
    }
  }

  private FetchException failed(URI to, ExecutionException e) {
    return e.getCause() instanceof TimeoutException
        ? new FetchException(
            FetchFault.TIMEOUT,
            "%s did not answer within %d s".formatted(to.getHost(), atMost.toSeconds()),
            e)
        : new FetchException(
            FetchFault.FAILED, "%s could not be asked, or hung up".formatted(to.getHost()), e);
  }

  private Request request(
      HttpClient jetty, Hop hop, URI to, Map<String, String> headers, byte[] document) {
    String port = to.getPort() < 0 ? "" : ":" + to.getPort();
    return jetty
        .newRequest(to)
        .method("POST")
        .tag(hop)
        .followRedirects(false)
        .timeout(atMost.toMillis(), TimeUnit.MILLISECONDS)
        .headers(all -> {
          all.clear()
              .put(HttpHeader.HOST, to.getHost() + port)
              .put(HttpHeader.USER_AGENT, "OpenBailian")
              .put(HttpHeader.CONNECTION, "close");
          headers.forEach(all::put);
        })
        .body(new BytesRequestContent("application/json", document));
  }
}
