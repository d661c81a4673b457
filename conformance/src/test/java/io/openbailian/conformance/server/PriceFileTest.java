package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.conformance.Admin;
import io.openbailian.conformance.Api;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Prices of an operator's own, by model and engine, and what is free of them.
class PriceFileTest extends MoneyServer {
  private static final String PRICES =
      """
      otherwise: vendor
      models:
        "wan2.2-*": { unit: image, cny: 0.10 }
        wanx2.1-t2i-turbo: free
        "*": { unit: thousand_tokens, cny: { in: 1, out: 2 } }
      engines:
        cheap: { "*": { unit: image, cny: 0.03 }, qwen-plus: { unit: thousand_tokens, cny: { in: 0.1, out: 0.2 } } }
      quotas:
        "wan2.2-*": { units: 3, per: month }
        "*": none
      """;

  @TempDir private Path folder;

  private void begin() throws IOException {
    start(
        Map.of(
            "prices",
            Files.writeString(folder.resolve("prices.yaml"), PRICES).toString(),
            "billing.free-quotas",
            "true",
            "engines",
            "{dear: {kind: scripted, batches: false, rules: [{when: {prompt: elsewhere}, down:"
                + " 1000}, {when: {prompt: halves}, times: 1}, {when: {prompt: halves}, down:"
                + " 1000}]}, cheap: {kind: scripted, rules: []}}",
            "routes",
            "{'*': [dear, cheap]}"));
  }

  private static String body(String model, String prompt, int many) {
    return "{\"model\":\"%s\",\"input\":{\"prompt\":\"%s\"},\"parameters\":{\"n\":%d}}"
        .formatted(model, prompt, many);
  }

  private static final String PICTURES = "/api/v1/services/aigc/text2image/image-synthesis";

  private static void make(Api api, String model, String prompt, int many) throws Exception {
    Api.Answer submitted = api.post(PICTURES, body(model, prompt, many));
    assertThat(submitted.status()).as(submitted.toString()).isEqualTo(200);
    Api.Answer ended = api.ended(submitted.output().path("task_id").asString());
    assertThat(ended.output().path("task_status").asString()).isEqualTo("SUCCEEDED");
  }

  @Test
  void whatIsFreeComesFirstThenThePriceOfWhoDelivers() throws Exception {
    begin();
    Admin.Key key = admin.key();
    grant(key.workspace(), "10");
    JsonNode would =
        key.api()
            .post("/openbailian/v1/dry-run" + PICTURES, body("wan2.2-t2i-flash", "a cat", 2))
            .body();
    assertThat(would.path("admitted").asBoolean()).as(would.toString()).isTrue();

    make(key.api(), "wan2.2-t2i-flash", "a cat", 2);
    hasSpent(key.workspace(), BigDecimal.ZERO, BigDecimal.ZERO);
    make(key.api(), "wan2.2-t2i-flash", "a cat", 2); // one of them is free
    hasSpent(key.workspace(), new BigDecimal("0.10"), BigDecimal.ZERO);
    make(key.api(), "wan2.2-t2i-flash", "elsewhere", 2);
    hasSpent(key.workspace(), new BigDecimal("0.16"), BigDecimal.ZERO);
    make(key.api(), "wanx2.1-t2i-turbo", "a cat", 4); // free at one, and it delivers
    hasSpent(key.workspace(), new BigDecimal("0.16"), BigDecimal.ZERO);
    make(key.api(), "wan2.5-t2i-preview", "a cat", 1); // what the service takes
    hasSpent(key.workspace(), new BigDecimal("0.36"), BigDecimal.ZERO);

    JsonNode usage = admin.api().get(Admin.ROOT + "/usage").body();
    assertThat(amount(usage, "sum")).isEqualByComparingTo("0.36");
  }

  /// What is answered at once, as what is done as a task.
  @Test
  void anAnswerAtOnceIsChargedAtThePriceOfWhoGaveIt() throws Exception {
    begin();
    Admin.Key key = admin.key();
    Api.Answer made =
        key.api()
            .now(
                "/api/v1/services/aigc/multimodal-generation/generation",
                "{\"model\":\"qwen-image\",\"input\":{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"elsewhere\"}]}]}}");
    assertThat(made.status()).as(made.toString()).isEqualTo(200);
    hasSpent(key.workspace(), new BigDecimal("0.03"), BigDecimal.ZERO);

    Api.Answer said =
        key.api()
            .now(
                CHAT,
                "{\"model\":\"qwen-plus\",\"messages\":[{\"role\":\"user\",\"content\":\"elsewhere\"}]}");
    BigDecimal in = said.body().at("/usage/prompt_tokens").decimalValue();
    BigDecimal out = said.body().at("/usage/completion_tokens").decimalValue();
    assertThat(out).isPositive();
    BigDecimal cost =
        new BigDecimal("0.0001").multiply(in).add(new BigDecimal("0.0002").multiply(out));
    hasSpent(key.workspace(), new BigDecimal("0.03").add(cost), BigDecimal.ZERO);
  }

  /// Each picture at the price of the engine that made it, though one task has both.
  @Test
  void aTaskOfTwoEnginesIsChargedAtBothPrices() throws Exception {
    begin();
    Admin.Key key = admin.key();
    make(key.api(), "wan2.2-t2i-flash", "a cat", 3); // all that is free
    make(key.api(), "wan2.2-t2i-flash", "halves", 2);

    hasSpent(key.workspace(), new BigDecimal("0.13"), BigDecimal.ZERO);
  }

  @Test
  void onlyWhatIsFreeWhereNothingIsEverCharged() {
    start(
        Map.of(
            "billing.free-quotas",
            "true",
            "billing.free-tier-only",
            "true",
            "tasks.workers",
            "0",
            "tasks.hold",
            "0"));
    Admin.Key key = admin.key();
    for (int i = 0; i < 25; i++) { // a hundred are free
      assertThat(key.api().create("a cat", "\"n\":4").status()).isEqualTo(200);
    }
    Api.Answer refused = key.api().create("a cat", "\"n\":1");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("AllocationQuota.FreeTierOnly");
    assertThat(admin.key().api().create("a cat", "\"n\":4").status()).isEqualTo(200);
    hasSpent(key.workspace(), BigDecimal.ZERO, BigDecimal.ZERO);
  }

  @Test
  void everyMistakeOfAFileIsTold() throws IOException {
    Path wrong =
        Files.writeString(
            folder.resolve("wrong.yaml"),
            """
            otherwise: some
            models:
              a: { unit: picture, cny: 1 }
              b: { unit: image }
            quotas:
              c: { units: 3 }
            free: 1
            """);
    assertThatThrownBy(() -> start(Map.of("prices", wrong.toString())))
        .hasMessageContaining("line 1, otherwise")
        .hasMessageContaining("models.a")
        .hasMessageContaining("models.b")
        .hasMessageContaining("quotas.c")
        .hasMessageContaining("free");
    assertThatThrownBy(() -> start(Map.of("prices", folder + "/none.yaml")))
        .hasMessageContaining("none.yaml");
    start(Map.of());
  }
}
