package io.openbailian.server.http.front;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Answers on the network's own threads what memory alone can answer, and hands every other request
/// to a virtual thread of its own, where code may block: the ordinary way, and the rule.
///
/// The exception is worth it because handing a request from the selector to another thread costs
/// more than all that a query of an ended task is. It holds as long as nothing here waits: not for
/// a body, a lock, a disk or a client. And it only ever says yes: what is not answered with 200 is
/// handed over, so that every refusal and every failure is the ordinary way's own
/// (`docs/adr/0015`).
public final class NonBlockingHandler extends Handler.Wrapper {
  private final EndedTaskQueries queries;
  private final SmallSubmissions submissions;
  private final Executor virtualThreads;

  public NonBlockingHandler(
      EndedTaskQueries queries, SmallSubmissions submissions, Executor virtualThreads) {
    this.queries = queries;
    this.submissions = submissions;
    this.virtualThreads = virtualThreads;
  }

  /// The selector calls {@link #handle} itself.
  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchanged exchanged = new Exchanged(request, response, callback);
    Optional<PlainRequest> plain = PlainRequest.of(request);
    if (plain.isEmpty()
        || !(queries.answered(plain.get(), exchanged)
            || submissions.taken(plain.get(), exchanged, this::handOver))) {
      handOver(exchanged);
    }
    return true;
  }

  /// What a handler is given.
  record Exchanged(Request request, Response response, Callback callback) {}

  private void handOver(Exchanged exchanged) {
    virtualThreads.execute(() -> ordinarily(exchanged));
  }

  private void ordinarily(Exchanged exchanged) {
    try {
      if (!super.handle(exchanged.request, exchanged.response, exchanged.callback)) {
        Response.writeError(exchanged.request, exchanged.response, exchanged.callback, 404);
      }
    } catch (Throwable e) { // as Jetty does with what a handler throws
      exchanged.callback.failed(e);
    }
  }
}
