package io.openbailian.server.invoke;

import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.admission.KeyRights;
import io.openbailian.server.rates.RateLimits;
import io.openbailian.server.rates.TaskPlaces;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Route;
import io.openbailian.server.run.Invocation;

/// Decides about an invocation before anything is done for it, in whichever of the four ways it is
/// asked for: may the key ask this, and may it ask now?
public final class AdmissionControl {
  private final EngineRouter router;
  private final RateLimits rates;
  private final TaskPlaces places;

  public AdmissionControl(EngineRouter router, RateLimits rates, TaskPlaces places) {
    this.router = router;
    this.rates = rates;
    this.places = places;
  }

  /// Admits an invocation; it counts.
  ///
  /// @return the engines that may carry it out
  /// @throws WireException when no engine can serve it, the key may not ask for it, or asks too
  ///   soon
  Route admit(Invocation invocation, ApiKey key) {
    Route route = route(invocation, key);
    rates.model(key, invocation.operation(), invocation.model());
    return route;
  }

  /// The engines that may carry out what was admitted; nothing is counted.
  Route route(Invocation invocation, ApiKey key) {
    Route route = router.routeFor(invocation.operation(), invocation.model());
    KeyRights.check(key, invocation.model().name(), route.names());
    return route;
  }

  /// Takes a place for a task of the key.
  ///
  /// @throws WireException when it has as many unfinished tasks as it may
  TaskPlaces.Place place(ApiKey key) throws InterruptedException {
    return places.take(key);
  }
}
