package io.openbailian.server.http.text;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.Channel;
import io.openbailian.engine.text.TextRequest;
import io.openbailian.engine.text.ToolChoice;
import io.openbailian.protocol.FinishReason;
import io.openbailian.protocol.TokenChance;
import io.openbailian.protocol.Usage;
import io.openbailian.protocol.server.TextChoice;
import io.openbailian.protocol.server.TextChoice.ToolUse;
import io.openbailian.tokenizer.TokenCount;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What has been written of an answer: its choices, and their tokens as the engine counted them or
/// as the service's own vocabulary has them.
public final class TextSoFar {
  private final SequencedMap<Integer, Choice> choices = new TreeMap<>();
  private final int input;
  private final boolean thinks;
  private final boolean tellsChances;
  private final boolean forced;
  private Usage.@Nullable Tokens counted;
  private @Nullable String note;
  private String remark = "";

  /// @param input the tokens that went in
  TextSoFar(TextRequest request, int input) {
    this.input = input;
    this.thinks = request.thinking().on();
    this.tellsChances = request.output().chances().isPresent();
    this.forced = request.choice() instanceof ToolChoice.Named;
  }

  private static final class Choice {
    private final StringBuilder content = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final SequencedMap<Integer, Use> calls = new TreeMap<>();
    private final List<TokenChance> chances = new ArrayList<>();
    private final TokenCount tokens = new TokenCount();
    private final TokenCount thought = new TokenCount();
    private @Nullable FinishReason reason;

    private static final class Use {
      private String id = "";
      private String name = "";
      private final StringBuilder arguments = new StringBuilder();
    }
  }

  /// Adds what was written.
  void add(EngineEvent.TextEvent news) {
    switch (news) {
      case EngineEvent.TextDelta delta -> add(choice(delta.item()), delta);
      case EngineEvent.ToolCallDelta delta -> add(choice(delta.item()), delta);
      case EngineEvent.Finished(int item, FinishReason reason) ->
          choice(item).reason = told(reason);
    }
  }

  /// The engine has counted.
  void count(EngineEvent.Usage tokens) {
    counted = new Usage.Tokens(tokens.input(), tokens.output(), thought());
  }

  /// What the answer says about itself.
  public void note(String text) {
    note = text;
  }

  /// What this server says about it, beside the engine.
  void remark(String text) {
    remark = remark.isEmpty() ? text : remark + " " + text;
  }

  private Choice choice(int item) {
    return choices.computeIfAbsent(item, _ -> new Choice());
  }

  private static void add(Choice choice, EngineEvent.TextDelta delta) {
    if (delta.channel() == Channel.ANSWER) {
      choice.content.append(delta.text());
      choice.tokens.add(delta.text());
      choice.chances.addAll(delta.chances());
    } else {
      choice.reasoning.append(delta.text());
      choice.thought.add(delta.text());
    }
  }

  private static void add(Choice choice, EngineEvent.ToolCallDelta delta) {
    Choice.Use use = choice.calls.computeIfAbsent(delta.call(), _ -> new Choice.Use());
    use.id += delta.id();
    use.name += delta.name();
    use.arguments.append(delta.arguments());
    choice.tokens.add(delta.name() + delta.arguments());
  }

  /// A call that was asked for by name is the answer: it ends as any other. So the service says it
  /// (`repo cnblogs/dashscope-sdk single-generation-message-with-tools-nosse`).
  private FinishReason told(FinishReason reason) {
    return forced && reason == FinishReason.TOOL_CALLS ? FinishReason.STOP : reason;
  }

  /// All choices that have an end, whole.
  public List<TextChoice> finished() {
    return choices.keySet().stream()
        .map(this::whole)
        .filter(choice -> choice.reason() != null)
        .toList();
  }

  /// One choice as far as it is written.
  public TextChoice whole(int item) {
    Choice choice = choice(item);
    List<ToolUse> uses = new ArrayList<>();
    choice.calls.forEach(
        (index, use) -> uses.add(new ToolUse(index, use.id, use.name, use.arguments.toString())));
    return new TextChoice(
        item,
        choice.content.toString(),
        thinks || !choice.reasoning.isEmpty() ? choice.reasoning.toString() : null,
        uses,
        tellsChances ? choice.chances : null,
        choice.reason);
  }

  public Usage.Tokens usage() {
    if (counted != null) {
      return counted;
    }
    int answered = choices.values().stream().mapToInt(choice -> choice.tokens.tokens()).sum();
    return new Usage.Tokens(input, answered + thought(), thought());
  }

  private int thought() {
    return choices.values().stream().mapToInt(choice -> choice.thought.tokens()).sum();
  }

  public @Nullable String note() {
    if (remark.isEmpty()) {
      return note;
    }
    return note == null ? remark : note + " " + remark;
  }

  /// What is new, as a choice.
  TextChoice news(EngineEvent.TextEvent news) {
    String nothing = thinks ? "" : null;
    List<TokenChance> none = tellsChances ? List.of() : null;
    return switch (news) {
      case EngineEvent.TextDelta(int item, Channel channel, String text, var chances) ->
          channel == Channel.ANSWER
              ? new TextChoice(item, text, nothing, List.of(), tellsChances ? chances : null, null)
              : new TextChoice(item, "", text, List.of(), none, null);
      case EngineEvent.ToolCallDelta(int item, int call, String id, String name, String piece) ->
          new TextChoice(
              item, "", nothing, List.of(new ToolUse(call, id, name, piece)), none, null);
      case EngineEvent.Finished(int item, FinishReason reason) ->
          new TextChoice(item, "", nothing, List.of(), none, told(reason));
    };
  }
}
