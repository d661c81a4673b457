package io.openbailian.engines.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.Channel;
import io.openbailian.engine.EngineEvent.Finished;
import io.openbailian.engine.EngineEvent.TextDelta;
import io.openbailian.engine.EngineEvent.ToolCallDelta;
import io.openbailian.engine.EngineEvent.Usage;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.test.TestCall;
import io.openbailian.outbound.TestServer;
import io.openbailian.protocol.FinishReason;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.TokenChance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Answers of text as servers were seen to send them.
class ConversationTest {
  private static final String ONE_PIECE =
      """
      {"id":"x","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant",
      "content":"Hello","%s":"thinking"},"finish_reason":"stop"}],
      "usage":{"prompt_tokens":5,"completion_tokens":2}}\
      """;

  private static List<EngineEvent> answered(String profile, TestCall call, String... data)
      throws EngineFailure, InterruptedException {
    try (TestServer server = TestServer.start((_, reply) -> reply.events(data));
        Engine engine = Servers.open(server, profile)) {
      return Servers.run(engine, call);
    }
  }

  private static String text(List<EngineEvent> events, Channel channel) {
    return events.stream()
        .filter(event -> event instanceof TextDelta(_, var of, _, _) && of == channel)
        .map(event -> ((TextDelta) event).text())
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource({"vllm,reasoning", "sglang,reasoning_content", "ollama,reasoning"})
  void readsReasoningByEitherName(String profile, String name)
      throws EngineFailure, InterruptedException {
    try (TestServer server = TestServer.start((_, reply) -> reply.json(ONE_PIECE.formatted(name)));
        Engine engine = Servers.open(server, profile)) {
      List<EngineEvent> events = Servers.run(engine, TestCall.text("hi"));

      assertThat(text(events, Channel.REASONING)).isEqualTo("thinking");
      assertThat(text(events, Channel.ANSWER)).isEqualTo("Hello");
      assertThat(events).contains(new Usage(5, 2)).endsWith(new Finished(0, FinishReason.STOP));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"generic", "ollama", "transformers"})
  void sendsNoFieldThatTheServerMayNotKnow(String profile)
      throws EngineFailure, InterruptedException {
    JsonNode sent = sent(profile);

    assertThat(sent.propertyNames())
        .containsExactlyInAnyOrder("messages", "temperature", "seed", "stream", "model");
  }

  @ParameterizedTest
  @CsvSource({"vllm,repetition_penalty", "llamacpp,repeat_penalty"})
  void spellsWhatTheServerKnowsItsWay(String profile, String name)
      throws EngineFailure, InterruptedException {
    JsonNode sent = sent(profile);

    assertThat(sent.path("chat_template_kwargs").path("enable_thinking").asBoolean()).isTrue();
    assertThat(sent.path("top_k").asInt()).isEqualTo(20);
    assertThat(sent.path(name).asDouble()).isEqualTo(1.1);
  }

  private static JsonNode sent(String profile) throws EngineFailure, InterruptedException {
    try (TestServer server = TestServer.start((_, reply) -> reply.json(ONE_PIECE.formatted("x")));
        Engine engine = Servers.open(server, profile)) {
      TestCall call =
          TestCall.text("hi")
              .with("temperature", 0.5)
              .with("top_k", 20)
              .with("repetition_penalty", 1.1)
              .with("enable_thinking", true);
      Servers.run(engine, call);
      assertThat(server.last().is()).isEqualTo("POST /v1/chat/completions");
      return Json.parseObject(server.last().text());
    }
  }

  @Test
  void asksHowLikelyWordsWereAndHandsItOn() throws EngineFailure, InterruptedException {
    String answer =
        """
        {"choices":[{"message":{"content":"Hi"},"logprobs":{"content":[{"token":"Hi","bytes":[72,105],"logprob":-0.5,"top_logprobs":[{"token":"Hi","logprob":-0.5},{"token":"Yo","logprob":-2}]}]},"finish_reason":"stop"}]}\
        """;
    try (TestServer server = TestServer.start((_, reply) -> reply.json(answer));
        Engine engine = Servers.open(server, "llamacpp")) {
      List<EngineEvent> events =
          Servers.run(engine, TestCall.text("hi").with("logprobs", true).with("top_logprobs", 2));

      assertThat(Json.parseObject(server.last().text()).path("top_logprobs").asInt()).isEqualTo(2);
      TokenChance other = new TokenChance("Yo", -2, List.of());
      TokenChance said = new TokenChance("Hi", -0.5, List.of());
      assertThat(events)
          .contains(
              new TextDelta(
                  0,
                  Channel.ANSWER,
                  "Hi",
                  List.of(new TokenChance("Hi", -0.5, List.of(said, other)))));
    }
  }

  @Test
  void takesUsageFromAChunkWithoutChoices() throws EngineFailure, InterruptedException {
    List<EngineEvent> events =
        answered(
            "vllm",
            TestCall.text("hi"),
            "{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}",
            "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"}}]}",
            "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"length\"}]}",
            "{\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1}}",
            "[DONE]");

    assertThat(events)
        .containsExactly(
            new TextDelta(0, Channel.ANSWER, "Hi"),
            new Usage(3, 1),
            new Finished(0, FinishReason.LENGTH));
  }

  @ParameterizedTest
  @CsvSource({"vllm,reasoning", "sglang,reasoning_content", "ollama,reasoning"})
  void readsReasoningOfAStreamByEitherName(String profile, String name)
      throws EngineFailure, InterruptedException {
    List<EngineEvent> events =
        answered(
            profile,
            TestCall.text("hi"),
            "{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"%s\":\"think\"}}]}".formatted(name),
            "{\"choices\":[{\"delta\":{\"%s\":\"ing\",\"content\":null}}]}".formatted(name),
            "{\"choices\":[{\"delta\":{\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}",
            "[DONE]");

    assertThat(text(events, Channel.REASONING)).isEqualTo("thinking");
    assertThat(text(events, Channel.ANSWER)).isEqualTo("Hello");
  }

  /// As llama-server sends it: nobody has a role, a reason is null until there is one, and the
  /// chunk that has it counts the tokens.
  @Test
  void takesUsageFromTheChunkWithTheReasonAndMissesNoRole()
      throws EngineFailure, InterruptedException {
    List<EngineEvent> events =
        answered(
            "llamacpp",
            TestCall.text("hi"),
            "{\"choices\":[{\"index\":0,\"finish_reason\":null,\"delta\":{\"content\":\"Hi\"}}]}",
            "{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"delta\":{}}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1}}",
            "[DONE]");

    assertThat(events)
        .containsExactly(
            new TextDelta(0, Channel.ANSWER, "Hi"),
            new Usage(3, 1),
            new Finished(0, FinishReason.STOP));
  }

  /// Whoever answers counts them then.
  @Test
  void tellsNoUsageThatTheServerDoesNotTell() throws EngineFailure, InterruptedException {
    List<EngineEvent> events =
        answered(
            "generic",
            TestCall.text("hi"),
            "{\"choices\":[{\"delta\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}",
            "[DONE]");

    assertThat(events)
        .containsExactly(
            new TextDelta(0, Channel.ANSWER, "Hi"), new Finished(0, FinishReason.STOP));
  }

  @Test
  void isContentWithAStreamThatEndsWithoutDone() throws EngineFailure, InterruptedException {
    List<EngineEvent> events =
        answered(
            "transformers",
            TestCall.text("hi"),
            "{\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}",
            "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}");

    assertThat(events).endsWith(new Finished(0, FinishReason.STOP));
  }

  @Test
  void callsAStreamBrokenThatEndsWithoutAReason() {
    assertThatExceptionOfType(EngineFailure.Broken.class)
        .isThrownBy(() ->
            answered(
                "llamacpp",
                TestCall.text("hi"),
                "{\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}"));
  }

  @Test
  void readsAnErrorWithinAStream() {
    assertThatExceptionOfType(EngineFailure.Busy.class)
        .isThrownBy(() ->
            answered(
                "llamacpp",
                TestCall.text("hi"),
                "{\"error\":{\"code\":503,\"message\":\"Loading model\",\"type\":\"unavailable_error\"}}"));
  }

  @Test
  void putsTheCallsOfToolsTogether() throws EngineFailure, InterruptedException {
    List<EngineEvent> events =
        answered(
            "vllm",
            TestCall.text("hi"),
            "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"weather\",\"arguments\":\"\"}}]}}]}",
            "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"city\\\":1}\"}}]}}]}",
            "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}", // some servers say so
            "[DONE]");

    assertThat(events)
        .containsExactly(
            new ToolCallDelta(0, 0, "c1", "weather", ""),
            new ToolCallDelta(0, 0, "", "", "{\"city\":1}"),
            new Finished(0, FinishReason.TOOL_CALLS));
  }

  @Test
  void putsACharacterTogetherThatWasCutInTwo() throws EngineFailure, InterruptedException {
    byte[] event =
        "data: {\"choices\":[{\"delta\":{\"content\":\"猫\"},\"finish_reason\":\"stop\"}]}\n\n"
            .getBytes(StandardCharsets.UTF_8);
    try (TestServer server =
            TestServer.start((_, reply) -> {
              reply.beginEvents();
              for (int at = 0; at < event.length; at++) {
                reply.raw(Arrays.copyOfRange(event, at, at + 1));
              }
            });
        Engine engine = Servers.open(server, "llamacpp")) {
      List<EngineEvent> events = Servers.run(engine, TestCall.text("hi"));

      assertThat(text(events, Channel.ANSWER)).isEqualTo("猫");
    }
  }

  @Test
  void sendsPicturesAsDataAndNeverAsAddresses() throws EngineFailure, InterruptedException {
    try (TestServer server = TestServer.start((_, reply) -> reply.json(ONE_PIECE.formatted("x")));
        Engine engine = Servers.open(server, "vllm")) {
      TestCall withData =
          TestCall.text("x")
              .withJson(
                  "messages",
                  "[{'role':'user','content':[{'image':'data:image/png;base64,AAAA'},{'text':'what?'}]}]");
      Servers.run(engine, withData);
      JsonNode parts =
          Json.parseObject(server.last().text()).path("messages").path(0).path("content");
      assertThat(parts.path(0).path("image_url").path("url").asString())
          .isEqualTo("data:image/png;base64,AAAA");
      assertThat(parts.path(1).path("text").asString()).isEqualTo("what?");

      TestCall withAddress =
          TestCall.text("x")
              .withJson(
                  "messages",
                  "[{'role':'user','content':[{'type':'image_url','image_url':{'url':'http://10.0.0.1/a.png'}}]}]");
      assertThatExceptionOfType(EngineFailure.Refused.class)
          .isThrownBy(() -> Servers.run(engine, withAddress));
      assertThat(server.heard()).hasSize(1);
    }
  }

  @Test
  void closesTheConnectionWhenNobodyListensAnyMore()
      throws EngineFailure, IOException, InterruptedException {
    CountDownLatch left = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    try (TestServer server =
            TestServer.start((_, reply) -> {
              reply.beginEvents();
              reply.raw("data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\n\n");
              reply.whenLeft(left);
            });
        Engine engine = Servers.open(server, "llamacpp")) {
      Thread caller =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  engine.run(TestCall.text("hi"), _ -> begun.countDown());
                } catch (EngineFailure | InterruptedException e) {
                  // stopped
                }
              });
      assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();

      caller.interrupt();

      assertThat(left.await(60, TimeUnit.SECONDS)).as("the server sees it").isTrue();
      caller.join();
    }
  }
}
