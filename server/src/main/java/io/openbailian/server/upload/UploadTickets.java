package io.openbailian.server.upload;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import io.openbailian.server.artifact.Hmac;
import java.time.Instant;

/// Signs tickets and knows its own again.
final class UploadTickets {
  /// No URL is signed as a text that begins like this: paths begin with a slash.
  private static final String PURPOSE = "upload\n";

  private final Hmac hmac;

  UploadTickets(Hmac hmac) {
    this.hmac = hmac;
  }

  String sign(String policy) {
    return hmac.sign(PURPOSE + policy);
  }

  /// The ticket that a form carries.
  ///
  /// @throws WireException when it is not one of ours or has expired at `now`
  UploadTicket check(String policy, String signature, Instant now) {
    if (!hmac.verify(PURPOSE + policy, signature)) {
      throw new WireException(
          ErrorCode.POLICY_VIOLATED.with("the signature does not match the policy."));
    }
    UploadTicket ticket =
        UploadTicket.decode(policy)
            .orElseThrow(() ->
                new WireException(
                    ErrorCode.POLICY_VIOLATED.with("the policy is of no known form.")));
    if (!now.isBefore(ticket.expires())) {
      throw new WireException(
          ErrorCode.POLICY_EXPIRED
              .with()
              .withHint("ask for a new policy; this one was valid until " + ticket.expires()));
    }
    return ticket;
  }
}
