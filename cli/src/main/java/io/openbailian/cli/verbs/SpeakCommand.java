package io.openbailian.cli.verbs;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.Target;
import io.openbailian.cli.local.Targets;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.Destination;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Leftovers;
import io.openbailian.cli.output.ResultPrinter;
import io.openbailian.cli.output.StandardInput;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.output.WavLength;
import io.openbailian.cli.request.KnownModels;
import io.openbailian.cli.request.ModelCall;
import io.openbailian.cli.request.Need;
import io.openbailian.cli.request.PictureSender;
import io.openbailian.cli.request.RequestValues;
import io.openbailian.cli.verbs.help.HelpPage;
import io.openbailian.cli.verbs.option.FieldOption;
import io.openbailian.cli.verbs.option.Options;
import io.openbailian.cli.verbs.option.PictureOptions;
import io.openbailian.client.BailianClient;
import io.openbailian.client.SpeechSink;
import io.openbailian.protocol.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `speak`: a text becomes an audio file.
final class SpeakCommand implements Command {
  private static final String TIMES = "--times";
  private static final String FORMAT = "--format";

  private static final String USUAL_FORMAT = "wav";
  private static final List<FieldOption> FIELDS =
      List.of(
          FieldOption.text(Meaning.FORMAT, FORMAT, "NAME", "speak.format"),
          FieldOption.whole(Meaning.SAMPLE_RATE, "--sample-rate", "HZ", "speak.sample-rate"),
          FieldOption.decimal(Meaning.RATE, "--rate", "0.5-2", "speak.rate"),
          FieldOption.decimal(Meaning.PITCH, "--pitch", "0.5-2", "speak.pitch"),
          FieldOption.whole(Meaning.VOLUME, "--volume", "0-100", "speak.volume"));

  private final CommandContext context;

  SpeakCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpecs.of(this, "speak");
    spec.usageMessage().footer(PictureOptions.footer());
    spec.addPositional(PictureOptions.words("[TEXT]", "speak.words"));
    spec.addOption(Options.value(PictureOptions.MODEL, "NAME", "speak.model"));
    spec.addOption(Options.value("--voice", "NAME", "speak.voice"));
    FIELDS.forEach(field -> spec.addOption(field.option()));
    spec.addOption(Options.flag(TIMES, "speak.times"));
    spec.addOption(PictureOptions.out("speak.out"));
    spec.addOption(Options.json());
    return Options.help(Options.target(spec));
  }

  static void explain(CommandSpec spec, KnownModels models) {
    PictureOptions.explainModel(spec, models, needs());
    for (FieldOption field : FIELDS) {
      HelpPage.append(spec, spec.findOption(field.name()), field.help(models, needs()));
    }
  }

  private static List<Need> needs() {
    return List.of(Need.speech());
  }

  @Override
  public ExitCode run(ParseResult parsed) throws IOException, InterruptedException {
    RequestValues values = new RequestValues();
    for (FieldOption field : FIELDS) {
      field.read(parsed, context.folder(), values);
    }
    String text = text(PictureOptions.words(parsed));
    values.text(Meaning.TEXT, text);
    if (text.strip().toLowerCase(Locale.ROOT).startsWith("<speak")) {
      values.text(Meaning.TEXT_TYPE, "SSML");
    }
    boolean times = Options.flag(parsed, TIMES);
    if (times) {
      values.flag(Meaning.WORD_TIMESTAMPS, true);
    }
    Optional<String> model =
        Options.text(parsed, "--voice").or(() -> Options.text(parsed, PictureOptions.MODEL));
    Destination output = PictureOptions.output(context, parsed);
    String format = format(parsed, output, values);
    ModelCall call = context.models().get().callFor(needs(), model);
    return speak(parsed, call, values, new Wanted(output, format, times));
  }

  /// What is made.
  ///
  /// @param format of the file
  /// @param times whether it is told when each word is spoken
  private record Wanted(Destination output, String format, boolean times) {}

  private String text(List<String> words) throws IOException {
    StandardInput in = context.terminal().in();
    boolean typed = words.isEmpty() || in.isMeant(words);
    String text = typed ? in.text() : String.join(" ", words);
    if (text.isBlank()) {
      throw CommandException.usage(Texts.say("speak.nothing"));
    }
    return text;
  }

  /// The name of the file says the format where no option does; the service says which there are.
  private static String format(ParseResult parsed, Destination output, RequestValues values) {
    String ending = output.ending().isEmpty() ? "" : output.ending().substring(1);
    String format = Options.text(parsed, FORMAT).orElse(ending).toLowerCase(Locale.ROOT);
    if (!ending.isEmpty() && !ending.equalsIgnoreCase(format)) {
      throw CommandException.usage(Texts.say("speak.endings", ending, format));
    }
    if (format.isEmpty()) {
      return USUAL_FORMAT;
    }
    values.text(Meaning.FORMAT, format);
    return format;
  }

  private ExitCode speak(ParseResult parsed, ModelCall call, RequestValues values, Wanted wanted)
      throws IOException, InterruptedException {
    Destination output = wanted.output();
    output.attempt();
    long begin = context.pace().nanos();
    try (Target target = new Targets(context, Options.service(parsed)).any();
        BailianClient client = target.client(context.pace())) {
      ObjectNode payload =
          call.fill(
              values.body(), values.sent(new PictureSender(client, target.near(), call.model())));
      Path part = Files.createTempFile(output.folder(), ".bailian-", ".part");
      Leftovers.add(part);
      Leftovers.add(part);
      try {
        Speech speech = new Speech(part);
        ObjectNode usage = client.speak(call.path(), payload, speech);
        speech.finish();
        Path file = output.place(part, "%s.%s".formatted(call.model(), wanted.format()), 0);
        print(
            parsed,
            file,
            usage,
            wanted.times() ? speech.sentences : null,
            context.pace().nanos() - begin);
      } finally {
        Leftovers.delete(part);
      }
      return ExitCode.OK;
    }
  }

  private void print(
      ParseResult parsed, Path file, ObjectNode usage, @Nullable ArrayNode sentences, long nanos) {
    ResultPrinter results =
        new ResultPrinter(context.terminal(), Options.flag(parsed, Options.JSON));
    if (!results.json()) {
      context
          .out()
          .println(
              "%s\t%s s"
                  .formatted(results.shown(file), String.format(Locale.ROOT, "%.2f", nanos / 1e9)));
      return;
    }
    ObjectNode document = Json.object();
    document.put("path", file.toAbsolutePath().normalize().toString());
    document.set("usage", usage);
    if (sentences != null) {
      document.set("sentences", sentences);
    }
    document.put("seconds", nanos / 1e9);
    context.out().println(ResultPrinter.pretty(document));
  }

  /// A file that grows; at its end a WAV header learns how long it became.
  private static final class Speech implements SpeechSink {
    private final Path file;
    private final OutputStream out;
    private final ArrayNode sentences = Json.mapper().createArrayNode();

    Speech(Path file) throws IOException {
      this.file = file;
      this.out = new BufferedOutputStream(Files.newOutputStream(file));
    }

    @Override
    public void audio(byte[] bytes) throws IOException {
      out.write(bytes);
    }

    @Override
    public void sentence(JsonNode sentence) {
      sentences.add(sentence);
    }

    void finish() throws IOException {
      out.close();
      WavLength.settle(file);
    }
  }
}
