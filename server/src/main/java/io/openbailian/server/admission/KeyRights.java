package io.openbailian.server.admission;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import java.util.Collection;

/// Whether a key may ask a model that these engines serve.
public final class KeyRights {
  private KeyRights() {}

  /// Refuses what the key may not ask for. It must be allowed every engine of the route: a request
  /// that failed at one would go on to the next.
  ///
  /// @param engines of the model's route
  /// @throws WireException `Model.AccessDenied`
  public static void check(ApiKey key, String model, Collection<String> engines) {
    KeyTerms terms = key.terms();
    if (!terms.allowsModel(model)) {
      throw refused(
          "the key %s may not ask %s; it may ask %s"
              .formatted(key.id(), model, String.join(", ", terms.models())));
    }
    if (!engines.stream().allMatch(terms::allowsEngine)) {
      throw refused(
          "the key %s may not be served by every engine of %s".formatted(key.id(), model));
    }
  }

  private static WireException refused(String hint) {
    return new WireException(ErrorCode.MODEL_ACCESS_DENIED.with().withHint(hint));
  }
}
