package io.openbailian.server.http.exchange;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.engine.Time;
import io.openbailian.server.task.IdSource;

/// What happens to every request first: it gets an id, its time begins, and one of the API must
/// show a key that is known.
public final class Arrival implements Routes {
  private final Authentication authentication;
  private final IdSource ids;
  private final Time time;

  public Arrival(Authentication authentication, IdSource ids, Time time) {
    this.authentication = authentication;
    this.ids = ids;
    this.time = time;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.before(this::begin);
  }

  private void begin(Context context) {
    Exchange.begin(context, ids.next(), time.nanos());
    if (Exchange.isApi(context)) {
      authentication.require(context);
    }
  }
}
