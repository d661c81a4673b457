package io.openbailian.conformance.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.LocalWeb;
import io.openbailian.conformance.Sounds;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Real model servers behind this API, where somebody runs them: `OPENBAILIAN_IT_LLAMA` names the
/// base of llama.cpp's server with a model that chats, `OPENBAILIAN_IT_LLAMA_VECTORS` and
/// `OPENBAILIAN_IT_LLAMA_RANKING` one with `--embeddings` and one with `--reranking`, and
/// `OPENBAILIAN_IT_WHISPER` whisper.cpp's server that answers at `/v1/audio/transcriptions`. What a
/// model says does not matter here: one with random weights will do. Without the variable there is
/// no test.
class ModelServersTest {
  private static final String NATIVE = "/api/v1/services/aigc/text-generation/generation";
  private static final String COMPATIBLE = "/compatible-mode/v1/chat/completions";
  private static final String TOOL =
      "[{\"type\":\"function\",\"function\":{\"name\":\"weather\",\"parameters\":{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\",\"maxLength\":20}},\"required\":[\"city\"]}}}]";

  /// @param scores whether the server's scores are logits, as those of most models are
  private static TestServer gateway(String profile, String base, boolean scores) {
    return TestServer.start(
        Map.of(
            "engines",
            "{real: {kind: openai, profile: %s, base-url: '%s'%s}}"
                .formatted(profile, base, scores ? ", scores: logits" : ""),
            "routes",
            "{'*': real}",
            "tasks.hold",
            "1s",
            "fetch.allow",
            "[127.0.0.0/8]"));
  }

  private static Stream<DynamicTest> with(
      String variable, String profile, Map<String, Consumer<TestServer>> cases) {
    String base = System.getenv(variable);
    return base == null
        ? Stream.empty()
        : cases.entrySet().stream()
            .map(one ->
                dynamicTest(
                    one.getKey(),
                    () -> {
                      try (TestServer server =
                          gateway(profile, base, variable.endsWith("RANKING"))) {
                        one.getValue().accept(server);
                      }
                    }));
  }

  private static JsonNode ask(TestServer server, String path, String body) {
    Api.Answer answer = Api.of(server).now(path, body);
    assertThat(answer.status()).as(Json.text(answer.body())).isEqualTo(200);
    return answer.body();
  }

  private static String chat(String more) {
    return "{\"model\":\"qwen-plus\",\"messages\":[{\"role\":\"user\",\"content\":\"Count to three.\"}],\"max_tokens\":24,\"seed\":7%s}"
        .formatted(more);
  }

  private static String generation(String parameters) {
    return "{\"model\":\"qwen-plus\",\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"Count to three.\"}]},\"parameters\":{\"result_format\":\"message\",\"max_tokens\":24,\"seed\":7%s}}"
        .formatted(parameters);
  }

  @TestFactory
  Stream<DynamicTest> llama() {
    return with(
        "OPENBAILIAN_IT_LLAMA",
        "llamacpp",
        Map.of(
            "a text of either dialect, the same for a seed",
            ModelServersTest::texts,
            "streams of either dialect",
            ModelServersTest::streams,
            "tools that may be called",
            ModelServersTest::tools,
            "a JSON schema is kept",
            ModelServersTest::schemas,
            "what is longer than the model takes",
            ModelServersTest::tooLong,
            "stops, and how likely words were",
            ModelServersTest::stops));
  }

  private static void texts(TestServer server) {
    JsonNode chat = ask(server, COMPATIBLE, chat(""));
    JsonNode ours = ask(server, NATIVE, generation(""));

    String said = chat.at("/choices/0/message/content").asString();
    assertThat(said).isNotEmpty();
    assertThat(ours.at("/output/choices/0/message/content").asString()).isEqualTo(said);
    assertThat(chat.at("/choices/0/finish_reason").asString()).isEqualTo("length");
    assertThat(ours.at("/output/choices/0/finish_reason").asString()).isEqualTo("length");
    assertThat(chat.at("/usage/completion_tokens").asInt()).isEqualTo(24);
    assertThat(ours.at("/usage/output_tokens").asInt()).isEqualTo(24);
    assertThat(chat.at("/usage/prompt_tokens").asInt()).isPositive();
    assertThat(chat.at("/model").asString()).isEqualTo("qwen-plus");
  }

  private static void streams(TestServer server) {
    String said = ask(server, COMPATIBLE, chat("")).at("/choices/0/message/content").asString();
    List<JsonNode> deltas =
        Api.of(server)
            .frames(
                COMPATIBLE, chat(",\"stream\":true,\"stream_options\":{\"include_usage\":true}"));
    List<JsonNode> pieces =
        Api.of(server).frames(NATIVE, generation(",\"incremental_output\":true"));
    List<JsonNode> wholes = Api.of(server).frames(NATIVE, generation(""));

    assertThat(joined(deltas, "/choices/0/delta/content")).isEqualTo(said);
    assertThat(deltas.getLast().at("/usage/completion_tokens").asInt()).isEqualTo(24);
    assertThat(joined(pieces, "/output/choices/0/message/content")).isEqualTo(said);
    assertThat(wholes.getLast().at("/output/choices/0/message/content").asString()).isEqualTo(said);
    assertThat(pieces.getLast().at("/output/choices/0/finish_reason").asString())
        .isEqualTo("length");
    assertThat(pieces.getLast().at("/usage/output_tokens").asInt()).isEqualTo(24);
    assertThat(pieces.size()).isGreaterThan(3);
  }

  private static String joined(List<JsonNode> frames, String at) {
    StringBuilder text = new StringBuilder();
    frames.forEach(frame -> text.append(frame.at(at).asString("")));
    return text.toString();
  }

  /// Whether it calls one is the model's to decide; what it calls is one of these, with arguments
  /// that can be read.
  private static void tools(TestServer server) {
    JsonNode chat = ask(server, COMPATIBLE, chat(",\"tools\":" + TOOL));
    JsonNode ours = ask(server, NATIVE, generation(",\"tools\":" + TOOL));
    for (JsonNode message :
        List.of(chat.at("/choices/0/message"), ours.at("/output/choices/0/message"))) {
      assertThat(message.has("content")).isTrue();
      for (JsonNode call : message.path("tool_calls").values()) {
        assertThat(call.path("id").asString()).isNotEmpty();
        assertThat(call.at("/function/name").asString()).isEqualTo("weather");
        assertThat(Json.isJson(call.at("/function/arguments").asString())).isTrue();
      }
    }
  }

  private static void schemas(TestServer server) {
    String more =
        ",\"enable_thinking\":false,\"max_tokens\":400,\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"answer\",\"strict\":true,\"schema\":{\"type\":\"object\",\"properties\":{\"count\":{\"type\":\"integer\",\"maximum\":9,\"minimum\":1},\"kind\":{\"enum\":[\"a\",\"b\"]}},\"required\":[\"count\",\"kind\"]}}}";
    JsonNode answer = ask(server, COMPATIBLE, chat(more).replace("\"max_tokens\":24,", ""));
    JsonNode made = Json.parseObject(answer.at("/choices/0/message/content").asString());

    assertThat(made.path("count").asInt()).isBetween(1, 9);
    assertThat(made.path("kind").asString()).isIn("a", "b");
  }

  /// The server refuses it with a sentence of its own; the caller gets the service's.
  private static void tooLong(TestServer server) {
    String long_ = "one two three four five six seven eight nine ten ".repeat(2_000);
    Api.Answer answer =
        Api.of(server).now(COMPATIBLE, chat("").replace("Count to three.", long_.strip()));

    assertThat(answer.status()).as(Json.text(answer.body())).isEqualTo(400);
    assertThat(answer.body().at("/error/message").asString()).contains("Range of input length");
  }

  private static void stops(TestServer server) {
    String said = ask(server, COMPATIBLE, chat("")).at("/choices/0/message/content").asString();
    String end = said.strip().substring(said.strip().length() / 2, said.strip().length() / 2 + 2);
    JsonNode stopped =
        ask(
            server,
            COMPATIBLE,
            chat(
                ",\"logprobs\":true,\"top_logprobs\":2,\"stop\":%s"
                    .formatted(Json.text(Json.object().put("s", end).get("s")))));

    assertThat(stopped.at("/choices/0/message/content").asString()).doesNotContain(end);
    assertThat(stopped.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
    assertThat(stopped.at("/choices/0/logprobs/content/0/top_logprobs").size()).isEqualTo(2);
  }

  @TestFactory
  Stream<DynamicTest> llamaWithVectors() {
    return with(
        "OPENBAILIAN_IT_LLAMA_VECTORS",
        "llamacpp",
        Map.of("a vector for each text", ModelServersTest::vectors));
  }

  private static void vectors(TestServer server) {
    JsonNode made =
        ask(
            server,
            "/compatible-mode/v1/embeddings",
            "{\"model\":\"text-embedding-v4\",\"input\":[\"a cat\",\"two dogs\",\"a cat\"],\"dimensions\":64}");

    assertThat(made.path("data")).hasSize(3);
    assertThat(made.at("/data/0/embedding")).hasSize(64).isEqualTo(made.at("/data/2/embedding"));
    assertThat(made.at("/data/1/embedding")).isNotEqualTo(made.at("/data/0/embedding"));
    assertThat(made.at("/usage/prompt_tokens").asInt()).isPositive();
  }

  @TestFactory
  Stream<DynamicTest> llamaWithRankings() {
    return with(
        "OPENBAILIAN_IT_LLAMA_RANKING",
        "llamacpp",
        Map.of("documents in their order", ModelServersTest::ranking));
  }

  private static void ranking(TestServer server) {
    JsonNode made =
        ask(
            server,
            "/api/v1/services/rerank/text-rerank/text-rerank",
            "{\"model\":\"gte-rerank-v2\",\"input\":{\"query\":\"cats\",\"documents\":[\"the dog\",\"cats sleep\",\"rain\"]},\"parameters\":{\"top_n\":2,\"return_documents\":true}}");

    JsonNode results = made.at("/output/results");
    assertThat(results).hasSize(2);
    assertThat(results.at("/0/relevance_score").asDouble())
        .isGreaterThanOrEqualTo(results.at("/1/relevance_score").asDouble());
    assertThat(results.at("/0/document/text").asString()).isNotEmpty();
  }

  @TestFactory
  Stream<DynamicTest> whisper() {
    return with(
        "OPENBAILIAN_IT_WHISPER",
        "whispercpp",
        Map.of("a recording is transcribed", ModelServersTest::recording));
  }

  private static void recording(TestServer server) {
    Api api = Api.of(server);
    try (LocalWeb web = LocalWeb.start()) {
      JsonNode ended = transcribed(api, web.put("/two-seconds.wav", Sounds.wav(2)));

      JsonNode transcript =
          Json.parseObject(
              new String(Api.download(ended.at("/results/0/transcription_url").asString()), UTF_8));
      assertThat(transcript.at("/properties/original_duration_in_milliseconds").asInt())
          .isBetween(1_900, 2_100);
      assertThat(transcript.path("transcripts")).hasSize(1);
    }
  }

  private static JsonNode transcribed(Api api, String address) {
    Api.Answer accepted =
        api.post(
            "/api/v1/services/audio/asr/transcription",
            "{\"model\":\"paraformer-v2\",\"input\":{\"file_urls\":[\"%s\"]}}".formatted(address));
    assertThat(accepted.status()).as(Json.text(accepted.body())).isEqualTo(200);
    JsonNode ended = ended(api, accepted.output().path("task_id").asString());

    assertThat(ended.path("task_status").asString()).as(Json.text(ended)).isEqualTo("SUCCEEDED");
    return ended;
  }

  private static JsonNode ended(Api api, String id) {
    try {
      return api.ended(id).output();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
