package io.openbailian.server.relay;

import io.openbailian.protocol.Wire;
import java.util.List;

/// Which paths may be passed on: those at which models are called, and no other. What belongs to an
/// account as a whole (tasks, files, batches, keys, policies of uploads) never is.
public final class PassedPaths {
  /// Where the service speaks the dialect of Anthropic's messages.
  public static final String ANTHROPIC = "/apps/anthropic/v1/messages";

  private static final int LONGEST = 300;

  /// What is made there belongs to the account, whose other voices and vocabularies it also lists
  /// and removes.
  private static final String OF_THE_ACCOUNT = "/customization";

  /// A path is one of these, or below one that ends in a slash.
  private static final List<String> CALLS =
      List.of(
          Wire.API + Wire.SERVICES + "/",
          Wire.API + Wire.CHAT,
          Wire.COMPATIBLE + Wire.CHAT,
          Wire.COMPATIBLE + "/completions",
          Wire.COMPATIBLE + "/embeddings",
          Wire.COMPATIBLE + "/responses",
          Wire.COMPATIBLE + "/reranks",
          Wire.COMPATIBLE + "/images/generations",
          Wire.COMPATIBLE + "/images/edits",
          Wire.COMPATIBLE + "/audio/speech",
          Wire.COMPATIBLE_API + "/v1/reranks",
          ANTHROPIC);

  private PassedPaths() {}

  /// Whether a request for this path may be passed on.
  ///
  /// @param raw the path as it came, not decoded: it may hold letters, digits and a few signs only,
  ///   so that nobody after us reads it otherwise
  public static boolean mayPass(String raw) {
    return raw.length() <= LONGEST
        && raw.chars().allMatch(PassedPaths::isPlain)
        && !raw.contains("..")
        && !raw.contains("//")
        && !raw.contains("/./")
        && !raw.contains(OF_THE_ACCOUNT)
        && CALLS.stream()
            .anyMatch(path -> path.endsWith("/") ? isBelow(raw, path) : raw.equals(path));
  }

  private static boolean isBelow(String raw, String path) {
    return raw.startsWith(path) && raw.length() > path.length() && !raw.endsWith("/.");
  }

  private static boolean isPlain(int c) {
    return (c < 0x80 && Character.isLetterOrDigit(c))
        || c == '/'
        || c == '-'
        || c == '_'
        || c == '.';
  }
}
