package io.openbailian.server.rates;

import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Rate;
import io.openbailian.protocol.ThrottledException;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.admission.KeyRate;
import io.openbailian.server.config.RateMode;
import io.openbailian.server.rates.Limiting.Whose;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// How fast keys may ask, and workspaces each model. There is a bucket for each limit that somebody
/// has met, and none where nothing is limited.
public final class RateLimits {
  /// Queries of tasks, where the service's limits hold. Source: the vendor's page on task queries,
  /// 20 a second for an account.
  private static final int QUERIES_PER_SECOND = 20;

  private final RateMode mode;
  private final boolean service;
  private final Limiting limiting;
  private final Map<String, OfKey> keys = new ConcurrentHashMap<>();
  private final Map<String, Meters> models = new ConcurrentHashMap<>();

  /// @param service whether the service's figures hold for models, in place of the documents'
  public RateLimits(RateMode mode, boolean service, Limiting limiting) {
    this.mode = mode;
    this.service = service;
    this.limiting = limiting;
  }

  /// The meters of a key, as long as its rate stays.
  private record OfKey(KeyRate rate, Meters requests, Meters queries, TokenMeter tokens) {}

  /// Whether anything is limited for this key; where nothing is, nothing has to be counted.
  public boolean concern(ApiKey key) {
    return switch (mode) {
      case OFF -> false;
      case OWN -> key.terms().rate().limits();
      case VENDOR -> true;
    };
  }

  /// Counts a request.
  ///
  /// @param isQuery of a task, which no limit of requests counts
  /// @throws ThrottledException when it comes too soon
  public void request(ApiKey key, boolean isQuery) {
    if (concern(key)) {
      OfKey meters = ofKey(key);
      (isQuery ? meters.queries() : meters.requests()).take();
    }
  }

  /// How the key's limit of requests stands, where it has one.
  public Optional<RateStanding> standing(ApiKey key) {
    return concern(key) ? ofKey(key).requests().standing() : Optional.empty();
  }

  private OfKey ofKey(ApiKey key) {
    KeyRate rate = key.terms().rate();
    OfKey there = keys.get(key.id());
    return there != null && there.rate().equals(rate)
        ? there
        : keys.compute(
            key.id(),
            (_, before) -> before != null && before.rate().equals(rate) ? before : made(key, rate));
  }

  private OfKey made(ApiKey key, KeyRate rate) {
    String what = "the key " + key.id();
    boolean vendor = mode == RateMode.VENDOR;
    Optional<Integer> tier = vendor ? Optional.of(rate.tier().perSecond()) : Optional.empty();
    Optional<Integer> queries = vendor ? Optional.of(QUERIES_PER_SECOND) : Optional.empty();
    return new OfKey(
        rate,
        Meters.of(
            rate.perSecond().or(() -> tier), rate.perMinute(), whose("key", key, what), limiting),
        Meters.of(queries, Optional.empty(), whose("queries", key, what), limiting),
        TokenMeter.of(rate.tokensPerMinute(), whose("tokens", key, what), limiting));
  }

  private static Whose whose(String kind, ApiKey key, String what) {
    return new Whose(kind + ' ' + key.id(), what);
  }

  /// Counts an invocation of a model, where the service's limits hold.
  ///
  /// @throws ThrottledException when the workspace asks too soon
  public void model(ApiKey key, Operation operation, Model model) {
    if (mode == RateMode.VENDOR) {
      (service ? model.rate() : model.documentRate())
          .ifPresent(rate ->
              models
                  .computeIfAbsent(
                      String.join("\n", key.workspace(), operation.name(), model.name()),
                      id -> meters(rate, new Whose(id, ofModel(model))))
                  .take());
    }
  }

  private static String ofModel(Model model) {
    return "a workspace, model " + model.name() + ",";
  }

  private Meters meters(Rate rate, Whose whose) {
    Optional<Integer> requests = Optional.of(rate.requests());
    return rate.seconds() == Rate.MINUTE
        ? Meters.of(Optional.empty(), requests, whose, limiting)
        : Meters.of(requests, Optional.empty(), whose, limiting);
  }

  /// Where the tokens of the key's texts are counted.
  public TokenMeter tokens(ApiKey key) {
    return mode == RateMode.OFF || key.terms().rate().tokensPerMinute().isEmpty()
        ? TokenMeter.NONE
        : ofKey(key).tokens();
  }

  /// How many of its tasks may be unfinished; empty where as many as the queue takes.
  public Optional<Integer> tasksAtOnce(ApiKey key) {
    return mode == RateMode.OFF ? Optional.empty() : key.terms().rate().tasksAtOnce();
  }
}
