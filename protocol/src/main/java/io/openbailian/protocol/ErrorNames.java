package io.openbailian.protocol;

/// Which names errors go by: the vendor's, or those of the third source document.
public enum ErrorNames {
  VENDOR,
  SEED3;

  /// The error under the name of this dialect.
  public WireError rename(WireError error) {
    return switch (this) {
      case VENDOR -> error;
      case SEED3 ->
          new WireError(seed3(error.code()), error.status(), error.message(), error.hint());
    };
  }

  private static String seed3(String code) {
    return switch (code) {
      case "InvalidApiKey" -> "Unauthorized";
      case "Throttling.RateQuota", "Throttling.BurstRate" -> "RateLimitExceeded";
      case "Throttling.AllocationQuota", "AllocationQuota.FreeTierOnly" -> "QuotaExceeded";
      default -> code;
    };
  }
}
