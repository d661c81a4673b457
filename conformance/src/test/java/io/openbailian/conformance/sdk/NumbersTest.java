package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alibaba.dashscope.embeddings.TextEmbedding;
import com.alibaba.dashscope.embeddings.TextEmbeddingParam;
import com.alibaba.dashscope.embeddings.TextEmbeddingResult;
import com.alibaba.dashscope.exception.ApiException;
import com.alibaba.dashscope.rerank.TextReRank;
import com.alibaba.dashscope.rerank.TextReRankParam;
import com.alibaba.dashscope.rerank.TextReRankResult;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Vectors and rankings as users of the official SDK ask for them, and at the compatible paths.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NumbersTest {
  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.start(Map.of());
    Sdk.pointAt(server.apiBase());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static TextEmbeddingParam.TextEmbeddingParamBuilder<?, ?> embedding(String model) {
    return TextEmbeddingParam.builder().apiKey(TestServer.KEY).model(model);
  }

  @ParameterizedTest
  @CsvSource({"v1, 1536", "v2, 1536", "v3, 1024", "v4, 1024"})
  void everyModelHasVectorsOfItsOwnLength(String version, int dimension) throws Exception {
    TextEmbeddingResult result =
        new TextEmbedding()
            .call(embedding("text-embedding-" + version).texts(List.of("猫喜欢鱼", "dogs")).build());

    assertThat(result.getOutput().getEmbeddings())
        .hasSize(2)
        .allMatch(one -> one.getEmbedding().size() == dimension);
    assertThat(result.getOutput().getEmbeddings().get(1).getTextIndex()).isEqualTo(1);
    assertThat(result.getUsage().getTotalTokens()).isPositive();
  }

  @Test
  void aDimensionMayBeChosen() throws Exception {
    TextEmbeddingResult result =
        new TextEmbedding()
            .call(
                embedding("text-embedding-v4")
                    .texts(List.of("a"))
                    .parameters(Map.of("dimension", 64))
                    .build());

    assertThat(result.getOutput().getEmbeddings().getFirst().getEmbedding()).hasSize(64);
  }

  @Test
  void aBatchThatIsTooLargeIsRefusedAsTheServiceDoes() {
    TextEmbeddingParam param =
        embedding("text-embedding-v4").texts(Collections.nCopies(11, "a")).build();

    assertThatThrownBy(() -> new TextEmbedding().call(param))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("batch size is invalid, it should not be larger than 10.");
  }

  @Test
  void documentsComeBackInOrder() throws Exception {
    TextReRankResult result =
        new TextReRank()
            .call(
                TextReRankParam.builder()
                    .apiKey(TestServer.KEY)
                    .model("gte-rerank")
                    .query("什么是文本排序模型")
                    .documents(List.of("量子计算是计算科学的一个前沿领域", "文本排序模型广泛用于搜索引擎", "今天下雨"))
                    .topN(2)
                    .returnDocuments(true)
                    .build());

    assertThat(result.getOutput().getResults()).hasSize(2);
    assertThat(result.getOutput().getResults().getFirst().getIndex()).isEqualTo(1);
    assertThat(result.getOutput().getResults().getFirst().getDocument().getText()).contains("排序模型");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"猫\"", "[\"猫\"]"})
  void openAiClientsAskWithOneTextOrAList(String input) {
    Api.Answer answer =
        Api.of(server)
            .post(
                "/compatible-mode/v1/embeddings",
                "{\"model\":\"text-embedding-v3\",\"input\":%s,\"dimensions\":256}"
                    .formatted(input));

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    assertThat(answer.body().at("/data/0/embedding")).hasSize(256);
    assertThat(answer.body().at("/object").asString()).isEqualTo("list");
    assertThat(answer.body().at("/usage/prompt_tokens").asInt()).isEqualTo(1);
  }

  @Test
  void packedNumbersAreTheSameNumbers() {
    String body = "{\"model\":\"text-embedding-v4\",\"input\":[\"猫\"],\"encoding_format\":\"%s\"}";
    Api api = Api.of(server);

    Api.Answer plain = api.post("/compatible-mode/v1/embeddings", body.formatted("float"));
    Api.Answer packed = api.post("/compatible-mode/v1/embeddings", body.formatted("base64"));

    FloatBuffer floats =
        ByteBuffer.wrap(
                Base64.getDecoder().decode(packed.body().at("/data/0/embedding").asString()))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer();
    assertThat(floats.remaining()).isEqualTo(1024);
    assertThat(IntStream.range(0, 1024))
        .allMatch(i -> floats.get(i) == plain.body().at("/data/0/embedding/" + i).floatValue());
  }

  @Test
  void sparseVectorsAreAnsweredWhenAskedFor() {
    Api.Answer answer =
        Api.of(server)
            .post(
                "/api/v1/services/embeddings/text-embedding/text-embedding",
                "{\"model\":\"text-embedding-v4\",\"input\":{\"texts\":[\"代码改变世界\"]},"
                    + "\"parameters\":{\"output_type\":\"dense&sparse\"}}");

    assertThat(answer.body().at("/output/embeddings/0/sparse_embedding/0/token").asString())
        .isEqualTo("代码");
    assertThat(answer.body().at("/output/embeddings/0/embedding")).hasSize(1024);
    assertThat(answer.body().at("/output/note").asString()).contains("not by an embedding model");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"model\":\"text-embedding-v4\"}; contents is neither str nor list of str.",
        "{\"model\":\"text-embedding-v4\",\"input\":[]}; contents is neither str nor list of str.",
        "{\"model\":\"text-embedding-v4\",\"input\":[[1,2]]}; contents is neither str nor list of str.",
        "{\"model\":\"text-embedding-v4\",\"input\":\"\"}; Range of input length should be [1, 8192]",
        "{\"model\":\"text-embedding-v3\",\"input\":\"a\",\"dimensions\":2048}; its value shold be in"
      })
  void whatIsWrongIsToldInTheServicesWords(String body, String sentence) {
    Api.Answer answer = Api.of(server).post("/compatible-mode/v1/embeddings", body);

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
    assertThat(answer.body().at("/error/message").asString()).contains(sentence);
  }

  @Test
  void theCompatiblePathRanksToo() {
    Api.Answer answer =
        Api.of(server)
            .post(
                "/compatible-api/v1/reranks",
                "{\"model\":\"qwen3-rerank\",\"query\":\"cats\",\"documents\":[\"dogs bark\",\"a cat\"]}");

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    assertThat(answer.body().at("/results/0/index").asInt()).isEqualTo(1);
    assertThat(answer.body().at("/results")).hasSize(2);
  }

  @Test
  void anAnswerNeedsAKey() {
    assertThat(
            new Api(server.url(), "sk-wrong-wrong-wrong-wrong")
                .post("/compatible-api/v1/reranks", "{}")
                .status())
        .isEqualTo(401);
  }
}
