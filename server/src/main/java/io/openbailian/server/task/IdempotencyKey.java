package io.openbailian.server.task;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;

/// The key under which a client sends a request, so that the same again makes nothing new.
///
/// @param path of the request, below the API's base; the same key means something else at another
/// @param key as the client chose it
/// @param request hash of what it asks, whatever the order of its members
public record IdempotencyKey(String path, String key, String request) {
  private static final int LONGEST = 255;

  /// The key of a request.
  ///
  /// @param key the header's value
  /// @param body as it was read
  /// @throws WireException when it is no key
  public static IdempotencyKey of(String path, String key, JsonNode body) {
    return of(path, key, body, false);
  }

  /// The key of a request whose answer may come whole or in frames, which are two requests.
  ///
  /// @param framed whether its headers ask for frames
  /// @throws WireException when it is no key
  public static IdempotencyKey of(String path, String key, JsonNode body, boolean framed) {
    boolean legal =
        !key.isEmpty() && key.length() <= LONGEST && key.chars().allMatch(c -> c > ' ' && c < 0x7f);
    if (!legal) {
      throw new WireException(
          ErrorCode.INVALID_PARAMETER
              .with(
                  "Length of %s should be [1, %d], visible ASCII characters"
                      .formatted(Wire.IDEMPOTENCY_KEY, LONGEST))
              .sent("%d characters".formatted(key.length())));
    }
    return new IdempotencyKey(path, key, framed ? hash(body) + "-framed" : hash(body));
  }

  private static String hash(JsonNode body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] text =
          Json.mapper()
              .writer()
              .with(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
              .writeValueAsString(body)
              .getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
