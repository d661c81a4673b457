package io.openbailian.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.openbailian.protocol.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The loopback administration of a server of ours, opened by the token of its `run.json`.
public final class LocalAdmin implements AutoCloseable {
  private static final byte[] STATUS_LINE = "HTTP/1.".getBytes(US_ASCII);
  private static final byte[] READY = "HTTP/1.1 200".getBytes(US_ASCII);
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String RELOAD = "/admin/v1/reload";
  private static final String SIGN_IN_CODES = "/admin/v1/sign-in-codes";
  private static final byte[] NO_BODY = {};

  private final URI root;
  private final Transport transport;

  private static final String WEBHOOKS = "/admin/v1/webhooks";

  /// @param root the server's own URL, without the API's path
  public LocalAdmin(URI root, String token) {
    this.root = root;
    this.transport = new Transport(new ClientSettings(root, token, SOON, PATIENCE));
  }

  /// Whether a server of HTTP answers there at all. Each command asks this first, so it is asked
  /// over a bare connection: a client of HTTP costs a tenth of a second of CPU.
  public boolean alive() {
    return answers("/health/live", STATUS_LINE);
  }

  /// Whether it can draw pictures by now.
  public boolean ready() {
    return answers("/health/ready", READY);
  }

  private boolean answers(String path, byte[] beginning) {
    if (root.getHost() == null || root.getPort() < 0) {
      return false; // no address that a server of ours notes
    }
    try (Socket socket = new Socket()) {
      int soon = (int) SOON.toMillis();
      socket.connect(new InetSocketAddress(root.getHost(), root.getPort()), soon);
      socket.setSoTimeout(soon);
      String request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
              .formatted(path, root.getAuthority());
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return Arrays.equals(socket.getInputStream().readNBytes(beginning.length), beginning);
    } catch (IOException e) {
      return false;
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

  /// Counts all balances again from the ledger; `differences` has a sentence for each that is not
  /// what the ledger says.
  public JsonNode verifyLedger() throws InterruptedException {
    return transport.any("GET", "/admin/v1/ledger/verify", NO_BODY);
  }

  /// Messages about the ends of tasks that have not arrived, under `webhooks`.
  ///
  /// @param onlyDead those that are not tried any more
  public JsonNode webhooks(boolean onlyDead) throws InterruptedException {
    return transport.any("GET", WEBHOOKS + (onlyDead ? "?state=dead" : ""), NO_BODY);
  }

  /// Sends one of them again.
  public JsonNode resendWebhook(String id) throws InterruptedException {
    return transport.any("POST", WEBHOOKS + "/" + Transport.escaped(id) + "/resend", NO_BODY);
  }

  /// The secret that signs a workspace's messages, as `secret`.
  ///
  /// @param anew whether it is made anew first
  public JsonNode webhookSecret(String workspace, boolean anew) throws InterruptedException {
    String path = one(AccountKind.WORKSPACES, workspace) + "/webhook-secret";
    return anew
        ? transport.any("POST", path + "/rotate", NO_BODY)
        : transport.any("GET", path, NO_BODY);
  }

  private static String one(AccountKind kind, String id) {
    return kind.path() + "/" + Transport.escaped(id);
  }

  /// The server takes up its configuration as it is now.
  ///
  /// @return what it did, in its own words
  public String reload() throws InterruptedException {
    return transport.any("POST", RELOAD, NO_BODY).path("message").asString("");
  }

  /// A link to the web console that signs in, once and within a minute.
  public URI consoleLink() throws InterruptedException {
    String code = transport.any("POST", SIGN_IN_CODES, NO_BODY).path("code").asString("");
    return root.resolve("/console/#code=" + code);
  }

  @Override
  public void close() {
    transport.close();
  }
}
