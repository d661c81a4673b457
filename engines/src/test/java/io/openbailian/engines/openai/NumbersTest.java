package io.openbailian.engines.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.Embedded;
import io.openbailian.engine.EngineEvent.Ranked;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.engine.test.TestCall;
import io.openbailian.outbound.TestServer;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.TextVector;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// How servers are asked for vectors and scores, and what is made of what they answer.
class NumbersTest {
  private static final TestCall VECTORS = TestCall.vectors("a cat", "dogs");
  private static final TestCall RANKING = TestCall.ranking("which?", "a cat", "dogs");

  private static Engine open(TestServer server, Map<String, Object> options) {
    return Servers.open(SteppedTime.atNoon(), Servers.options(server, options));
  }

  private static EngineFailure failure(TestCall call, Map<String, Object> options, String answer) {
    try (TestServer server = TestServer.start((_, reply) -> reply.json(answer));
        Engine engine = open(server, options)) {
      return catchThrowableOfType(EngineFailure.class, () -> Servers.run(engine, call));
    }
  }

  @Test
  void asksForVectorsByTheirNameOfTheModelAndForNoDimension()
      throws EngineFailure, InterruptedException {
    try (TestServer server =
            TestServer.start((request, reply) -> Numbers.embed(request, reply, 3));
        Engine engine =
            open(server, Map.of("profile", "vllm", "models", Map.of("test-model", "Qwen/E")))) {
      List<EngineEvent> events = Servers.run(engine, VECTORS);

      assertThat(server.last().is()).isEqualTo("POST /v1/embeddings");
      assertThat(Json.parseObject(server.last().text()))
          .isEqualTo(
              Json.parseObject(
                  "{\"model\":\"Qwen/E\",\"input\":[\"a cat\",\"dogs\"],\"encoding_format\":\"float\"}"));
      assertThat(events).contains(new EngineEvent.Usage(10, 0));
    }
  }

  @Test
  void asksForMoreTextsThanAServerTakesInParts() throws EngineFailure, InterruptedException {
    String[] many =
        IntStream.range(0, 70).mapToObj("x"::repeat).map(x -> "y" + x).toArray(String[]::new);
    try (TestServer server =
            TestServer.start((request, reply) -> {
              JsonNode texts = Json.parseObject(request.text()).path("texts");
              reply.json(Numbers.list(texts, "score").toString());
            });
        Engine engine = open(server, Map.of("profile", "tei"))) {
      List<EngineEvent> events = Servers.run(engine, TestCall.ranking("which?", many));

      assertThat(server.requests()).containsExactly("POST /rerank", "POST /rerank", "POST /rerank");
      Ranked ranked = (Ranked) events.getLast();
      assertThat(ranked.scores())
          .containsExactlyElementsOf(Arrays.stream(many).map(Numbers::score).toList());
    }
  }

  @Test
  void cutsVectorsOnlyWhereTheOperatorSaysThatTheyCanBeCut()
      throws EngineFailure, InterruptedException {
    TestServer.Handler four = (request, reply) -> Numbers.embed(request, reply, 4);
    try (TestServer server = TestServer.start(four);
        Engine whole = open(server, Map.of("profile", "llamacpp"));
        Engine cut = open(server, Map.of("profile", "llamacpp", "matryoshka", true))) {
      EngineFailure refused =
          catchThrowableOfType(EngineFailure.Refused.class, () -> Servers.run(whole, VECTORS));
      assertThat(refused.error().message())
          .contains("vectors of 4 numbers (parameters.dimension: 3)");

      Embedded made = (Embedded) Servers.run(cut, VECTORS).getLast();
      List<Double> first = Numbers.vector("a cat").subList(0, 3);
      double length = Math.sqrt(first.stream().mapToDouble(number -> number * number).sum());
      float[] dense = made.vectors().getFirst().dense();
      for (int i = 0; i < 3; i++) {
        assertThat((double) dense[i]).isCloseTo(first.get(i) / length, within(1e-6));
      }
    }
  }

  @Test
  void vectorsOfDifferentLengthsAreTheServersFault() {
    assertThat(
            failure(
                VECTORS.withJson("dimension", "2"),
                Map.of(),
                "{\"data\":[{\"embedding\":[1,2]},{\"embedding\":[1,2,3]}]}"))
        .isInstanceOf(EngineFailure.Broken.class);
  }

  @Test
  void refusesVectorsThatAreTooShort() {
    assertThat(
            failure(
                VECTORS.withJson("dimension", "8"),
                Map.of("matryoshka", true),
                "{\"data\":[{\"embedding\":[1,2]},{\"embedding\":[1,2]}]}"))
        .isInstanceOf(EngineFailure.Refused.class);
  }

  @Test
  void takesItsPlaceForAnIndexThatIsMissing() throws EngineFailure, InterruptedException {
    try (TestServer server =
            TestServer.start((_, reply) ->
                reply.json("{\"data\":[{\"embedding\":[2,0,0]},{\"embedding\":[0,2,0]}]}"));
        Engine engine = open(server, Map.of())) {
      List<EngineEvent> events = Servers.run(engine, VECTORS);

      assertThat(events).hasSize(1); // nobody counted the tokens
      List<TextVector> vectors = ((Embedded) events.getLast()).vectors();
      assertThat(vectors.getFirst().dense()).containsExactly(1, 0, 0);
      assertThat(vectors.getLast().dense()).containsExactly(0, 1, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"data\":[]}",
        "{\"data\":[{\"embedding\":[1,2,3]}]}",
        "{\"data\":[{\"index\":1,\"embedding\":[1,2,3]},{\"index\":1,\"embedding\":[1,2,3]}]}",
        "{\"data\":[{\"index\":0,\"embedding\":[1,2,3]},{\"index\":2,\"embedding\":[1,2,3]}]}",
        "{\"data\":[{\"index\":0,\"embedding\":[0,0,0]},{\"index\":1,\"embedding\":[1,2,3]}]}",
        "{\"data\":[{\"index\":0,\"embedding\":[1,null,0]},{\"index\":1,\"embedding\":[1,2,3]}]}",
        "{\"data\":[{\"index\":0,\"embedding\":[1,\"x\",0]},{\"index\":1,\"embedding\":[1,2,3]}]}",
        "{\"data\":[{\"index\":0,\"embedding\":\"AACAPw==\"},{\"index\":1,\"embedding\":[1,2,3]}]}",
        "{\"data\":[{\"index\":0,\"embedding\":[1e200,0,0]},{\"index\":1,\"embedding\":[1,2,3]}]}",
        "<html>"
      })
  void callsVectorsBrokenThatAreNone(String answer) {
    assertThat(failure(VECTORS, Map.of(), answer)).isInstanceOf(EngineFailure.Broken.class);
  }

  @Test
  void bringsVectorsOfAnyLengthToLengthOne() throws EngineFailure, InterruptedException {
    String answer =
        "{\"data\":[{\"index\":0,\"embedding\":[3e39,4e39,0]},{\"index\":1,\"embedding\":[0,3e-60,4e-60]}]}";
    try (TestServer server = TestServer.start((_, reply) -> reply.json(answer));
        Engine engine = open(server, Map.of())) {
      Embedded made = (Embedded) Servers.run(engine, VECTORS).getLast();
      assertThat(made.vectors().getFirst().dense()).containsExactly(0.6f, 0.8f, 0f);
      assertThat(made.vectors().getLast().dense()).containsExactly(0f, 0.6f, 0.8f);
    }
  }

  /// As a tree it would take fifty times its bytes.
  @ParameterizedTest
  @ValueSource(strings = {"{\"data\":[%s]}", "{\"results\":[%s]}", "[%s]"})
  void readsNoAnswerOfMillionsOfValues(String frame) {
    String answer = frame.formatted("[]" + ",[]".repeat(2_000_000));
    for (TestCall call : List.of(VECTORS, RANKING)) {
      EngineFailure failure = failure(call, Map.of(), answer);
      assertThat(failure).isInstanceOf(EngineFailure.Broken.class);
      assertThat(failure).hasMessageContaining("signs, values and names");
    }
  }

  @Test
  void makesNoSparseVectors() {
    assertThat(failure(VECTORS.with("output_type", "dense&sparse"), Map.of(), "{}").error().code())
        .isEqualTo("UnsupportedOperation");
  }

  @ParameterizedTest
  @CsvSource({
    "vllm, POST /v1/rerank, documents",
    "sglang, POST /v1/rerank, documents",
    "llamacpp, POST /v1/rerank, documents",
    "localai, POST /v1/rerank, documents",
    "generic, POST /v1/rerank, documents",
    "tei, POST /rerank, texts"
  })
  void asksForARankingWhereTheServerHasIt(String profile, String path, String documents)
      throws EngineFailure, InterruptedException {
    try (TestServer server =
            TestServer.start((request, reply) -> {
              JsonNode texts = Json.parseObject(request.text()).path(documents);
              reply.json(Numbers.list(texts, "score").toString());
            });
        Engine engine = open(server, Map.of("profile", profile))) {
      List<EngineEvent> events = Servers.run(engine, RANKING);

      assertThat(server.last().is()).isEqualTo(path);
      assertThat(Json.parseObject(server.last().text()).path("query").asString())
          .isEqualTo("which?");
      assertThat(events)
          .containsExactly(new Ranked(List.of(Numbers.score("a cat"), Numbers.score("dogs"))));
    }
  }

  @ParameterizedTest
  @CsvSource({"sglang, 1", "vllm, 2"})
  void handsAnInstructionOnOrSaysThatItDidNot(String profile, int events)
      throws EngineFailure, InterruptedException {
    try (TestServer server =
            TestServer.start((request, reply) ->
                reply.json(
                    Numbers.list(Json.parseObject(request.text()).path("documents"), "score")
                        .toString()));
        Engine engine = open(server, Map.of("profile", profile))) {
      List<EngineEvent> all = Servers.run(engine, RANKING.with("instruct", "Find animals"));

      assertThat(all).hasSize(events);
      assertThat(server.last().text().contains("\"instruct\":\"Find animals\""))
          .isEqualTo(events == 1);
    }
  }

  @Test
  void makesScoresOfLogitsWhereTheOperatorSaysThatTheyAreSuch()
      throws EngineFailure, InterruptedException {
    String answer =
        "{\"results\":[{\"index\":1,\"relevance_score\":8.5},{\"index\":0,\"relevance_score\":-800}]}";
    EngineFailure broken = failure(RANKING, Map.of("profile", "llamacpp"), answer);
    assertThat(broken).isInstanceOf(EngineFailure.Broken.class);
    assertThat(broken.getMessage()).contains("scores: logits");

    try (TestServer server = TestServer.start((_, reply) -> reply.json(answer));
        Engine engine = open(server, Map.of("profile", "llamacpp", "scores", "logits"))) {
      Ranked ranked = (Ranked) Servers.run(engine, RANKING).getLast();
      assertThat(ranked.scores().getFirst()).isBetween(0.0, 1e-300);
      assertThat(ranked.scores().getLast()).isCloseTo(0.99979, within(1e-5));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"results\":[{\"index\":0,\"relevance_score\":0.5}]}",
        "{\"results\":[{\"index\":0,\"relevance_score\":0.5},{\"index\":0,\"relevance_score\":0.5}]}",
        "{\"results\":[{\"index\":0,\"relevance_score\":0.5},{\"index\":-1,\"relevance_score\":0.5}]}",
        "{\"results\":[{\"index\":0},{\"index\":1,\"relevance_score\":0.5}]}",
        "[{\"index\":0,\"score\":\"NaN\"},{\"index\":1,\"score\":0.5}]",
        "plain"
      })
  void callsScoresBrokenThatAreNone(String answer) {
    assertThat(failure(RANKING, Map.of(), answer)).isInstanceOf(EngineFailure.Broken.class);
  }
}
