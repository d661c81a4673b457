package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Admin;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.TestServer;
import io.openbailian.engine.test.JumpingTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A server whose models cost what the catalogue says, and whose ledger agrees after every test.
abstract class MoneyServer {
  static final String BALANCES = Admin.ROOT + "/balances";
  static final String BUDGETS = Admin.ROOT + "/budgets";
  static final String CHAT = "/compatible-mode/v1/chat/completions";
  static final String TEXTS = "/api/v1/services/embeddings/text-embedding/text-embedding";

  /// Of the model that {@link Api#create} asks, by the catalogue.
  static final BigDecimal PICTURE = new BigDecimal("0.14");

  final JumpingTime time = JumpingTime.slow();
  @TempDir Path data;

  @SuppressWarnings("NullAway.Init") // by start
  TestServer server;

  @SuppressWarnings("NullAway.Init")
  Admin admin;

  void start(Map<String, String> options) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("prices", "vendor");
    all.put("billing.free-quotas", "false");
    all.putAll(options);
    server = TestServer.startOn(data, all, time);
    admin = Admin.of(data);
  }

  void startWithoutWorkers() {
    start(Map.of("tasks.workers", "0", "tasks.hold", "0"));
  }

  void startScripted(String rules) {
    start(TestServer.script(rules, Map.of()));
  }

  @AfterEach
  void stop() {
    assertThat(admin.api().get(Admin.ROOT + "/ledger/verify").body().path("agrees").asBoolean())
        .isTrue();
    for (JsonNode balance : balances()) {
      assertThat(
              amount(balance, "spent")
                  .add(amount(balance, "reserved"))
                  .add(amount(balance, "remaining")))
          .isEqualByComparingTo(amount(balance, "granted"));
    }
    server.close();
  }

  JsonNode balances() {
    return admin.api().get(BALANCES).body().path("balances");
  }

  static BigDecimal amount(JsonNode node, String member) {
    return new BigDecimal(node.path(member).asString());
  }

  void grant(String workspace, String amount) {
    Api.Answer answer =
        admin
            .api()
            .post(
                Admin.ROOT + "/workspaces/" + workspace + "/grants",
                "{\"amount\":%s,\"note\":\"for tests\"}".formatted(amount));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  JsonNode balance(String workspace) {
    for (JsonNode balance : balances()) {
      if (balance.path("workspace").asString().equals(workspace)) {
        return balance;
      }
    }
    throw new AssertionError("no balance of " + workspace);
  }

  /// Some answers are there before what they cost is written.
  void hasSpent(String workspace, BigDecimal spent, BigDecimal reserved) {
    try {
      Eventually.holds(
          "%s is spent and %s set aside: %s".formatted(spent, reserved, balance(workspace)),
          () -> {
            JsonNode balance = balance(workspace);
            return amount(balance, "spent").compareTo(spent) == 0
                && amount(balance, "reserved").compareTo(reserved) == 0;
          });
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// The status of a request whose answer is no document.
  int statusOf(Admin.Key key, String path, String body) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(server.url() + path))
                  .header("Authorization", "Bearer " + key.secret())
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }

  static BigDecimal pictures(int many) {
    return PICTURE.multiply(BigDecimal.valueOf(many));
  }
}
