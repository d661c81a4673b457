package io.openbailian.engines.scripted;

import io.openbailian.engines.scripted.Reply.Step;
import io.openbailian.protocol.FinishReason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads `reply`: a text, or a list of what happens one after the other.
final class ReplyReader {
  private static final List<String> STEP =
      List.of("say", "reasoning", "tool", "after", "fail", "finish", "usage");
  private static final List<String> TOOL = List.of("id", "name", "arguments");
  private static final List<String> USAGE = List.of("input", "output");
  private static final int MANY = 999_999_999;

  private final Mistakes mistakes;
  private final ValueReader values;
  private final FailureReader failures;

  ReplyReader(Mistakes mistakes, ValueReader values, FailureReader failures) {
    this.mistakes = mistakes;
    this.values = values;
    this.failures = failures;
  }

  Optional<Reply> reply(Part part) {
    return switch (part) {
      case Part.Text _ -> values.text(part).map(Reply::of);
      case Part.Sequence(_, List<Part> parts) ->
          Optional.of(new Reply(parts.stream().flatMap(one -> step(one).stream()).toList()));
      case Part.Block _ -> {
        mistakes.add(
            part.place(), "a text is expected here, not a mapping; or a list of texts and steps");
        yield Optional.empty();
      }
    };
  }

  private Optional<Step> step(Part part) {
    if (!(part instanceof Part.Block(_, var entries))) {
      return piece(part).map(Step.Say::new);
    }
    Fields fields = new Fields("a step", part, STEP, mistakes);
    if (entries.size() != 1) {
      mistakes.add(part.place(), "a step is one thing: " + String.join(", ", STEP));
      return Optional.empty();
    }
    return fields
        .read("say", this::piece)
        .<Step>map(Step.Say::new)
        .or(() -> fields.read("reasoning", this::piece).map(Step.Think::new))
        .or(() -> fields.read("after", values::duration).map(Step.Wait::new))
        .or(() -> fields.read("fail", failures::failure).map(Step.Break::new))
        .or(() -> fields.read("finish", this::reason).map(Step.End::new))
        .or(() -> fields.read("tool", this::call))
        .or(() -> fields.read("usage", this::count));
  }

  /// A piece of text, which may be a single space.
  private Optional<String> piece(Part part) {
    if (part instanceof Part.Text(_, String text) && !text.isEmpty()) {
      return Optional.of(text);
    }
    return values.text(part);
  }

  private Optional<FinishReason> reason(Part part) {
    Optional<FinishReason> reason = values.text(part).flatMap(FinishReason::of);
    if (reason.isEmpty()) {
      mistakes.add(
          part.place(),
          "`finish` is one of "
              + Arrays.stream(FinishReason.values())
                  .map(FinishReason::word)
                  .collect(Collectors.joining(", ")));
    }
    return reason;
  }

  private Optional<Step> call(Part part) {
    Fields fields = new Fields("`tool`", part, TOOL, mistakes);
    if (part instanceof Part.Block && !fields.has("name")) {
      mistakes.add(part.place(), "`tool` needs the `name` of a function");
    }
    String id = fields.read("id", values::text).orElse("");
    List<String> arguments =
        fields.part("arguments").map(ReplyReader::arguments).orElse(List.of("{}"));
    return fields.read("name", values::text).map(name -> new Step.Call(id, name, arguments));
  }

  /// JSON text; of a mapping, what it says in JSON; of a list, its pieces.
  private static List<String> arguments(Part part) {
    return switch (part) {
      case Part.Text(_, String text) -> List.of(text);
      case Part.Sequence(_, List<Part> parts) -> parts.stream().map(PartJson::pieces).toList();
      case Part.Block _ -> List.of(PartJson.text(part));
    };
  }

  private Optional<Step> count(Part part) {
    Fields fields = new Fields("`usage`", part, USAGE, mistakes);
    Optional<Integer> input = fields.read("input", one -> values.whole(one, 0, MANY));
    Optional<Integer> output = fields.read("output", one -> values.whole(one, 0, MANY));
    if (part instanceof Part.Block && !(fields.has("input") && fields.has("output"))) {
      mistakes.add(part.place(), "`usage` needs `input` and `output`");
    }
    return input.isPresent() && output.isPresent()
        ? Optional.of(new Step.Count(input.get(), output.get()))
        : Optional.empty();
  }
}
