package io.openbailian.server.http.front;

import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.admission.KeyRing;
import io.openbailian.server.rates.RateLimits;
import java.util.Optional;

/// Keys that may ask anything of their workspace from anywhere, as fast as they like. A request
/// with another takes the ordinary way, where all of that is judged and counted.
public record PlainKeys(KeyRing keys, RateLimits rates) {

  Optional<ApiKey> find(String token) {
    return keys.find(token).filter(key -> !key.terms().scope().isNarrow() && !rates.concern(key));
  }
}
