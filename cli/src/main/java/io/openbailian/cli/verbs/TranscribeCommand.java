package io.openbailian.cli.verbs;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.Target;
import io.openbailian.cli.local.Targets;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.Destination;
import io.openbailian.cli.output.ErrorPrinter;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Leftovers;
import io.openbailian.cli.output.Outcome;
import io.openbailian.cli.output.ResultPrinter;
import io.openbailian.cli.output.Subtitles;
import io.openbailian.cli.output.TaskWatch;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.request.KnownModels;
import io.openbailian.cli.request.ModelCall;
import io.openbailian.cli.request.Need;
import io.openbailian.cli.request.PictureSender;
import io.openbailian.cli.request.PictureSource;
import io.openbailian.cli.request.RequestValues;
import io.openbailian.cli.verbs.option.Options;
import io.openbailian.cli.verbs.option.PictureOptions;
import io.openbailian.client.BailianClient;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.client.TaskAnswer;
import io.openbailian.protocol.client.TranscriptionAnswer;
import io.openbailian.text.Parts;
import io.openbailian.text.Pattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `transcribe`: what recordings say, as text or subtitles.
final class TranscribeCommand implements Command {
  private static final String FORMAT = "--format";
  private static final String CHANNEL = "--channel";
  private static final String SPEAKERS = "--speakers";
  private static final Pattern SPLIT = Pattern.compile(",");

  private final CommandContext context;

  TranscribeCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpecs.of(this, "transcribe");
    spec.usageMessage().footer(PictureOptions.footer());
    spec.addPositional(PictureOptions.words("FILE…", "transcribe.words"));
    spec.addOption(PictureOptions.model());
    spec.addOption(Options.value(FORMAT, "NAME", "transcribe.format", names()));
    spec.addOption(Options.value(CHANNEL, "N,…", "transcribe.channel"));
    spec.addOption(Options.flag(SPEAKERS, "transcribe.speakers"));
    spec.addOption(PictureOptions.out("transcribe.out"));
    spec.addOption(Options.json());
    return Options.help(Options.target(spec));
  }

  static void explain(CommandSpec spec, KnownModels models) {
    PictureOptions.explainModel(spec, models, needs());
  }

  private static List<Need> needs() {
    return List.of(Need.transcription());
  }

  private static String names() {
    return Stream.of(Subtitles.values()).map(Subtitles::spelling).collect(Collectors.joining(", "));
  }

  @Override
  public ExitCode run(ParseResult parsed) throws IOException, InterruptedException {
    List<String> named = PictureOptions.words(parsed);
    if (named.isEmpty()) {
      throw CommandException.usage(Texts.say("transcribe.nothing"));
    }
    List<PictureSource> sources =
        named.stream().map(name -> PictureSource.of(context.folder(), name)).toList();
    Subtitles format = format(parsed);
    Optional<Destination> output =
        Options.text(parsed, PictureOptions.OUT).map(out -> Destination.of(context.folder(), out));
    output.ifPresent(Destination::attempt);
    ModelCall call =
        context.models().get().callFor(needs(), Options.text(parsed, PictureOptions.MODEL));
    try (Target target = new Targets(context, Options.service(parsed)).any();
        BailianClient client = target.client(context.pace())) {
      ObjectNode body =
          call.fill(
              Json.object(),
              values(parsed, call, client, sources)
                  .sent(new PictureSender(client, target.near(), call.model())));
      TaskAnswer task =
          new TaskWatch(context.terminal(), client)
              .untilOrCancel(client.submit(call.path(), body).taskId());
      return tell(client, task, named, format, output);
    }
  }

  private static Subtitles format(ParseResult parsed) {
    String out = Options.text(parsed, PictureOptions.OUT).orElse("");
    String name =
        Options.text(parsed, FORMAT)
            .orElse(Options.flag(parsed, Options.JSON) ? "json" : ending(out));
    return Subtitles.of(name)
        .orElseThrow(() -> CommandException.usage(Texts.say("transcribe.formats", names())));
  }

  private static String ending(String out) {
    String ending = out.substring(out.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Subtitles.of(ending).isPresent() ? ending : Subtitles.TXT.spelling();
  }

  /// Files of this machine are uploaded: recordings do not fit into a request.
  private static RequestValues values(
      ParseResult parsed, ModelCall call, BailianClient client, List<PictureSource> sources)
      throws IOException, InterruptedException {
    RequestValues values = new RequestValues();
    ArrayNode files = Json.mapper().createArrayNode();
    for (PictureSource source : sources) {
      files.add(
          switch (source) {
            case PictureSource.Remote(String address) -> address;
            case PictureSource.Local(Path file) -> client.upload(call.model(), file);
          });
    }
    values.value(Meaning.FILES, files);
    Options.text(parsed, CHANNEL)
        .ifPresent(channels -> values.value(Meaning.CHANNELS, numbers(channels)));
    if (Options.flag(parsed, SPEAKERS)) {
      values.flag(Meaning.DIARIZATION, true);
    }
    return values;
  }

  private static ArrayNode numbers(String text) {
    ArrayNode numbers = Json.mapper().createArrayNode();
    SPLIT
        .splitAsStream(text)
        .forEach(number -> {
          try {
            numbers.add(Integer.parseInt(number.strip()));
          } catch (NumberFormatException e) {
            throw CommandException.usage(Texts.say("transcribe.channels"));
          }
        });
    return numbers;
  }

  private ExitCode tell(
      BailianClient client,
      TaskAnswer task,
      List<String> named,
      Subtitles format,
      Optional<Destination> output)
      throws IOException, InterruptedException {
    List<TranscriptionAnswer.File> files = TranscriptionAnswer.files(task.whole());
    int well = 0;
    List<ObjectNode> documents = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      TranscriptionAnswer.File file = files.get(i);
      String name = i < named.size() ? named.get(i) : file.address();
      if (file.url().isEmpty()) {
        ErrorPrinter.print(
            context.err(),
            "%s: %s: %s".formatted(name, file.code().orElse(""), file.message().orElse("")));
        continue;
      }
      well++;
      ObjectNode document = fetched(client, file);
      if (output.isPresent()) {
        write(output.get(), name, format.write(document), format, i);
      } else {
        documents.add(document);
      }
    }
    print(documents, format);
    if (files.isEmpty()) {
      Outcome.failure(task).ifPresent(why -> ErrorPrinter.print(context.err(), why));
    }
    return well == 0 ? ExitCode.FAILED : well < files.size() ? ExitCode.PARTIAL : ExitCode.OK;
  }

  private void print(List<ObjectNode> documents, Subtitles format) {
    if (format == Subtitles.JSON && documents.size() > 1) {
      ArrayNode all = Json.mapper().createArrayNode();
      documents.forEach(all::add);
      context.out().println(ResultPrinter.pretty(all));
    } else {
      documents.forEach(document -> context.out().print(format.write(document)));
    }
  }

  private static ObjectNode fetched(BailianClient client, TranscriptionAnswer.File file)
      throws IOException, InterruptedException {
    Path part = Files.createTempFile("bailian-", ".json");
    Leftovers.add(part);
    try {
      client.download(file.url().orElseThrow(), part);
      return Json.parseObject(Files.readString(part));
    } finally {
      Leftovers.delete(part);
    }
  }

  private void write(Destination output, String source, String text, Subtitles format, int index)
      throws IOException {
    Path part = Files.createTempFile(output.folder(), ".bailian-", ".part");
    Leftovers.add(part);
    try {
      Files.writeString(part, text);
      Path file = output.place(part, stem(source) + "." + format.spelling(), index);
      context.out().println(new ResultPrinter(context.terminal(), false).shown(file));
    } finally {
      Leftovers.delete(part);
    }
  }

  /// `https://host/a/talk.mp3?x` is called `talk`.
  private static String stem(String source) {
    String path = Parts.first(Parts.first(source, "?"), "#");
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return stem.isBlank() ? "transcript" : stem;
  }
}
