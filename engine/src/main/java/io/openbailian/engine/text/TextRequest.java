package io.openbailian.engine.text;

import io.openbailian.catalog.Meaning;
import io.openbailian.catalog.Values;
import java.util.List;

/// What a request for text says.
///
/// @param turns the conversation, never empty; older forms (a prompt, a history) are turns too
/// @param tools that may be called
/// @param parallel whether several may be called at once
/// @param maxTokens how many tokens an answer has at most
/// @param stop texts before which an answer ends; none is empty
public record TextRequest(
    List<Turn> turns,
    List<Tool> tools,
    ToolChoice choice,
    boolean parallel,
    Format format,
    int maxTokens,
    List<String> stop) {
  private static final int UNLIMITED = Integer.MAX_VALUE;

  public TextRequest {
    turns = List.copyOf(turns);
    tools = List.copyOf(tools);
    stop = List.copyOf(stop);
  }

  /// Reads what a valid request says.
  public static TextRequest of(Values values) {
    return new TextRequest(
        Turns.of(values),
        Tools.of(values.node(Meaning.TOOLS)),
        Tools.choice(values.node(Meaning.TOOL_CHOICE)),
        values.flag(Meaning.PARALLEL_TOOL_CALLS),
        Tools.format(values.node(Meaning.RESPONSE_FORMAT)),
        Math.toIntExact(values.integer(Meaning.MAX_TOKENS).orElse((long) UNLIMITED)),
        Turns.texts(values.node(Meaning.STOP)));
  }

  /// What the user said last; empty when nobody did.
  public String lastWords() {
    return turns.stream()
        .filter(turn -> turn.role() == Turn.Role.USER)
        .reduce((_, later) -> later)
        .map(Turn::text)
        .orElse("");
  }

  /// An estimate of the tokens that go in.
  public int tokens() {
    TokenEstimate estimate = new TokenEstimate();
    for (Turn turn : turns) {
      estimate.add(turn.text());
      turn.calls().forEach(call -> estimate.add(call.name() + call.arguments()));
    }
    tools.forEach(tool -> estimate.add(tool.name() + tool.description() + tool.parameters()));
    return estimate.tokens();
  }
}
