package io.openbailian.server.webhook;

import io.openbailian.engine.Time;
import io.openbailian.server.artifact.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secrets by which workspaces know that messages come from here. Nothing is stored but how
/// often one was made anew: a secret follows from that and the secret of the data folder.
public final class WebhookSecrets {
  /// What Standard Webhooks' secrets begin with, before their Base64.
  private static final String PREFIX = "whsec_";

  private static final String VERSION = "v1,";
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "webhook-secret\n";

  private final Hmac hmac;
  private final Time time;

  public WebhookSecrets(Hmac hmac, Time time) {
    this.hmac = hmac;
    this.time = time;
  }

  /// Which secret of a workspace is in use.
  ///
  /// @param number counts how often it was made anew
  /// @param previousUntil until when the one before is used as well
  public record Generation(int number, Optional<Instant> previousUntil) {
    public static final Generation FIRST = new Generation(0, Optional.empty());
  }

  /// The secret as its workspace is told it.
  public String told(String workspace, Generation generation) {
    return PREFIX + Base64.getEncoder().encodeToString(key(workspace, generation.number()));
  }

  private byte[] key(String workspace, int number) {
    String secret = hmac.sign(PURPOSE + number + "\n" + workspace);
    return Base64.getUrlDecoder().decode(secret);
  }

  /// Signs a message, with the secret before too while that is in use.
  ///
  /// @param at seconds since 1970, as the message's header has them
  public String sign(String workspace, Generation generation, String id, long at, String body) {
    List<byte[]> keys = new ArrayList<>();
    keys.add(key(workspace, generation.number()));
    generation
        .previousUntil()
        .filter(until -> time.now().isBefore(until))
        .ifPresent(_ -> keys.add(key(workspace, generation.number() - 1)));
    String signed = id + "." + at + "." + body;
    return keys.stream().map(key -> VERSION + sign(key, signed)).collect(Collectors.joining(" "));
  }

  private static String sign(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
