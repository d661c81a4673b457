package io.openbailian.server.http.exchange;

import io.javalin.http.Context;
import io.openbailian.server.http.peer.ClientWatch;
import io.openbailian.server.invoke.Caller;

/// The clients of requests whose bodies have been read, as those who wait for an answer.
public final class Callers {
  private Callers() {}

  public static Caller of(Context context) {
    return new Caller(
        Exchange.key(context),
        Exchange.requestId(context),
        gone -> ClientWatch.begin(context.req(), gone));
  }
}
