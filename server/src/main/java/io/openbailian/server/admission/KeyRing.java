package io.openbailian.server.admission;

import io.openbailian.engine.Time;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// All keys a request may carry: those in the database, the one the configuration presets,
/// temporary keys that stand for one of these, and the token of this run that the command line uses
/// on this machine.
public final class KeyRing {
  private final KeyStore stored;
  private final TemporaryKeys temporary;
  private final Time time;
  private final String region;
  private final Regions regions;
  private final Map<String, ApiKey> ofThisRun = new HashMap<>();

  /// @param region whose keys these are
  /// @param regions that the server stands for
  public KeyRing(
      KeyStore stored, TemporaryKeys temporary, Time time, String region, Regions regions) {
    this.region = region;
    this.regions = regions;
    regions.add(region, this);
    this.stored = stored;
    this.temporary = temporary;
    this.time = time;
  }

  /// Adds a key that is known for as long as the process runs. Its id says whose tasks it owns.
  public void add(ApiKey key) {
    ofThisRun.put(key.secrets().sha256(), key);
  }

  /// The key a request carries, if it is known and open.
  public Optional<ApiKey> find(String key) {
    Instant now = time.now();
    return known(key, now).filter(one -> one.closed(now).isEmpty());
  }

  /// Why a key that is known, here or in another region, opens nothing here, a sentence for whoever
  /// holds it; empty for others.
  public Optional<String> whyClosed(String key) {
    Instant now = time.now();
    Optional<ApiKey> known = known(key, now);
    return known.isPresent() ? known.get().closed(now) : regions.elsewhere(region, key);
  }

  /// Whether it is a key of this region, open or not.
  boolean isOwn(String key) {
    return known(key, time.now()).isPresent();
  }

  /// What a request has shown, to be looked at again while what it opened is open.
  public HeldKey held(String key) {
    return new HeldKey(this, key);
  }

  long nanos() {
    return time.nanos();
  }

  private Optional<ApiKey> known(String key, Instant now) {
    if (key.startsWith(TemporaryKeys.PREFIX)) {
      return temporary.behind(key).flatMap(this::named);
    }
    String hash = ApiKeys.hash(key);
    ApiKey own = ofThisRun.get(hash);
    return own == null ? stored.find(hash, now) : Optional.of(own);
  }

  private Optional<ApiKey> named(String id) {
    return ofThisRun.values().stream()
        .filter(key -> key.id().equals(id))
        .findFirst()
        .or(() -> stored.named(id));
  }
}
