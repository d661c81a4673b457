package io.openbailian.engine.text;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.tokenizer.Tokenizer;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a request for text says.
///
/// @param turns the conversation, never empty; older forms (a prompt, a history) are turns too
/// @param tools that may be called
/// @param parallel whether several may be called at once
public record TextRequest(
    List<Turn> turns, List<Tool> tools, ToolChoice choice, boolean parallel, Output output) {

  /// The marks before and after a message, its role and two line breaks. With these two numbers the
  /// counts of published answers come out exactly: a prompt of 8 tokens is charged as 16.
  private static final int AROUND_A_TURN = 5;

  /// The mark, the role and the line break that an answer begins with.
  private static final int AROUND_THE_ANSWER = 3;

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

  /// How many tokens go in: what is said, and the template around each message, as the service
  /// counts them. A beginning of the answer is in the message that is being written.
  ///
  /// @param most how many are counted; when there are more, the result is some number above that
  public int tokens(int most) {
    int closed = beginning().isPresent() ? turns.size() - 1 : turns.size();
    int tokens = AROUND_THE_ANSWER + closed * AROUND_A_TURN;
    Iterator<String> texts = texts().iterator();
    while (texts.hasNext() && tokens <= most) {
      tokens += Tokenizer.count(texts.next(), most - tokens);
    }
    return tokens;
  }

  private Stream<String> texts() {
    return Stream.concat(
        turns.stream()
            .flatMap(turn ->
                Stream.concat(
                    Stream.of(turn.text()),
                    turn.calls().stream().map(call -> call.name() + call.arguments()))),
        tools.stream().map(tool -> tool.name() + tool.description() + tool.parameters()));
  }
}
