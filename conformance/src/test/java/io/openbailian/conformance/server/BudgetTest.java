package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Admin;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Budgets: what they count, and that they stop what is more.
class BudgetTest extends MoneyServer {
  @Test
  void ofTwoHundredAtOnceABudgetForTenAdmitsTen() throws Exception {
    startWithoutWorkers();
    Admin.Key key = admin.key();
    String budget = budget("key", key.id(), "day", "1.40", true);
    List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 200; i++) {
      Thread _ =
          Thread.startVirtualThread(
              () -> statuses.add(key.api().create("a cat", "\"n\":1").status()));
    }
    Eventually.holds("all are answered", () -> statuses.size() == 200);

    assertThat(statuses).filteredOn(status -> status == 200).hasSize(10);
    assertThat(statuses).filteredOn(status -> status == 429).hasSize(190);
    assertThat(used(budget)).isEqualByComparingTo("1.40");
  }

  private String budget(String scope, String subject, String period, String amount, boolean stops) {
    Api.Answer answer =
        admin
            .api()
            .post(
                BUDGETS,
                "{\"scope\":\"%s\",\"subject\":\"%s\",\"period\":\"%s\",\"amount\":\"%s\",\"stops\":%s}"
                    .formatted(scope, subject, period, amount, stops));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.body().path("id").asString();
  }

  private BigDecimal used(String id) {
    for (JsonNode budget : admin.api().get(BUDGETS).body().path("budgets")) {
      if (budget.path("id").asString().equals(id)) {
        return amount(budget, "used");
      }
    }
    throw new AssertionError("no budget " + id);
  }

  @ParameterizedTest
  @CsvSource({"key,1,2", "workspace,2,2", "all,2,3"})
  void aBudgetCountsWhoeverIsItsSubject(String scope, int ofWorkspace, int together) {
    startWithoutWorkers();
    String workspace = admin.workspace("team");
    Admin.Key one = admin.key(workspace, "");
    Admin.Key other = admin.key(workspace, "");
    Admin.Key stranger = admin.key();
    String subject =
        switch (scope) {
          case "key" -> one.id();
          case "workspace" -> workspace;
          default -> "";
        };
    String budget = budget(scope, subject, "month", "100", true);
    for (Admin.Key key : List.of(one, other, stranger)) {
      assertThat(key.api().create("a cat", "\"n\":1").status()).isEqualTo(200);
    }
    int counted = scope.equals("key") ? 1 : scope.equals("workspace") ? ofWorkspace : together;
    assertThat(used(budget)).isEqualByComparingTo(pictures(counted));
  }

  @Test
  void aBudgetCountsWhatItsPeriodHasSpentBeforeItAndBeginsAnewAtMidnightOfItsZone() {
    time.jump(Duration.between(time.now(), Instant.parse("2027-01-15T15:50:00Z")));
    startWithoutWorkers();
    Admin.Key key = admin.key();
    assertThat(key.api().create("a cat", "\"n\":2").status()).isEqualTo(200);
    String budget = budget("key", key.id(), "day", "0.42", true);
    assertThat(used(budget)).isEqualByComparingTo(pictures(2));
    assertThat(key.api().create("a cat", "\"n\":1").status()).isEqualTo(200);
    assertThat(key.api().create("a cat", "\"n\":1").code()).isEqualTo("Throttling.AllocationQuota");

    time.jump(Duration.ofMinutes(11)); // 00:01 in Shanghai
    assertThat(used(budget)).isEqualByComparingTo("0");
    assertThat(key.api().create("a cat", "\"n\":1").status()).isEqualTo(200);
  }

  @Test
  void aBudgetThatWarnsStopsNothing() {
    startWithoutWorkers();
    Admin.Key key = admin.key();
    String budget = budget("key", key.id(), "day", "0.01", false);
    assertThat(key.api().create("a cat", "\"n\":1").status()).isEqualTo(200);
    assertThat(used(budget)).isEqualByComparingTo(PICTURE);
    assertThat(admin.api().delete(BUDGETS + "/" + budget).status()).isEqualTo(200);
    assertThat(admin.api().delete(BUDGETS + "/" + budget).status()).isEqualTo(404);
  }
}
