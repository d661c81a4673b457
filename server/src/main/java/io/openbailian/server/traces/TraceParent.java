package io.openbailian.server.traces;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The trace that a caller says its request belongs to. Source: W3C Trace Context, version 00.
///
/// @param trace 32 hex digits
/// @param span 16 hex digits
/// @param sampled whether the caller keeps it
record TraceParent(String trace, String span, boolean sampled) {
  private static final Pattern FORM =
      Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

  /// What a header says; nothing where it is none.
  static Optional<TraceParent> of(@Nullable String header) {
    if (header == null || header.length() != 55) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(header);
    if (!matcher.matches() || isZero(matcher.group(1)) || isZero(matcher.group(2))) {
      return Optional.empty();
    }
    boolean sampled = (Integer.parseInt(matcher.group(3), 16) & 1) == 1;
    return Optional.of(new TraceParent(matcher.group(1), matcher.group(2), sampled));
  }

  private static boolean isZero(String digits) {
    return digits.chars().allMatch(digit -> digit == '0');
  }
}
