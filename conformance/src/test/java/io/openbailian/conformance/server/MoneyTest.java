package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Admin;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Money: set aside before anything is done, spent for what was delivered, the rest given back.
class MoneyTest extends MoneyServer {
  @Test
  void aTaskSetsAsideTheMostAndACancelGivesItBack() {
    startWithoutWorkers();
    Admin.Key key = admin.key();
    grant(key.workspace(), "10");
    String task = key.api().submit("a cat", "\"n\":4");
    hasSpent(key.workspace(), BigDecimal.ZERO, pictures(4));

    assertThat(key.api().cancel(task).status()).isEqualTo(200);
    hasSpent(key.workspace(), BigDecimal.ZERO, BigDecimal.ZERO);
    assertThat(kinds(task)).containsExactly("reserve", "release");
  }

  private List<String> kinds(String id) {
    return admin
        .api()
        .get(Admin.ROOT + "/ledger/" + id)
        .body()
        .path("entries")
        .valueStream()
        .map(entry -> entry.path("kind").asString())
        .toList();
  }

  @Test
  void whatWasDeliveredIsSpentAndNothingElse() throws Exception {
    startScripted(
        "[{when: {prompt: half}, items: [ok, fail]}, {when: {prompt: none}, fail: InternalError.Algo}]");
    Admin.Key key = admin.key();
    grant(key.workspace(), "10");

    String all = key.api().submit("all", "\"n\":3");
    JsonNode _ = key.api().ended(all).body();
    hasSpent(key.workspace(), pictures(3), BigDecimal.ZERO);

    String half = key.api().submit("half", "\"n\":4");
    JsonNode _ = key.api().ended(half).body();
    hasSpent(key.workspace(), pictures(4), BigDecimal.ZERO);
    assertThat(kinds(half)).containsExactly("reserve", "settle", "release");

    String none = key.api().submit("none", "\"n\":4");
    assertThat(key.api().ended(none).output().path("task_status").asString()).isEqualTo("FAILED");
    hasSpent(key.workspace(), pictures(4), BigDecimal.ZERO);
    assertThat(kinds(none)).containsExactly("reserve", "release");
  }

  @Test
  void whatIsLeftIsNotEnough() {
    startWithoutWorkers();
    Admin.Key key = admin.key();
    grant(key.workspace(), "0.30");
    assertThat(key.api().create("a cat", "\"n\":2").status()).isEqualTo(200);

    Api.Answer refused = key.api().create("a cat", "\"n\":1");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("Arrearage");
    assertThat(refused.body().path("message").asString())
        .isEqualTo("Access denied, please make sure your account is in good standing.");
    grant(key.workspace(), "\"0.12\"");
    assertThat(key.api().create("a cat", "\"n\":1").status()).isEqualTo(200);
  }

  @Test
  void withoutAGrantThereIsNoneToExhaustAndAnotherWorkspacePaysForItself() {
    startWithoutWorkers();
    Admin.Key poor = admin.key();
    grant(poor.workspace(), "0.01");
    Admin.Key free = admin.key();

    assertThat(poor.api().create("a cat", "\"n\":1").status()).isEqualTo(400);
    assertThat(free.api().create("a cat", "\"n\":4").status()).isEqualTo(200);
  }

  @Test
  void textsAreChargedByTheirTokens() {
    start(Map.of());
    Admin.Key key = admin.key();
    grant(key.workspace(), "10");
    Api.Answer chat =
        key.api()
            .now(
                CHAT,
                "{\"model\":\"qwen-plus\",\"messages\":[{\"role\":\"user\",\"content\":\"1+1\"}]}");
    assertThat(chat.status()).as(chat.toString()).isEqualTo(200);
    JsonNode usage = chat.body().path("usage");
    BigDecimal first =
        new BigDecimal("0.0008")
            .multiply(new BigDecimal(usage.path("prompt_tokens").asString()))
            .add(
                new BigDecimal("0.002")
                    .multiply(new BigDecimal(usage.path("completion_tokens").asString())))
            .movePointLeft(3);
    hasSpent(key.workspace(), first, BigDecimal.ZERO);

    Api.Answer numbers =
        key.api().now(TEXTS, "{\"model\":\"text-embedding-v4\",\"input\":{\"texts\":[\"a b c\"]}}");
    BigDecimal second =
        new BigDecimal("0.0005")
            .multiply(new BigDecimal(numbers.body().at("/usage/total_tokens").asString()))
            .movePointLeft(3);
    hasSpent(key.workspace(), first.add(second), BigDecimal.ZERO);
  }

  @Test
  void aRefundGivesBackWhatWasSpentAndNoMore() throws Exception {
    startScripted("[]");
    Admin.Key key = admin.key();
    grant(key.workspace(), "1");
    String task = key.api().submit("a cat", "\"n\":2");
    JsonNode _ = key.api().ended(task).body();

    assertThat(refund(task, "0.20").status()).isEqualTo(200);
    hasSpent(key.workspace(), pictures(2).subtract(new BigDecimal("0.20")), BigDecimal.ZERO);
    assertThat(refund(task, "0.09").status()).isEqualTo(404);
    assertThat(refund(task, "0.08").status()).isEqualTo(200);
    hasSpent(key.workspace(), BigDecimal.ZERO, BigDecimal.ZERO);
    assertThat(refund("none", "0.08").status()).isEqualTo(404);
  }

  private Api.Answer refund(String id, String amount) {
    return admin
        .api()
        .post(Admin.ROOT + "/refunds", "{\"id\":\"%s\",\"amount\":\"%s\"}".formatted(id, amount));
  }

  @Test
  void usageIsTheLedgersSumToTheLastDigit() throws Exception {
    startScripted("[]");
    Random random = new Random(14);
    List<Admin.Key> keys = List.of(admin.key(), admin.key());
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < 12; i++) {
      int many = 1 + random.nextInt(4);
      Api api = keys.get(random.nextInt(2)).api();
      JsonNode _ = api.ended(api.submit("a cat", "\"n\":" + many)).body();
      sum = sum.add(pictures(many));
    }

    JsonNode usage = admin.api().get(Admin.ROOT + "/usage").body();
    assertThat(amount(usage, "sum")).isEqualByComparingTo(sum);
    BigDecimal lines = BigDecimal.ZERO;
    for (String line : csv().lines().skip(1).toList()) {
      lines = lines.add(new BigDecimal(line.substring(line.lastIndexOf(',') + 1)));
    }
    assertThat(lines).isEqualByComparingTo(sum);
    assertThat(admin.api().get(Admin.ROOT + "/usage?to=2000-01-01").body().path("usage").isEmpty())
        .isTrue();
  }

  private String csv() throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(server.url() + Admin.ROOT + "/usage?format=csv"))
                  .header("Authorization", "Bearer " + server.server().token())
                  .build(),
              BodyHandlers.ofString())
          .body();
    }
  }

  @Test
  void whatIsReservedOutlivesARestart() {
    startWithoutWorkers();
    Admin.Key key = admin.key();
    grant(key.workspace(), "1");
    String task = key.api().submit("a cat", "\"n\":2");
    server.close();
    startWithoutWorkers();
    hasSpent(key.workspace(), BigDecimal.ZERO, pictures(2));
    assertThat(new Api(server.url(), key.secret()).cancel(task).status()).isEqualTo(200);
    hasSpent(key.workspace(), BigDecimal.ZERO, BigDecimal.ZERO);
  }

  @Test
  void aTaskWhoseTimeIsOverGivesBackWhatItSetAside() throws Exception {
    startWithoutWorkers();
    Admin.Key key = admin.key();
    grant(key.workspace(), "1");
    String _ = key.api().submit("a cat", "\"n\":2");
    time.jump(Duration.ofHours(25));
    Eventually.holds(
        "it is swept", () -> amount(balance(key.workspace()), "reserved").signum() == 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|amount: ",
        "{\"amount\":0}|amount: ",
        "{\"amount\":-1}|amount: ",
        "{\"amount\":\"x\"}|amount: ",
        "{\"amount\":\"0.0000000001\"}|amount: ",
        "{\"amount\":1e300}|amount: ",
        "{\"sum\":1}|sum: "
      })
  void aGrantIsAnAmount(String body, String begins) {
    startWithoutWorkers();
    Api.Answer answer = admin.api().post(Admin.ROOT + "/workspaces/local/grants", body);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.body().path("message").asString()).startsWith(begins);
  }

  @Test
  void aDryRunSaysWhatACallWouldCostAndDoesNothing() {
    startWithoutWorkers();
    Admin.Key key = admin.key();
    grant(key.workspace(), "1");
    String path = "/openbailian/v1/dry-run/api/v1/services/aigc/text2image/image-synthesis";
    String body =
        "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"a cat\"},\"parameters\":{\"n\":%d}}";

    JsonNode would = key.api().post(path, body.formatted(4)).body();
    assertThat(would.path("admitted").asBoolean()).as(would.toString()).isTrue();
    assertThat(amount(would.path("price"), "most")).isEqualByComparingTo(pictures(4));
    assertThat(would.path("engines").get(0).asString()).isEqualTo("embedded");
    hasSpent(key.workspace(), BigDecimal.ZERO, BigDecimal.ZERO);
    assertThat(key.api().get("/api/v1/tasks").body().path("total").asInt()).isZero();

    assertThat(key.api().create("a cat", "\"n\":4").status()).isEqualTo(200);
    JsonNode wouldNot = key.api().post(path, body.formatted(4)).body();
    assertThat(wouldNot.path("admitted").asBoolean()).isFalse();
    assertThat(wouldNot.at("/refused/code").asString()).isEqualTo("Arrearage");
    assertThat(key.api().post(path, body.formatted(9)).status()).isEqualTo(400);
    assertThat(new Api(server.url(), "sk-nobody").post(path, body.formatted(1)).status())
        .isEqualTo(401);
    JsonNode text =
        key.api()
            .now(
                "/openbailian/v1/dry-run/api/v1/services/aigc/text-generation/generation",
                "{\"model\":\"qwen-plus\",\"input\":{\"prompt\":\"1+1\"},\"parameters\":{\"max_tokens\":100}}")
            .body();
    assertThat(text.at("/price/most_units_out").asInt()).as(text.toString()).isEqualTo(100);
  }

  @Test
  void underTheThirdDocumentsNamesAllOfItIsQuotaExceeded() {
    start(Map.of("errors", "seed3", "tasks.workers", "0"));
    Admin.Key poor = admin.key();
    grant(poor.workspace(), "0.01");
    Api.Answer refused = poor.api().create("a cat", "\"n\":1");
    assertThat(refused.code()).isEqualTo("QuotaExceeded");
    assertThat(refused.body().at("/error/hint").asString()).contains("充值或等待免费额度重置");
  }

  @Test
  void withoutPricesNothingIsCounted() {
    start(Map.of("prices", "none", "tasks.workers", "0"));
    Admin.Key key = admin.key();
    grant(key.workspace(), "0.01");
    String task = key.api().submit("a cat", "\"n\":4");
    hasSpent(key.workspace(), BigDecimal.ZERO, BigDecimal.ZERO);
    assertThat(admin.api().get(Admin.ROOT + "/ledger/" + task).status()).isEqualTo(404);
  }
}
