package io.openbailian.server.admission;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import java.time.Duration;
import java.util.Optional;

/// A key as whoever showed it holds it. What it opened stays open only as long as it does: asked
/// again, it says whether it opens anything still, and what it may by now.
///
/// It keeps what was shown, and not the key behind it: a temporary key may be over, and a secret
/// that was rotated away, while the key itself is well.
public final class HeldKey {
  private static final long BETWEEN_LOOKS = Duration.ofMillis(250).toNanos();
  private static final String GONE = "what this was opened with opens nothing any more";

  private final KeyRing ring;
  private final String shown;
  private volatile long looked;

  HeldKey(KeyRing ring, String shown) {
    this.ring = ring;
    this.shown = shown;
    this.looked = ring.nanos();
  }

  /// The key as it is now.
  ///
  /// @throws WireException `InvalidApiKey` when it opens nothing any more
  public ApiKey now() {
    return ring.find(shown).orElseThrow(() -> new WireException(refusal()));
  }

  /// Why it opens nothing any more; empty while it does.
  public Optional<WireError> closed() {
    return ring.find(shown).isPresent() ? Optional.empty() : Optional.of(refusal());
  }

  /// Whether an answer that takes long may go on; for whoever asks with every piece of it, so the
  /// key is looked at a few times a second only.
  ///
  /// @throws WireException `InvalidApiKey` when the key opens nothing any more
  public void mayGoOn() {
    long now = ring.nanos();
    if (now - looked > BETWEEN_LOOKS) {
      looked = now;
      closed()
          .ifPresent(error -> {
            throw new WireException(error);
          });
    }
  }

  private WireError refusal() {
    return ErrorCode.INVALID_API_KEY.with().withHint(ring.whyClosed(shown).orElse(GONE));
  }
}
