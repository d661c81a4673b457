package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.conformance.Admin;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import io.openbailian.conformance.wire.RawHttp;
import io.openbailian.protocol.Json;
import io.openbailian.server.RunningServer;
import io.openbailian.server.config.SettingsException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// One server that stands for Beijing and for Singapore: a key belongs to one of them, and so does
/// whatever was made with it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegionsTest {
  private static final String CREATE = "/api/v1/services/aigc/text2image/image-synthesis";
  private static final String CAT =
      "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"a"
          + " cat\"},\"parameters\":{\"n\":1,\"size\":\"512*512\"}}";

  @TempDir static Path folder;
  private TestServer server;
  private RunningServer singapore;
  private Admin abroad;
  private Admin.Key foreign;

  @BeforeAll
  void start() throws Exception {
    Path prices = folder.resolve("dollars.yaml");
    Files.writeString(
        prices, "models: {\"wan2.2-*\": {unit: image, usd: 0.02}}\nquotas: {\"*\": none}\n");
    server =
        TestServer.scripted(
            "[]",
            Map.of(
                "tasks.hold",
                "0",
                "regions",
                """
                {singapore: {hosts: [Intl.Test], path: /intl, prices: '%s', billing: {currency: usd},
                             engines: {abroad: {kind: scripted, rules: []}}, routes: {'*': abroad}}}\
                """
                    .formatted(prices)));
    singapore = Objects.requireNonNull(server.server().regions().get("singapore"));
    abroad = Admin.of(server.data().resolve("regions/singapore"));
    foreign = abroad.key();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private RawHttp.Answer ask(String method, String host, String path, String key, String body)
      throws Exception {
    return new RawHttp(server.url())
        .send(
            "%s %s HTTP/1.1\nHost: %s\nAuthorization: Bearer %s\nContent-Type: application/json\nX-DashScope-Async: enable\n\n%s"
                .formatted(method, path, host, key, body));
  }

  private static JsonNode json(RawHttp.Answer answer) {
    return Json.parseObject(answer.body());
  }

  private static void isSentHome(RawHttp.Answer answer, String belongs, String here) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(json(answer).path("code").asString()).isEqualTo("InvalidApiKey");
    assertThat(json(answer).path("error").path("hint").asString())
        .startsWith("this key belongs to the region %s, and this is %s".formatted(belongs, here));
  }

  @Test
  void aKeyOpensItsOwnRegionHoweverThatIsAsked() throws Exception {
    String port = ":" + server.url().getPort();
    assertThat(ask("POST", "intl.test", CREATE, foreign.secret(), CAT).status()).isEqualTo(200);
    assertThat(ask("POST", "INTL.test" + port, CREATE, foreign.secret(), CAT).status())
        .isEqualTo(200);
    assertThat(ask("POST", "a.test", "/intl" + CREATE, foreign.secret(), CAT).status())
        .isEqualTo(200);
    assertThat(foreign.api().create("a cat", "\"n\":1,\"size\":\"512*512\"").status())
        .isEqualTo(200); // at a port of its own
    assertThat(ask("POST", "a.test", CREATE, TestServer.KEY, CAT).status()).isEqualTo(200);
  }

  @Test
  void inTheOtherItIsToldWhereItBelongs() throws Exception {
    isSentHome(ask("POST", "a.test", CREATE, foreign.secret(), CAT), "singapore", "beijing");
    isSentHome(
        ask("POST", "a.test", "/intl" + CREATE, TestServer.KEY, CAT), "beijing", "singapore");
    isSentHome(ask("POST", "intl.test", CREATE, TestServer.KEY, CAT), "beijing", "singapore");
    RawHttp.Answer nobodys = ask("POST", "intl.test", CREATE, "sk-nobodys", CAT);
    assertThat(nobodys.status()).isEqualTo(401);
    assertThat(nobodys.body()).doesNotContain("belongs to the region");
  }

  @Test
  void tasksAndTheirFilesStayInTheirRegion() throws Exception {
    String id =
        json(ask("POST", "a.test", "/intl" + CREATE, foreign.secret(), CAT))
            .path("output")
            .path("task_id")
            .asString();
    JsonNode done = foreign.api().ended(id).output();
    JsonNode seen =
        json(
            ask(
                "GET",
                "a.test:" + server.url().getPort(),
                "/intl/api/v1/tasks/" + id,
                foreign.secret(),
                ""));
    URI file = URI.create(seen.path("output").path("results").path(0).path("url").asString());

    assertThat(done.path("task_status").asString()).isEqualTo("SUCCEEDED");
    assertThat(file.getPath()).startsWith("/intl/");
    String here = file.toString().replace("a.test", "127.0.0.1");
    assertThat(Api.download(here)).startsWith(0x89, 'P', 'N', 'G');
    assertThat(new String(Api.download(here.replace("/intl/", "/")), StandardCharsets.UTF_8))
        .doesNotContain("PNG");
    assertThat(Api.of(server).status(id)).isEqualTo("UNKNOWN");
  }

  @Test
  void eachHasItsPricesItsCurrencyAndItsEngines() throws Exception {
    JsonNode there =
        json(ask("POST", "intl.test", "/openbailian/v1/dry-run" + CREATE, foreign.secret(), CAT));
    JsonNode here =
        json(ask("POST", "a.test", "/openbailian/v1/dry-run" + CREATE, TestServer.KEY, CAT));

    assertThat(there.path("engines").path(0).asString()).isEqualTo("abroad");
    assertThat(there.path("price").path("currency").asString()).isEqualTo("USD");
    assertThat(there.path("price").path("most").decimalValue()).isEqualByComparingTo("0.02");
    assertThat(here.path("engines").path(0).asString()).isEqualTo("scripted");
    assertThat(here.has("price")).isFalse();
  }

  @Test
  void whoAdministersOneDoesNotAdministerTheOther() {
    assertThat(abroad.api().get(Admin.ROOT + "/keys").status()).isEqualTo(200);
    assertThat(new Api(server.url(), singapore.token()).get(Admin.ROOT + "/keys").status())
        .isEqualTo(403);
    assertThat(abroad.api().get(Admin.ROOT + "/keys").body().toString()).contains(foreign.id());
    assertThat(Admin.of(server.data()).api().get(Admin.ROOT + "/keys").body().toString())
        .doesNotContain(foreign.id());
  }

  /// Dots lead out of no region, and into none.
  @Test
  void dotsDoNotClimbFromOneToTheOther() throws Exception {
    RawHttp.Answer out = ask("POST", "a.test", "/intl/.." + CREATE, foreign.secret(), CAT);
    RawHttp.Answer encoded = ask("POST", "a.test", "/intl/%2e%2e" + CREATE, foreign.secret(), CAT);

    assertThat(out.status()).isNotEqualTo(200);
    assertThat(encoded.status()).isNotEqualTo(200);
  }

  private static void refused(String regions, String sentence) {
    assertThatThrownBy(
            () -> TestServer.settings(folder.resolve("none"), Map.of("regions", regions)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void whatIsWrongWithARegionIsSaidAtTheStart() {
    refused("{Singapore: {path: /intl}}", "small letters");
    refused("{beijing: {path: /bj}}", "the first region's name");
    refused("{singapore: {}}", "say how it is asked");
    refused("{singapore: {path: /api}}", "nothing else begins with");
    refused("{singapore: {path: intl}}", "one segment such as /intl");
    refused(
        "{singapore: {path: /intl, api-key: sk-0123456789012345678901}}", "bailian keys create");
    refused("{singapore: {path: /intl, tasks: {wrokers: 3}}}", "regions.singapore: tasks.wrokers");
  }
}
