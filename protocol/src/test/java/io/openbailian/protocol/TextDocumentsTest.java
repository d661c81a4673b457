package io.openbailian.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.client.TextFrame;
import io.openbailian.protocol.server.ChatAnswers;
import io.openbailian.protocol.server.TextAnswers;
import io.openbailian.protocol.server.TextAnswers.Layout;
import io.openbailian.protocol.server.TextChoice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Answers of text, letter for letter, in both dialects.
class TextDocumentsTest {
  private static final Usage.Tokens USAGE = new Usage.Tokens(3, 5, 0);
  private static final ChatAnswers.Head HEAD = new ChatAnswers.Head("chatcmpl-1", 7, "qwen-plus");
  private static final TextChoice.ToolUse CALL =
      new TextChoice.ToolUse(0, "call_1", "weather", "{\"city\":\"杭州\"}");
  private static final TokenChance CHANCE =
      new TokenChance("é", -0.5, List.of(new TokenChance("e", -1.5, List.of())));

  private static TextChoice said(String text, @Nullable FinishReason reason) {
    return new TextChoice(0, text, null, List.of(), null, reason);
  }

  private static TextChoice everything() {
    return new TextChoice(1, "hi", "hm", List.of(CALL), List.of(CHANCE), FinishReason.TOOL_CALLS);
  }

  private static String text(
      Layout layout, TextChoice choice, Usage.Tokens usage, @Nullable String note, boolean search) {
    return Json.text(
        TextAnswers.document(
            "r", layout, List.of(choice), new TextAnswers.Beside(usage, note, search)));
  }

  @Test
  void eachLayoutHasItsPlaces() {
    String usage =
        "\"usage\":{\"input_tokens\":3,\"output_tokens\":5,\"total_tokens\":8,\"prompt_tokens_details\":{\"cached_tokens\":0}}}";
    String choices =
        "\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"hi\"}}]";
    TextChoice hi = said("hi", FinishReason.STOP);

    assertThat(text(Layout.TEXT, hi, USAGE, null, false))
        .isEqualTo(
            "{\"request_id\":\"r\",\"output\":{\"text\":\"hi\",\"finish_reason\":\"stop\"},"
                + usage);
    assertThat(text(Layout.MESSAGE, hi, USAGE, null, false))
        .isEqualTo("{\"request_id\":\"r\",\"output\":{" + choices + "}," + usage);
    assertThat(text(Layout.BOTH, hi, USAGE, null, false))
        .isEqualTo(
            "{\"request_id\":\"r\",\"output\":{\"text\":\"hi\",\"finish_reason\":\"stop\","
                + choices
                + "},"
                + usage);
  }

  @Test
  void anAnswerThatGoesOnSaysSoInAText() {
    assertThat(text(Layout.BOTH, said("", null), USAGE, null, false))
        .contains(
            "\"text\":\"\",\"finish_reason\":\"null\"", "\"index\":0,\"finish_reason\":\"null\"");
    assertThat(
            Json.text(
                TextAnswers.document(
                    "r", Layout.TEXT, List.of(), new TextAnswers.Beside(USAGE, null, false))))
        .contains("\"output\":{}");
  }

  @Test
  void aSearchThatWasAskedForFoundNothingAndCostsNothing() {
    assertThat(text(Layout.TEXT, said("hi", null), new Usage.Tokens(3, 5, 2), "a note", true))
        .isEqualTo(
            "{\"request_id\":\"r\",\"output\":{\"text\":\"hi\",\"finish_reason\":\"null\",\"search_info\":{\"search_results\":[],\"extra_tool_info\":[]},\"note\":\"a note\"},"
                + "\"usage\":{\"input_tokens\":3,\"output_tokens\":5,\"total_tokens\":8,\"prompt_tokens_details\":{\"cached_tokens\":0},\"output_tokens_details\":{\"reasoning_tokens\":2},\"plugins\":{\"search\":{\"count\":0}}}}");
  }

  @Test
  void reasoningCallsAndChancesStandBesideTheContent() {
    assertThat(text(Layout.MESSAGE, everything(), USAGE, null, false))
        .contains(
            "{\"index\":1,\"finish_reason\":\"tool_calls\",\"message\":{\"role\":\"assistant\",\"content\":\"hi\",\"reasoning_content\":\"hm\",\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"杭州\\\"}\"}}]},\"logprobs\":{\"content\":[{\"token\":\"é\",\"bytes\":[195,169],\"logprob\":-0.5,\"top_logprobs\":[{\"token\":\"e\",\"bytes\":[101],\"logprob\":-1.5}]}]}}");
  }

  @Test
  void aLaterPieceOfACallHasAnEmptyIdAndNoName() {
    TextChoice.ToolUse piece = new TextChoice.ToolUse(2, "", "", "}");
    TextChoice news = new TextChoice(0, "", null, List.of(piece), null, null);

    assertThat(text(Layout.MESSAGE, news, USAGE, null, false))
        .contains(
            "\"tool_calls\":[{\"index\":2,\"id\":\"\",\"type\":\"function\",\"function\":{\"arguments\":\"}\"}}]");
  }

  @Test
  void aChatCompletionIsOneDocument() {
    assertThat(
            Json.text(
                ChatAnswers.completion(
                    HEAD,
                    List.of(said("hi", FinishReason.LENGTH), everything()),
                    new Usage.Tokens(3, 5, 2),
                    "a note")))
        .isEqualTo(
            "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":7,\"model\":\"qwen-plus\",\"choices\":["
                + "{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"hi\"},\"logprobs\":null,\"finish_reason\":\"length\"},"
                + "{\"index\":1,\"message\":{\"role\":\"assistant\",\"content\":\"hi\",\"reasoning_content\":\"hm\",\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"杭州\\\"}\"}}]},\"logprobs\":{\"content\":[{\"token\":\"é\",\"bytes\":[195,169],\"logprob\":-0.5,\"top_logprobs\":[{\"token\":\"e\",\"bytes\":[101],\"logprob\":-1.5}]}]},\"finish_reason\":\"tool_calls\"}],"
                + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":5,\"total_tokens\":8,\"prompt_tokens_details\":{\"cached_tokens\":0},\"completion_tokens_details\":{\"reasoning_tokens\":2}},\"system_fingerprint\":null,\"note\":\"a note\"}");
    assertThat(ChatAnswers.completion(HEAD, List.of(), USAGE, null).has("note")).isFalse();
  }

  @Test
  void theFirstChunkSaysWhoSpeaksAndLaterOnesOnlyWhatIsNew() {
    assertThat(Json.text(ChatAnswers.chunk(HEAD, TextChoice.silence(1), true, true, "a note")))
        .isEqualTo(
            "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":7,\"model\":\"qwen-plus\",\"choices\":[{\"index\":1,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"logprobs\":null,\"finish_reason\":null}],\"system_fingerprint\":null,\"usage\":null,\"note\":\"a note\"}");
    TextChoice thought = new TextChoice(0, "", "hm", List.of(), null, FinishReason.STOP);
    assertThat(Json.text(ChatAnswers.chunk(HEAD, thought, false, false, null)))
        .endsWith(
            "\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"hm\"},\"logprobs\":null,\"finish_reason\":\"stop\"}],\"system_fingerprint\":null}");
    TextChoice nothing = new TextChoice(0, "", "", List.of(), null, null);
    assertThat(Json.text(ChatAnswers.chunk(HEAD, nothing, false, false, null)))
        .contains("\"delta\":{}");
    assertThat(Json.text(ChatAnswers.chunk(HEAD, nothing, true, false, null)))
        .contains("\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"reasoning_content\":\"\"}");
  }

  @Test
  void theUsageOfAStreamHasAChunkOfItsOwn() {
    assertThat(Json.text(ChatAnswers.usage(HEAD, USAGE)))
        .isEqualTo(
            "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":7,\"model\":\"qwen-plus\",\"choices\":[],\"system_fingerprint\":null,\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":5,\"total_tokens\":8,\"prompt_tokens_details\":{\"cached_tokens\":0}}}");
    assertThat(new String(ChatAnswers.frame(Json.object().put("a", 1)), StandardCharsets.UTF_8))
        .isEqualTo("data: {\"a\":1}\n\n");
    assertThat(new String(ChatAnswers.done(), StandardCharsets.UTF_8))
        .isEqualTo("data: [DONE]\n\n");
    assertThat(Json.text(ChatAnswers.models(List.of("a", "b"))))
        .isEqualTo(
            "{\"object\":\"list\",\"data\":[{\"id\":\"a\",\"object\":\"model\",\"created\":0,\"owned_by\":\"system\"},{\"id\":\"b\",\"object\":\"model\",\"created\":0,\"owned_by\":\"system\"}]}");
  }

  @Test
  void silenceIsNothingButAPlace() {
    assertThat(TextChoice.silence(3).index()).isEqualTo(3);
    assertThat(TextChoice.silence(3).isSilent()).isTrue();
    assertThat(new TextChoice(0, "", "", List.of(), null, null).isSilent()).isTrue();
    assertThat(said("a", null).isSilent()).isFalse();
    assertThat(new TextChoice(0, "", "hm", List.of(), null, null).isSilent()).isFalse();
    assertThat(new TextChoice(0, "", null, List.of(CALL), null, null).isSilent()).isFalse();
  }

  private static TextFrame read(String json) {
    return TextFrame.of(
        (ObjectNode) Json.tryParse(json.getBytes(StandardCharsets.UTF_8)).orElseThrow());
  }

  @Test
  void aClientReadsItsFirstChoice() {
    TextFrame frame =
        TextFrame.of(
            TextAnswers.document(
                "r",
                Layout.MESSAGE,
                List.of(everything()),
                new TextAnswers.Beside(USAGE, "a note", false)));

    assertThat(frame.requestId()).contains("r");
    assertThat(frame.text()).isEqualTo("hi");
    assertThat(frame.calls()).containsExactly("weather {\"city\":\"杭州\"}");
    assertThat(frame.reason()).contains("tool_calls");
    assertThat(frame.note()).contains("a note");
  }

  @Test
  void aClientReadsTextWhereverItStands() {
    assertThat(read("{\"output\":{\"text\":\"hi\",\"finish_reason\":\"stop\"}}"))
        .isEqualTo(
            new TextFrame(
                Optional.empty(), "hi", List.of(), Optional.of("stop"), Optional.empty()));
    assertThat(
            read(
                "{\"output\":{\"choices\":[{\"message\":{\"content\":[{\"text\":\"a\"},{\"text\":\"b\"}]},\"finish_reason\":\"null\"}]}}"))
        .isEqualTo(
            new TextFrame(Optional.empty(), "ab", List.of(), Optional.empty(), Optional.empty()));
    assertThat(
            read("{\"output\":{\"choices\":[{\"message\":{\"content\":\"\",\"tool_calls\":[{\"function\":{\"arguments\":\"}\"}}]}}]}}")
                .calls())
        .containsExactly("}");
  }
}
