package io.openbailian.client;

import io.openbailian.protocol.Json;
import java.net.URI;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The loopback administration of a server of ours, opened by the token of its `run.json`.
public final class LocalAdmin implements AutoCloseable {
  private static final String LIVE = "/health/live";
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
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

  /// All that it keeps of a kind, under {@link AccountKind#member}.
  public JsonNode list(AccountKind kind) throws InterruptedException {
    return transport.any("GET", kind.path(), NO_BODY);
  }

  /// Makes one; the secret of a key is told this once.
  public JsonNode create(AccountKind kind, ObjectNode document) throws InterruptedException {
    return transport.any("POST", kind.path(), Json.bytes(document));
  }

  /// Changes what the document has.
  public JsonNode edit(AccountKind kind, String id, ObjectNode document)
      throws InterruptedException {
    return transport.any("PATCH", one(kind, id), Json.bytes(document));
  }

  /// Gives a key a new secret, which is told this once.
  public JsonNode rotate(String id, ObjectNode document) throws InterruptedException {
    return transport.any("POST", one(AccountKind.KEYS, id) + "/rotate", Json.bytes(document));
  }

  /// Revokes at once.
  public JsonNode delete(AccountKind kind, String id) throws InterruptedException {
    return transport.any("DELETE", one(kind, id), NO_BODY);
  }

  private static String one(AccountKind kind, String id) {
    return kind.path() + "/" + Transport.escaped(id);
  }

  @Override
  public void close() {
    transport.close();
    hurried.close();
  }
}
