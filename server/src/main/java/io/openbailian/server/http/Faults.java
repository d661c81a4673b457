package io.openbailian.server.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.openbailian.catalog.Catalog;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.ErrorNames;
import io.openbailian.protocol.ThrottledException;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.server.Answers;
import io.openbailian.protocol.server.ChatErrors;
import io.openbailian.server.artifact.FilesAwayException;
import io.openbailian.server.http.body.ClientLeftException;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.RateHeaders;
import io.openbailian.server.invoke.CallerGoneException;
import io.openbailian.server.sql.DatabaseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The request edge: whatever a route throws, errors of the machine too, becomes the wire's error,
/// and nothing else does. An answer that had begun is cut off, so that its client does not take the
/// half of it for the whole.
public final class Faults {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  /// Cuts the connection, in the servlet API of Jetty.
  private static final int ABORT = -1;

  private static final String RETRY_AFTER = "Retry-After";

  /// A full queue of the database is empty again within a second.
  private static final String RETRY_SECONDS = "1";

  private static final String FILES_SECONDS = "5";

  private final ErrorNames names;
  private final PathAdvice paths;

  public Faults(ErrorNames names, Catalog catalog) {
    this.paths = new PathAdvice(catalog);
    this.names = names;
  }

  /// An error of the machine (no memory, no stack, a class that cannot be loaded) on its way
  /// through Javalin, whose handlers of exceptions are not shown errors.
  private static final class MachineFault extends RuntimeException {
    private final transient Error fault;

    MachineFault(Error fault) {
      super(fault);
      this.fault = fault;
    }

    Error fault() {
      return fault;
    }
  }

  void register(JavalinConfig config) {
    config.routes.exception(WireException.class, this::refused);
    config.routes.exception(
        HttpResponseException.class, (e, context) -> answer(context, ofStatus(context, e)));
    config.routes.exception(CallerGoneException.class, this::gone);
    config.routes.exception(DatabaseException.class, this::storeFailed);
    config.routes.exception(MachineFault.class, (e, context) -> unexpected(e.fault(), context));
    config.routes.exception(Exception.class, this::unexpected);
    config.router.handlerWrapper(endpoint -> guarded(endpoint.handler));
    config.router.javaLangErrorHandler(Faults::outsideOfRoutes);
  }

  private static Handler guarded(Handler handler) {
    return context -> {
      try {
        handler.handle(context);
      } catch (Error e) { // the next request is served all the same
        throw new MachineFault(e);
      }
    };
  }

  /// The body is written by {@link WireEdge}, which lets no failure leave without one.
  private static void outsideOfRoutes(HttpServletResponse response, Error error) {
    LOG.error("a request failed; its client is told InternalError", error);
    if (!response.isCommitted()) {
      response.setStatus(ErrorCode.INTERNAL_ERROR.with().status());
    }
  }

  private void refused(WireException e, Context context) {
    if (e instanceof ThrottledException throttled) {
      context.header(RETRY_AFTER, Long.toString(throttled.retryAfterSeconds()));
    }
    answer(context, e.error());
  }

  private void answer(Context context, WireError error) {
    String requestId = Exchange.requestId(context);
    if (!cleared(context.res(), requestId)) {
      return;
    }
    if (Exchange.isCompatible(context)) {
      Exchange.answer(context, ChatErrors.status(error), ChatErrors.document(error, requestId));
    } else {
      Exchange.answer(context, error.status(), Answers.error(names.rename(error), requestId));
    }
  }

  /// Takes back what a route had prepared; what is on its way already is cut off.
  ///
  /// @return false when there is no way to answer any more
  private static boolean cleared(HttpServletResponse response, String requestId) {
    if (response.isCommitted()) {
      cut(response, requestId);
      return false;
    }
    String retryAfter = response.getHeader(RETRY_AFTER); // belongs to the refusal
    Map<String, String> rates = RateHeaders.of(response);
    response.reset();
    rates.forEach(response::setHeader);
    response.setHeader(Wire.REQUEST_ID, requestId);
    if (retryAfter != null) {
      response.setHeader(RETRY_AFTER, retryAfter);
    }
    return true;
  }

  private static void cut(HttpServletResponse response, String requestId) {
    try {
      response.sendError(ABORT);
    } catch (IOException | IllegalStateException e) {
      LOG.debug("request={} its connection had gone", requestId, e);
    }
  }

  private WireError ofStatus(Context context, HttpResponseException e) {
    int status = e.getStatus();
    return switch (status) {
      case 404 -> unknownPath(context);
      case 405 -> wrongMethod(context, e);
      case 413 -> ErrorCode.TOO_LARGE.with();
      default -> status >= 500 ? ErrorCode.INTERNAL_ERROR.with() : ErrorCode.MALFORMED.with();
    };
  }

  private WireError unknownPath(Context context) {
    WireError error = ErrorCode.NOT_FOUND.with();
    return paths.about(context.path()).map(error::withHint).orElse(error);
  }

  private static WireError wrongMethod(Context context, HttpResponseException e) {
    WireError error = ErrorCode.WRONG_METHOD.with(context.req().getMethod());
    String served = e.getDetails().getOrDefault("availableMethods", "");
    return served.isEmpty() ? error : error.withHint("this path is asked with " + served);
  }

  private void storeFailed(DatabaseException e, Context context) {
    if (FilesAwayException.isBehind(e)) {
      filesAway(e, context);
      return;
    }
    if (e.away()) {
      LOG.warn("request={} {}", Exchange.requestId(context), e.getMessage());
    }
    if (e.busy() || e.away()) {
      context.header(RETRY_AFTER, RETRY_SECONDS);
      answer(context, ErrorCode.MODEL_UNAVAILABLE.with().withHint(e.forClients()));
      return;
    }
    if (e.late()) { // not a 503, which the vendor's SDK repeats without a pause
      context.header(RETRY_AFTER, RETRY_SECONDS);
      answer(context, ErrorCode.REQUEST_TIMEOUT.with().withHint(e.forClients()));
      return;
    }
    LOG.error("request={} the store failed; nothing was accepted", Exchange.requestId(context), e);
    answer(context, ErrorCode.INTERNAL_ERROR.with().withHint(e.forClients()));
  }

  /// Until the place of the files is back, a pause of some seconds is as good as any.
  private void filesAway(Throwable e, Context context) {
    LOG.error("request={} its files cannot be reached", Exchange.requestId(context), e);
    context.header(RETRY_AFTER, FILES_SECONDS);
    answer(context, ErrorCode.MODEL_UNAVAILABLE.with().withHint(FilesAwayException.FOR_CLIENTS));
  }

  /// Hardly anybody is there who could be answered, but one who has only said that nothing more
  /// comes may still read.
  private void gone(Exception e, Context context) {
    LOG.debug("request={} its client has gone: {}", Exchange.requestId(context), e.getMessage());
    answer(
        context,
        ErrorCode.REQUEST_TIMEOUT
            .with()
            .withHint(
                "the client had closed its end of the connection before there was an answer"));
  }

  private static boolean isOfTheClient(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof EofException || cause instanceof ClientLeftException) {
        return true;
      }
    }
    return false;
  }

  private void unexpected(Throwable e, Context context) {
    if (e instanceof Exception exception && isOfTheClient(exception)) {
      gone(exception, context);
      return;
    }
    if (FilesAwayException.isBehind(e)) {
      filesAway(e, context);
      return;
    }
    LOG.error(
        "request={} failed; its client is told InternalError", Exchange.requestId(context), e);
    answer(context, ErrorCode.INTERNAL_ERROR.with());
  }
}
