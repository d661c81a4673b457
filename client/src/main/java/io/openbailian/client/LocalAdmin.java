package io.openbailian.client;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.client.KeyAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// The loopback administration of a server of ours, opened by the token of its `run.json`.
public final class LocalAdmin implements AutoCloseable {
  private static final String LIVE = "/health/live";
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String RELOAD = "/admin/reload";
  private static final byte[] NO_BODY = {};

  private final Transport transport;
  private final Transport hurried;

  /// @param root the server's own URL, without the API's path
  public LocalAdmin(URI root, String token) {
    this.transport = new Transport(new ClientSettings(root, token, SOON, PATIENCE));
    this.hurried = new Transport(new ClientSettings(root, token, SOON, SOON));
  }

  /// Whether a server answers there at all.
  public boolean alive() throws InterruptedException {
    try {
      hurried.any("GET", LIVE, NO_BODY);
      return true;
    } catch (UnreachableException e) {
      return false;
    } catch (RefusedException e) {
      return true; // a refusal is an answer
    }
  }

  /// A new key; its text is told this once.
  public KeyAnswer create(String name) throws InterruptedException {
    return KeyAnswer.of(transport.any("POST", KeyAnswer.PATH, Json.bytes(KeyAnswer.request(name))));
  }

  public List<KeyAnswer> list() throws InterruptedException {
    return KeyAnswer.listOf(transport.any("GET", KeyAnswer.PATH, NO_BODY));
  }

  /// Revokes a key at once.
  public void revoke(String id) throws InterruptedException {
    transport.any("DELETE", KeyAnswer.PATH + "/" + Transport.escaped(id), NO_BODY);
  }

  /// The server takes up its configuration as it is now.
  ///
  /// @return what it did, in its own words
  public String reload() throws InterruptedException {
    return transport.any("POST", RELOAD, NO_BODY).path("message").asString("");
  }

  @Override
  public void close() {
    transport.close();
    hurried.close();
  }
}
