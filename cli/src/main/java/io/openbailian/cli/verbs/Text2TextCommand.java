package io.openbailian.cli.verbs;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.Target;
import io.openbailian.cli.local.Targets;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ErrorPrinter;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.ResultPrinter;
import io.openbailian.cli.output.TextPrinter;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.request.ConfigFile;
import io.openbailian.cli.request.KnownModels;
import io.openbailian.cli.request.ModelCall;
import io.openbailian.cli.request.Need;
import io.openbailian.cli.request.RequestValues;
import io.openbailian.cli.verbs.help.HelpPage;
import io.openbailian.cli.verbs.option.FieldOption;
import io.openbailian.cli.verbs.option.Options;
import io.openbailian.cli.verbs.option.PictureOptions;
import io.openbailian.client.BailianClient;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.client.TextBody;
import io.openbailian.protocol.client.TextFrame;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `text2text`: asks a model of text and prints its answer as it is written.
final class Text2TextCommand implements Command {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<Need> NEEDS = List.of(Need.text());
  private static final String SYSTEM = "--system";
  private static final String STOP = "--stop";
  private static final List<FieldOption> FIELDS =
      List.of(
          FieldOption.whole(Meaning.MAX_TOKENS, "--max-tokens", "NUMBER", "text.max-tokens"),
          FieldOption.decimal(Meaning.TEMPERATURE, "--temperature", "0-2", "text.temperature"),
          FieldOption.decimal(Meaning.TOP_P, "--top-p", "0-1", "text.top-p"),
          FieldOption.seed());

  private final CommandContext context;

  Text2TextCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpecs.of(this, "text2text");
    spec.usageMessage().footer(PictureOptions.footer());
    spec.addPositional(PictureOptions.words("[PROMPT...]", "text.words"));
    spec.addOption(PictureOptions.model());
    spec.addOption(Options.value(SYSTEM, "TEXT", "text.system"));
    FIELDS.forEach(field -> spec.addOption(field.option()));
    spec.addOption(
        OptionSpec.builder(STOP)
            .paramLabel("TEXT")
            .arity("1")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("text.stop")
            .build());
    spec.addOption(PictureOptions.config("field.body"));
    spec.addOption(Options.json());
    return Options.help(Options.target(spec));
  }

  /// The same, with what the catalogue knows of each field in its help.
  static void explain(CommandSpec spec, KnownModels models) {
    PictureOptions.explainModel(spec, models, NEEDS);
    for (FieldOption field : FIELDS) {
      HelpPage.append(spec, spec.findOption(field.name()), field.help(models, NEEDS));
    }
  }

  @Override
  public ExitCode run(ParseResult parsed) throws IOException, InterruptedException {
    ObjectNode body = body(parsed);
    Optional<String> named =
        Options.text(parsed, PictureOptions.MODEL)
            .or(() -> Optional.of(body.path("model").asString("")).filter(name -> !name.isEmpty()));
    ModelCall call = context.models().get().callFor(NEEDS, named);
    Optional<String> prompt =
        context.terminal().in().question(PictureOptions.words(parsed), TextBody.asks(body));
    TextBody.fill(body, call.model(), Options.text(parsed, SYSTEM), prompt, parameters(parsed));
    if (!TextBody.asks(body)) {
      throw CommandException.usage(Texts.say("text.nothing"));
    }
    try (Target target = new Targets(context, Options.service(parsed)).any();
        BailianClient client = target.client(context.pace())) {
      return Options.flag(parsed, Options.JSON)
          ? whole(client, call, body)
          : told(client, call, TextBody.incremental(body));
    }
  }

  private ObjectNode body(ParseResult parsed) {
    return Options.text(parsed, PictureOptions.CONFIG)
        .map(file -> ConfigFile.of(context.folder(), file).body())
        .orElseGet(Json::object);
  }

  private static Map<String, JsonNode> parameters(ParseResult parsed) {
    RequestValues values = new RequestValues();
    FIELDS.stream()
        .filter(field -> parsed.hasMatchedOption(field.name()))
        .forEach(
            field -> values.typed(field.meaning(), parsed.matchedOption(field.name()).getValue()));
    Map<String, JsonNode> parameters = new LinkedHashMap<>(values.values());
    if (parsed.hasMatchedOption(STOP)) {
      ArrayNode stops = JSON.arrayNode();
      parsed.matchedOption(STOP).<List<String>>getValue().forEach(stops::add);
      parameters.put(Meaning.STOP, stops);
    }
    return parameters;
  }

  private ExitCode whole(BailianClient client, ModelCall call, ObjectNode body)
      throws InterruptedException {
    long begin = context.pace().nanos();
    ObjectNode answer = client.call(call.path(), body);
    answer.put("seconds", (context.pace().nanos() - begin) / 1e9);
    context.out().println(ResultPrinter.pretty(answer));
    return ended(TextFrame.of(answer));
  }

  private ExitCode told(BailianClient client, ModelCall call, ObjectNode body)
      throws IOException, InterruptedException {
    TextPrinter telling = new TextPrinter(context.out());
    client.stream(call.path(), body, telling);
    telling.end();
    return ended(telling.last());
  }

  /// Says what is worth knowing about how it ended.
  private ExitCode ended(TextFrame last) {
    last.note().ifPresent(note -> ErrorPrinter.note(context.terminal(), note));
    String reason = last.reason().orElse("");
    if (reason.isEmpty()) {
      ErrorPrinter.print(context.err(), Texts.say("text.broken"));
      last.requestId().ifPresent(id -> ErrorPrinter.requestId(context.err(), id));
      return ExitCode.PARTIAL;
    }
    if (reason.equals("length")) {
      ErrorPrinter.note(context.terminal(), Texts.say("text.longest"));
    }
    return ExitCode.OK;
  }
}
