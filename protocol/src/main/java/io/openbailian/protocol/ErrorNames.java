package io.openbailian.protocol;

/// Which names errors go by: the vendor's, or those of the third source document.
public enum ErrorNames {
  VENDOR,
  SEED3;

  private static final String QUOTA = "QuotaExceeded";

  /// What the third document advises. Source: its table of error codes.
  private static final String QUOTA_ADVICE =
      "充值或等待免费额度重置 (top up, or wait until the free quota is renewed)";

  /// The error under the name of this dialect.
  public WireError rename(WireError error) {
    return switch (this) {
      case VENDOR -> error;
      case SEED3 -> {
        String code = seed3(error.code());
        WireError renamed = new WireError(code, error.status(), error.message(), error.hint());
        yield code.equals(QUOTA) ? advised(renamed) : renamed;
      }
    };
  }

  /// A code alone under its name in this dialect.
  public String rename(String code) {
    return switch (this) {
      case VENDOR -> code;
      case SEED3 -> seed3(code);
    };
  }

  private static WireError advised(WireError error) {
    String hint = error.hint();
    return error.withHint(hint == null ? QUOTA_ADVICE : hint + "; " + QUOTA_ADVICE);
  }

  private static String seed3(String code) {
    return switch (code) {
      case "InvalidApiKey" -> "Unauthorized";
      case "Throttling", "Throttling.RateQuota", "Throttling.BurstRate" -> "RateLimitExceeded";
      case "Throttling.AllocationQuota", "AllocationQuota.FreeTierOnly", "Arrearage" -> QUOTA;
      default -> code;
    };
  }
}
