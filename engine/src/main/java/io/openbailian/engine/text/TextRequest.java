package io.openbailian.engine.text;

import io.openbailian.catalog.Meaning;
import io.openbailian.catalog.Values;
import java.util.List;
import java.util.Optional;

/// What a request for text says.
///
/// @param turns the conversation, never empty; older forms (a prompt, a history) are turns too
/// @param tools that may be called
/// @param parallel whether several may be called at once
public record TextRequest(
    List<Turn> turns, List<Tool> tools, ToolChoice choice, boolean parallel, Output output) {

  public TextRequest {
    turns = List.copyOf(turns);
    tools = List.copyOf(tools);
  }

  /// Reads what a valid request says.
  public static TextRequest of(Values values) {
    return new TextRequest(
        Turns.of(values),
        Tools.of(values.node(Meaning.TOOLS)),
        Tools.choice(values.node(Meaning.TOOL_CHOICE)),
        values.flag(Meaning.PARALLEL_TOOL_CALLS),
        Outputs.of(values));
  }

  public Format format() {
    return output.format();
  }

  public int maxTokens() {
    return output.maxTokens();
  }

  public List<String> stop() {
    return output.stop();
  }

  public Thinking thinking() {
    return output.thinking();
  }

  /// What an answer has to continue: the assistant's own beginning, if the request has one.
  public Optional<String> beginning() {
    Turn last = turns.getLast();
    return last.partial() ? Optional.of(last.text()) : Optional.empty();
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
