package io.openbailian.server.http;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.Channel;
import io.openbailian.engine.text.TextRequest;
import io.openbailian.protocol.FinishReason;
import io.openbailian.protocol.TextChoice;
import io.openbailian.protocol.TextChoice.ToolUse;
import io.openbailian.protocol.Usage;
import io.openbailian.tokenizer.TokenCount;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What has been written of an answer: its choices, and their tokens as the engine counted them or
/// as the service's own vocabulary has them.
final class TextSoFar {
  private final SequencedMap<Integer, Choice> choices = new TreeMap<>();
  private final int input;
  private Usage.@Nullable Tokens counted;
  private @Nullable String note;

  TextSoFar(TextRequest request) {
    this.input = request.tokens();
  }

  private static final class Choice {
    private final StringBuilder content = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final SequencedMap<Integer, Use> calls = new TreeMap<>();
    private final TokenCount tokens = new TokenCount();
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
      case EngineEvent.TextDelta(int item, Channel channel, String text) -> {
        Choice choice = choice(item);
        (channel == Channel.ANSWER ? choice.content : choice.reasoning).append(text);
        choice.tokens.add(text);
      }
      case EngineEvent.ToolCallDelta delta -> add(choice(delta.item()), delta);
      case EngineEvent.Finished(int item, FinishReason reason) -> choice(item).reason = reason;
    }
  }

  /// The engine has counted.
  void count(EngineEvent.Usage tokens) {
    counted = new Usage.Tokens(tokens.input(), tokens.output());
  }

  /// What the answer says about itself.
  void note(String text) {
    note = text;
  }

  private Choice choice(int item) {
    return choices.computeIfAbsent(item, _ -> new Choice());
  }

  private static void add(Choice choice, EngineEvent.ToolCallDelta delta) {
    Choice.Use use = choice.calls.computeIfAbsent(delta.call(), _ -> new Choice.Use());
    use.id += delta.id();
    use.name += delta.name();
    use.arguments.append(delta.arguments());
    choice.tokens.add(delta.name() + delta.arguments());
  }

  /// All choices that have an end, whole.
  List<TextChoice> finished() {
    return choices.keySet().stream()
        .map(this::whole)
        .filter(choice -> choice.reason() != null)
        .toList();
  }

  /// One choice as far as it is written.
  TextChoice whole(int item) {
    Choice choice = choice(item);
    List<ToolUse> uses = new ArrayList<>();
    choice.calls.forEach(
        (index, use) -> uses.add(new ToolUse(index, use.id, use.name, use.arguments.toString())));
    return new TextChoice(
        item, choice.content.toString(), choice.reasoning.toString(), uses, choice.reason);
  }

  Usage.Tokens usage() {
    return counted == null
        ? new Usage.Tokens(
            input, choices.values().stream().mapToInt(choice -> choice.tokens.tokens()).sum())
        : counted;
  }

  @Nullable String note() {
    return note;
  }

  /// What is new, as a choice.
  static TextChoice news(EngineEvent.TextEvent news) {
    return switch (news) {
      case EngineEvent.TextDelta(int item, Channel channel, String text) ->
          channel == Channel.ANSWER
              ? new TextChoice(item, text, "", List.of(), null)
              : new TextChoice(item, "", text, List.of(), null);
      case EngineEvent.ToolCallDelta(int item, int call, String id, String name, String piece) ->
          new TextChoice(item, "", "", List.of(new ToolUse(call, id, name, piece)), null);
      case EngineEvent.Finished(int item, FinishReason reason) ->
          new TextChoice(item, "", "", List.of(), reason);
    };
  }
}
