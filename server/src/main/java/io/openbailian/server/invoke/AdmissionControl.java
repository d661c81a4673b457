package io.openbailian.server.invoke;

import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.PassedCalls;
import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.admission.KeyRights;
import io.openbailian.server.inspection.InspectedAnswer;
import io.openbailian.server.inspection.InspectedText;
import io.openbailian.server.inspection.TextInspection;
import io.openbailian.server.ledger.PassedUsage;
import io.openbailian.server.ledger.PriceList;
import io.openbailian.server.ledger.Quote;
import io.openbailian.server.ledger.sql.CallCharges;
import io.openbailian.server.metrics.ServerMetrics;
import io.openbailian.server.rates.RateLimits;
import io.openbailian.server.rates.TaskPlaces;
import io.openbailian.server.rates.TokenMeter;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Route;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.run.answer.TextDelivery;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Decides about an invocation before anything is done for it, in whichever of the four ways it is
/// asked for: may the key ask this, and may it ask now?
public final class AdmissionControl {
  private final EngineRouter router;
  private final RateLimits rates;
  private final TaskPlaces places;
  private final TextInspection inspection;
  private final CallCharges charges;
  private final ServerMetrics metrics;

  /// @param inspection what texts of requests are looked at by
  public AdmissionControl(
      EngineRouter router,
      RateLimits rates,
      TaskPlaces places,
      TextInspection inspection,
      CallCharges charges,
      ServerMetrics metrics) {
    this.metrics = metrics;
    this.inspection = inspection;
    this.charges = charges;
    this.router = router;
    this.rates = rates;
    this.places = places;
  }

  /// Admits an invocation; it counts.
  ///
  /// @return the engines that may carry it out
  /// @throws WireException when no engine can serve it, the key may not ask for it, or asks too
  ///   soon, or what it says may not be said here
  Route admit(Invocation invocation, ApiKey key) {
    Route route = route(invocation, key);
    rates.model(key, invocation.operation(), invocation.model());
    inspect(invocation, key);
    return route;
  }

  private void inspect(Invocation invocation, ApiKey key) {
    if (!inspection.looks()) {
      return;
    }
    if (PassedCalls.operation(invocation.operation().name()).isPresent()) {
      inspect(
          Json.parseObject(invocation.values().textOrEmpty(PassedCalls.BODY)),
          invocation.model(),
          key);
    } else {
      inspection.input(invocation.values(), who(invocation.model(), key));
    }
  }

  private static String who(Model model, ApiKey key) {
    return "key=%s model=%s".formatted(key.id(), model.name());
  }

  /// Whether texts of requests are looked at.
  public boolean inspects() {
    return inspection.looks();
  }

  /// Whether looking at texts takes time, so that it must not be done where nobody may wait.
  public boolean inspectionWaits() {
    return inspection.asks();
  }

  /// Looks at a request that is passed on.
  ///
  /// @throws WireException when what it says may not be said here
  public void inspect(JsonNode body, Model model, ApiKey key) {
    inspection.passed(body, who(model, key));
  }

  /// How a request is counted that is passed on.
  ///
  /// @param meter of the key's tokens
  public record Passed(CallCharges.Open charge, TokenMeter meter) {}

  /// Admits a request that is passed on, and sets aside what it may cost.
  ///
  /// @param engines that may answer it
  /// @param most that it may use
  /// @throws WireException when the key asks too soon, or nobody pays for it
  public Passed passed(Model model, List<String> engines, PassedUsage most, Caller caller) {
    ApiKey key = caller.key();
    rates.model(key, PassedCalls.operation(), model);
    TokenMeter meter = rates.tokens(key);
    meter.any();
    PriceList.Asked asked =
        new PriceList.Asked(
            PassedCalls.operation(), model, Mode.SYNC, Values.of(Json.object()), engines);
    return new Passed(
        charges.passed(new CallCharges.Call(asked, key.principal(), caller.requestId()), most),
        meter);
  }

  /// What is written for a key on its way to whoever listens, looked at; null where nothing is.
  public @Nullable InspectedText inspected(
      TextDelivery.Listener listener, Invocation invocation, Caller caller) {
    return inspection.output(
        listener,
        "key=%s model=%s request=%s"
            .formatted(caller.key().id(), invocation.model().name(), caller.requestId()));
  }

  /// Looks at the answers of a request that is passed on.
  ///
  /// @param last writes the frame that ends a stream
  public InspectedAnswer.Look answers(Model model, Caller caller, InspectedAnswer.LastFrame last) {
    String who = "%s request=%s".formatted(who(model, caller.key()), caller.requestId());
    return sink -> inspection.answer(sink, last, who);
  }

  /// The engines that may carry out what was admitted; nothing is counted.
  Route route(Invocation invocation, ApiKey key) {
    Route route = router.routeFor(invocation.operation(), invocation.model());
    KeyRights.check(key, invocation.model().name(), route.names());
    return route;
  }

  /// Begins what is counted by tokens: takes those that go in, and sets aside what they and an
  /// answer may cost.
  ///
  /// @throws WireException when the key has used too many, or nobody pays for it
  public TokenUse tokens(Invocation invocation, long tokens, Caller caller) {
    TokenMeter meter = rates.tokens(caller.key());
    meter.in(tokens);
    String model = invocation.model().name();
    return new TokenUse(
        meter,
        charges.tokens(call(invocation, caller.key(), caller.requestId()), tokens),
        (in, out) -> metrics.tokens(model, in, out));
  }

  /// Sets aside what files cost that are answered at once.
  ///
  /// @throws WireException when nobody pays for it
  CallCharges.Open files(Invocation invocation, Caller caller) {
    return charges.files(call(invocation, caller.key(), caller.requestId()));
  }

  /// Sets aside what speech costs that is made or heard while its client listens or speaks.
  ///
  /// @param id of the call
  /// @throws WireException when nobody pays for it
  CallCharges.Open speech(Invocation invocation, ApiKey key, String id) {
    return charges.speech(call(invocation, key, id));
  }

  private CallCharges.Call call(Invocation invocation, ApiKey key, String id) {
    return new CallCharges.Call(
        PriceList.Asked.of(invocation, route(invocation, key).names()), key.principal(), id);
  }

  /// Looks whether speech would be paid for; nothing is set aside.
  ///
  /// @param id of the call
  /// @throws WireException when nobody would pay for it
  void payable(Invocation invocation, ApiKey key, String id) throws InterruptedException {
    charges
        .refusalOfSpeech(call(invocation, key, id))
        .ifPresent(error -> {
          throw new WireException(error);
        });
  }

  /// What would be decided about an invocation.
  ///
  /// @param engines that may carry it out, in order
  /// @param quote what it would cost at most; empty when it costs nothing
  /// @param refused why nobody would pay for it
  public record Look(List<String> engines, Optional<Quote> quote, Optional<WireError> refused) {}

  /// Looks what would be decided, and counts nothing.
  ///
  /// @param tokens that go in, where they are counted
  /// @throws WireException when no engine can serve it, or the key may not ask for it
  public Look look(Invocation invocation, long tokens, Caller caller) throws InterruptedException {
    List<String> engines = route(invocation, caller.key()).names();
    inspect(invocation, caller.key());
    CallCharges.Call call = call(invocation, caller.key(), caller.requestId());
    Optional<Quote> quote = charges.quote(call.asked(), tokens);
    Optional<WireError> refused =
        quote.isEmpty() ? Optional.empty() : charges.refusal(call, quote.get());
    return new Look(engines, quote, refused);
  }

  /// What prices are in, as it is written.
  public String currency() {
    return charges.currency();
  }

  /// Takes a place for a task of the key.
  ///
  /// @param taskId that it will have, if it is accepted
  /// @throws WireException when it has as many unfinished tasks as it may
  TaskPlaces.Place place(ApiKey key, String taskId) throws InterruptedException {
    return places.take(key, taskId);
  }
}
