package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Admin;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Rules of a scripted engine that are switched while the server runs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SwitchedFaultsTest {
  private static final String RULES = Admin.ROOT + "/scripted";
  private static final String TEXT = "/api/v1/services/aigc/text-generation/generation";
  private static final String ASKED = "{\"model\":\"qwen-plus\",\"input\":{\"prompt\":\"hello\"}}";

  private TestServer server;
  private Admin admin;

  @BeforeAll
  void start() {
    server =
        TestServer.start(
            Map.of(
                "engines",
                "{plain: {kind: scripted}, other: {kind: scripted}}",
                "routes",
                "{'*': plain}"));
    admin = Admin.of(server.data());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aRuleIsForOneWorkspaceAndAsLongAsItIsOn() {
    Admin.Key key = admin.key();
    Api.Answer made =
        admin
            .api()
            .post(
                RULES,
                """
                {"engine": "plain", "rule": {"fail": "DataInspectionFailed"}, "workspace": "%s"}
                """
                    .formatted(key.workspace()));

    assertThat(made.status()).as(made.body().toString()).isEqualTo(200);
    String id = made.body().path("id").asString();
    assertThat(key.api().post(TEXT, ASKED).body().path("code").asString())
        .isEqualTo("DataInspectionFailed");
    assertThat(Api.of(server).post(TEXT, ASKED).status()).as("another workspace").isEqualTo(200);

    assertThat(admin.api().patch(RULES + "/" + id, "{\"on\": false}").body().path("met").asInt())
        .isEqualTo(1);
    assertThat(key.api().post(TEXT, ASKED).status()).isEqualTo(200);

    assertThat(admin.api().get(RULES).body().path("rules").valueStream())
        .anySatisfy(rule -> assertThat(rule.path("id").asString()).isEqualTo(id));
    assertThat(admin.api().delete(RULES + "/" + id).status()).isEqualTo(200);
    assertThat(admin.api().delete(RULES + "/" + id).status()).isEqualTo(404);
  }

  @Test
  void mistakesAreNamed() {
    assertThat(refused("{\"engine\": \"plain\", \"rule\": {\"bussy\": 2}}"))
        .contains("a rule has no `bussy`");
    assertThat(refused("{\"engine\": \"embedded\", \"rule\": {\"busy\": 2}}"))
        .contains("there are: plain, other");
    assertThat(refused("{\"engine\": \"plain\", \"rule\": 7}")).contains("rule: this is an object");
    assertThat(refused("{\"engine\": \"plain\", \"rule\": {}, \"wrong\": 7}"))
        .contains("legal are engine, rule, workspace");
    assertThat(refused("{\"engine\": \"plain\", \"rule\": {\"file\": \"/etc/hostname\"}}"))
        .contains("files of the server are for scripts");
  }

  private String refused(String body) {
    Api.Answer answer = admin.api().post(RULES, body);
    assertThat(answer.status()).isEqualTo(400);
    return answer.body().toString();
  }

  @Test
  void aKeyOfTheApiSwitchesNothing() {
    assertThat(Api.of(server).post(RULES, "{\"engine\": \"plain\", \"rule\": {}}").status())
        .isEqualTo(403);
  }
}
