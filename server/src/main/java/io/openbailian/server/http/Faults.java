package io.openbailian.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.openbailian.protocol.Answers;
import io.openbailian.protocol.ChatErrors;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.ErrorNames;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.sql.DatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The request edge: whatever a route throws becomes the wire's error, and nothing else does.
final class Faults {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  /// A full queue of the database is empty again within a second.
  private static final String RETRY_SECONDS = "1";

  private final ErrorNames names;

  Faults(ErrorNames names) {
    this.names = names;
  }

  void register(RoutesConfig routes) {
    routes.exception(WireException.class, (e, context) -> answer(context, e.error()));
    routes.exception(
        HttpResponseException.class,
        (e, context) -> answer(context, ofStatus(context, e.getStatus())));
    routes.exception(DatabaseException.class, this::storeFailed);
    routes.exception(Exception.class, this::unexpected);
  }

  private void answer(Context context, WireError error) {
    String requestId = Exchange.requestId(context);
    if (Exchange.isCompatible(context)) {
      Exchange.answer(context, ChatErrors.status(error), ChatErrors.document(error, requestId));
    } else {
      Exchange.answer(context, error.status(), Answers.error(names.rename(error), requestId));
    }
  }

  private static WireError ofStatus(Context context, int status) {
    return switch (status) {
      case 404 -> ErrorCode.NOT_FOUND.with();
      case 405 -> ErrorCode.WRONG_METHOD.with(context.req().getMethod());
      case 413 -> ErrorCode.TOO_LARGE.with();
      default -> ErrorCode.MALFORMED.with();
    };
  }

  private void storeFailed(DatabaseException e, Context context) {
    if (e.busy()) {
      context.header("Retry-After", RETRY_SECONDS);
      answer(context, ErrorCode.MODEL_UNAVAILABLE.with().withHint(e.forClients()));
      return;
    }
    LOG.error("request={} the store failed; nothing was accepted", Exchange.requestId(context), e);
    answer(context, ErrorCode.INTERNAL_ERROR.with().withHint(e.forClients()));
  }

  private void unexpected(Exception e, Context context) {
    LOG.error(
        "request={} failed; its client is told InternalError", Exchange.requestId(context), e);
    answer(context, ErrorCode.INTERNAL_ERROR.with());
  }
}
