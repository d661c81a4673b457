package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.Target;
import io.openbailian.cli.local.Targets;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Printable;
import io.openbailian.cli.output.ResultPrinter;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.request.KnownModels;
import io.openbailian.cli.verbs.option.Options;
import io.openbailian.client.BailianClient;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.client.ModelAnswer;
import io.openbailian.protocol.client.ModelsAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// `models`: what there is to ask for, from the catalogue in this program or from a service.
final class ModelsCommand implements Command {
  private static final int PAGE_SIZE = 100;

  private final CommandContext context;

  ModelsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpecs.of(this, "models");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("NAME")
            .arity("0..1")
            .type(String.class)
            .description("models.name")
            .build());
    return Options.help(Options.target(spec.addOption(Options.json())));
  }

  @Override
  public ExitCode run(ParseResult parsed) throws InterruptedException {
    Optional<String> name = name(parsed);
    List<ModelAnswer> models = models(parsed, name);
    if (name.isPresent() && models.isEmpty()) {
      throw new CommandException(ExitCode.FAILED, Texts.say("models.none", name.get()));
    }
    if (Options.flag(parsed, Options.JSON)) {
      context.out().println(ResultPrinter.pretty(array(models)));
    } else if (name.isPresent()) {
      models.forEach(model -> show("", model.whole()));
    } else {
      models.forEach(model -> context.out().println(Printable.of(line(model))));
    }
    return ExitCode.OK;
  }

  private static ArrayNode array(List<ModelAnswer> models) {
    ArrayNode array = Json.mapper().createArrayNode();
    models.forEach(model -> array.add(model.whole()));
    return array;
  }

  private static Optional<String> name(ParseResult parsed) {
    return parsed.matchedPositionals().isEmpty()
        ? Optional.empty()
        : Optional.of(parsed.matchedPositional(0).<String>getValue());
  }

  private List<ModelAnswer> models(ParseResult parsed, Optional<String> name)
      throws InterruptedException {
    Targets targets = new Targets(context, Options.service(parsed));
    if (targets.named().isPresent()) {
      return asked(targets, name);
    }
    KnownModels book = context.models().get();
    return name.map(one -> book.facts(one).stream().toList()).orElseGet(book::facts);
  }

  private List<ModelAnswer> asked(Targets targets, Optional<String> name)
      throws InterruptedException {
    List<ModelAnswer> models = new ArrayList<>();
    try (Target target = targets.any();
        BailianClient client = target.client(context.pace())) {
      for (int page = 1; ; page++) {
        ModelsAnswer answer = client.models(name, page, PAGE_SIZE);
        models.addAll(answer.models());
        if (answer.models().isEmpty() || models.size() >= answer.total()) {
          return models;
        }
      }
    }
  }

  private static String line(ModelAnswer model) {
    return "%-22s %s %-24s %-16s %s"
        .formatted(
            model.name(),
            model.recommended() ? "*" : " ",
            String.join(",", model.operations()),
            model.price().orElse(""),
            model.about().or(model::title).map(ModelsCommand::spoken).orElse(""))
        .stripTrailing();
  }

  private static String spoken(ModelAnswer.Text text) {
    return Texts.chinese() ? text.zh() : text.en();
  }

  private void show(String indent, JsonNode tree) {
    tree.properties().forEach(fact -> show(indent, fact.getKey(), fact.getValue()));
  }

  private void show(String indent, String name, JsonNode value) {
    Optional<String> text = text(value);
    if (text.isPresent()) {
      context.out().println(indent + Printable.of("%-16s %s".formatted(name, text.get())));
      return;
    }
    context.out().println(indent + Printable.of(name));
    if (value.isArray()) {
      value.values().forEach(element -> show(indent + "  ", element));
    } else {
      show(indent + "  ", value);
    }
  }

  /// A value that fits on a line; empty for one with an inner life.
  private static Optional<String> text(JsonNode value) {
    if (value.isArray() && value.values().stream().allMatch(JsonNode::isValueNode)) {
      return Optional.of(
          String.join(", ", value.values().stream().map(JsonNode::asString).toList()));
    }
    return value.isValueNode()
        ? Optional.of(value.asString())
        : ModelAnswer.Text.of(value).map(ModelsCommand::spoken);
  }
}
