package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Lists of models and of their limits as the service has them, and what a wrong name is told.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceListsTest {
  private static final String TEXT2IMAGE = "/api/v1/services/aigc/text2image/image-synthesis";

  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.start(Map.of());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private JsonNode get(String path) {
    Api.Answer answer = Api.of(server).get(path);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void cutsATextIntoTheTokensOfTheService() {
    Api.Answer answer =
        Api.of(server)
            .post(
                "/api/v1/tokenizer",
                "{\"model\":\"qwen-max\",\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"代码改变世界\"}]}}");

    assertThat(answer.output().toString())
        .isEqualTo("{\"token_ids\":[46100,101933,99489],\"tokens\":[\"代码\",\"改变\",\"世界\"]}");
    assertThat(answer.body().at("/usage/input_tokens").asInt()).isEqualTo(3);
  }

  @Test
  void cutsNoMoreThanAnAnswerCanHold() {
    Api.Answer answer =
        Api.of(server)
            .post(
                "/api/v1/tokenizer",
                "{\"model\":\"qwen-max\",\"input\":{\"prompt\":\"%s\"}}"
                    .formatted("1 ".repeat(1_000_000)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("message").asString())
        .contains("Range of input length should be [1, 32768]", "tokens");
  }

  @ParameterizedTest
  @CsvSource({
    "'{}', BadRequest.EmptyModel",
    "'{\"model\":\"qwen-max\"}', BadRequest.EmptyInput",
    "'{\"model\":\"qwen-max\",\"input\":{}}', InvalidParameter",
    "'{\"model\":\"none\",\"input\":{\"prompt\":\"a\"}}', ModelNotFound"
  })
  void saysWhatATokenizerRequestLacks(String body, String code) {
    assertThat(Api.of(server).post("/api/v1/tokenizer", body).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "capabilities=TTS, sambert-zhichu-v1",
    "capabilities=TG&name=deepseek, deepseek-v4-pro",
    "name=Qwen-Image%20Max, qwen-image-max",
    "features=function-calling, qwen-plus",
    "providers=rerank, qwen3-rerank",
    "model=qwen-plus-latest, qwen-plus"
  })
  void modelsAreFoundByTheServicesFilters(String query, String first) {
    JsonNode output = get("/api/v1/models?" + query).path("output");

    assertThat(output.at("/models/0/model").asString()).isEqualTo(first);
    assertThat(output.path("total").asInt()).isLessThan(60);
  }

  @Test
  void aModelHasTheServicesMembersBesideOurs() {
    JsonNode answer = get("/api/v1/models?model=qwen-plus");
    JsonNode model = answer.at("/output/models/0");

    assertThat(answer.path("success").asBoolean()).isTrue();
    assertThat(model.at("/model_info/max_output_tokens").asInt()).isEqualTo(32768);
    assertThat(model.at("/prices/0/prices/0/price").asString()).isEqualTo("0.8");
    assertThat(model.at("/prices/1/prices/1/price").asString()).isEqualTo("20");
    assertThat(model.at("/inference_metadata/response_modality/0").asString()).isEqualTo("Text");
    assertThat(model.path("operations").isArray()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/models/limits", "/api/v1/quotas"})
  void limitsAreListed(String path) {
    JsonNode quota = get(path + "?model=qwen-plus").at("/output/quotas/0");

    assertThat(quota.at("/model_limit/request_limit").asInt()).isEqualTo(30000);
    assertThat(quota.at("/model_limit/request_limit_period").asInt()).isEqualTo(60);
  }

  @ParameterizedTest
  @CsvSource({
    "qwen-pluss, did you mean qwen-plus?",
    "wan2_2-t2i-flash, did you mean wan2.2-t2i-flash?",
    "WAN2.2-T2I-FLASH, did you mean wan2.2-t2i-flash?",
    "some-thing-else-entirely, GET /api/v1/models lists what is here"
  })
  void aMistypedNameIsToldTheNearest(String name, String hint) {
    Api.Answer answer =
        Api.of(server)
            .post(TEXT2IMAGE, "{\"model\":\"%s\",\"input\":{\"prompt\":\"a\"}}".formatted(name));

    assertThat(answer.code()).isEqualTo("ModelNotFound");
    assertThat(answer.body().at("/error/hint").asString()).isEqualTo(hint);
  }

  @ParameterizedTest
  @CsvSource({"<watercolor>", "<AUTO>", "<3d cartoon>"})
  void theFirstGenerationTakesItsStyles(String style) {
    Api.Answer answer =
        Api.of(server)
            .post(
                TEXT2IMAGE,
                "{\"model\":\"wanx-v1\",\"input\":{\"prompt\":\"a cat\"},\"parameters\":{\"style\":\"%s\",\"n\":1,\"size\":\"1024*1024\"}}"
                    .formatted(style));

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  @Test
  void anUploadIsForAnyModel() {
    assertThat(get("/api/v1/uploads?action=getPolicy&model=qwen-vl-plus").path("data").isObject())
        .isTrue();
  }
}
