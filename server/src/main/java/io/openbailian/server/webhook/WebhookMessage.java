package io.openbailian.server.webhook;

import java.net.URI;
import java.time.Instant;

/// A message about the end of a task that has not arrived yet.
///
/// @param id the same at every try, for example `msg_2f1c…`; whoever gets it twice sees that
/// @param workspace whose secret signs it
/// @param task the id of the task
/// @param to the address
/// @param body JSON
/// @param created when the task ended, or somebody asked for it to be sent again
/// @param tries how often it was tried
/// @param next when it is tried next
/// @param dead whether it is not tried any more
/// @param said what the last try came to; empty before the first
public record WebhookMessage(
    String id,
    String workspace,
    String task,
    URI to,
    String body,
    Instant created,
    int tries,
    Instant next,
    boolean dead,
    String said) {

  /// The host whose other messages wait while it fails.
  public String host() {
    return hostOf(to);
  }

  /// The host and port of an address.
  public static String hostOf(URI address) {
    return address.getHost() + ":" + address.getPort();
  }
}
