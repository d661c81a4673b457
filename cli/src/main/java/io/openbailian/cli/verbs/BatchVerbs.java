package io.openbailian.cli.verbs;

import io.openbailian.cli.batch.Batch;
import io.openbailian.cli.batch.BatchOptions;
import io.openbailian.cli.batch.Gallery;
import io.openbailian.cli.batch.run.FileNames;
import io.openbailian.cli.batch.run.Outlook.Retries;
import io.openbailian.cli.batch.source.EntryFormat;
import io.openbailian.cli.batch.source.EntryKind;
import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.PictureOpener;
import io.openbailian.cli.output.ResultPrinter;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.verbs.option.Options;
import io.openbailian.cli.verbs.option.PictureOptions;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `run` and `gallery`: what the command line says about a batch.
final class BatchVerbs {
  private static final String FORMAT = "--format";
  private static final String KIND = "--kind";
  private static final String GRID = "--grid";
  private static final String NAME = "--name";
  private static final String OUTPUT = "--output";
  private static final String OPENAI = "openai";
  private static final String YES = "--yes";
  private static final String DRY_RUN = "--dry-run";
  private static final String BUDGET = "--budget";
  private static final String AT_ONCE = "--at-once";
  private static final String RESUME = "--resume";
  private static final String ADD = "--add";
  private static final String RETRY_FAILED = "--retry-failed";
  private static final String RETRY_UNKNOWN = "--retry-unknown";

  private static final int USUAL_AT_ONCE = 32;
  private static final long MOST_AT_ONCE = 256;

  /// What the command that goes on with a batch does not say again: what was said for this once,
  /// and the key.
  private static final Set<String> SAID_ONCE =
      Set.of(YES, DRY_RUN, RESUME, ADD, RETRY_FAILED, RETRY_UNKNOWN, BUDGET, Options.API_KEY);

  /// What a shell takes as it is.
  private static final String PLAIN = "-_./=:,@%+";

  private BatchVerbs() {}

  static CommandSpec run(CommandContext context) {
    return new RunCommand(context).spec();
  }

  static CommandSpec gallery(CommandContext context) {
    return new GalleryCommand(context).spec();
  }

  private record RunCommand(CommandContext context) implements Command {

    @Override
    public CommandSpec spec() {
      CommandSpec spec = CommandSpecs.of(this, "run");
      spec.addPositional(PictureOptions.words("FILE", "run.file"));
      reading(spec);
      going(spec);
      spec.addOption(Options.value(PictureOptions.OUT, "DIR", "run.out"));
      spec.addOption(Options.value(NAME, "TEMPLATE", "run.name", FileNames.USUAL));
      spec.addOption(Options.value(OUTPUT, OPENAI, "run.output"));
      spec.addOption(Options.json());
      return Options.help(Options.target(spec));
    }

    private static void reading(CommandSpec spec) {
      spec.addOption(
          Options.value(FORMAT, "NAME", "run.format", String.join(", ", EntryFormat.spellings())));
      spec.addOption(
          Options.value(KIND, "NAME", "run.kind", String.join(", ", EntryKind.spellings())));
      spec.addOption(Options.value(PictureOptions.MODEL, "NAME", "run.model"));
      spec.addOption(
          OptionSpec.builder(GRID)
              .paramLabel("FIELD=A|B,…")
              .arity("1")
              .type(List.class)
              .auxiliaryTypes(String.class)
              .description("run.grid")
              .build());
    }

    private static void going(CommandSpec spec) {
      spec.addOption(Options.flag(YES, "run.yes"));
      spec.addOption(Options.flag(DRY_RUN, "run.dry-run"));
      spec.addOption(
          OptionSpec.builder(BUDGET)
              .paramLabel("YUAN")
              .type(BigDecimal.class)
              .description("run.budget")
              .build());
      spec.addOption(
          Options.number(AT_ONCE, "COUNT", "run.at-once", Integer.toString(USUAL_AT_ONCE)));
      spec.addOption(Options.flag(RESUME, "run.resume"));
      spec.addOption(Options.flag(ADD, "run.add"));
      spec.addOption(
          OptionSpec.builder(RETRY_FAILED)
              .paramLabel("CODE")
              .arity("0..1")
              .fallbackValue("")
              .type(String.class)
              .description("run.retry-failed")
              .build());
      spec.addOption(Options.flag(RETRY_UNKNOWN, "run.retry-unknown"));
    }

    @Override
    public ExitCode run(ParseResult parsed) throws IOException, InterruptedException {
      List<String> files = PictureOptions.words(parsed);
      if (files.size() != 1) {
        throw CommandException.usage(Texts.say("run.one-file"));
      }
      return new Batch(context, options(parsed, files.getFirst()), RandomGenerator.getDefault())
          .run();
    }

    private static BatchOptions options(ParseResult parsed, String file) {
      return new BatchOptions(
          input(parsed, file),
          output(parsed),
          limits(parsed),
          new BatchOptions.Resuming(
              Options.flag(parsed, RESUME),
              Options.flag(parsed, ADD),
              new Retries(Options.text(parsed, RETRY_FAILED), Options.flag(parsed, RETRY_UNKNOWN))),
          Options.service(parsed),
          again(parsed, file));
    }

    private static BatchOptions.Input input(ParseResult parsed, String file) {
      return new BatchOptions.Input(
          file,
          oneOf(parsed, FORMAT, EntryFormat::of, EntryFormat.spellings()),
          oneOf(parsed, KIND, EntryKind::of, EntryKind.spellings()),
          Options.text(parsed, PictureOptions.MODEL),
          parsed.hasMatchedOption(GRID)
              ? parsed.matchedOption(GRID).<List<String>>getValue()
              : List.of());
    }

    private static <T> Optional<T> oneOf(
        ParseResult parsed,
        String option,
        Function<String, Optional<T>> reading,
        List<String> legal) {
      Optional<String> said = Options.text(parsed, option);
      Optional<T> read = said.flatMap(reading);
      if (said.isPresent() && read.isEmpty()) {
        throw CommandException.usage(
            Texts.say("option.one-of", option, String.join(", ", legal), said.get()));
      }
      return read;
    }

    private static BatchOptions.Output output(ParseResult parsed) {
      Optional<String> form = Options.text(parsed, OUTPUT);
      if (form.isPresent() && !form.get().equals(OPENAI)) {
        throw CommandException.usage("%s is %s, not %s.".formatted(OUTPUT, OPENAI, form.get()));
      }
      return new BatchOptions.Output(
          Options.text(parsed, PictureOptions.OUT),
          Options.text(parsed, NAME).orElse(FileNames.USUAL),
          form.isPresent(),
          Options.flag(parsed, Options.JSON));
    }

    private static BatchOptions.Limits limits(ParseResult parsed) {
      Optional<BigDecimal> budget =
          parsed.hasMatchedOption(BUDGET)
              ? Optional.of(parsed.matchedOption(BUDGET).<BigDecimal>getValue())
              : Optional.empty();
      if (budget.isPresent() && budget.get().signum() < 0) {
        throw CommandException.usage(Texts.say("option.not-negative", BUDGET));
      }
      long atOnce = Options.number(parsed, AT_ONCE).orElse((long) USUAL_AT_ONCE);
      if (atOnce < 1 || atOnce > MOST_AT_ONCE) {
        throw CommandException.usage(Texts.say("option.from-to", AT_ONCE, MOST_AT_ONCE));
      }
      return new BatchOptions.Limits(
          Options.flag(parsed, YES), Options.flag(parsed, DRY_RUN), budget, (int) atOnce);
    }

    /// The same command for the next time.
    private static String again(ParseResult parsed, String file) {
      StringBuilder line = new StringBuilder("bailian run ").append(quoted(file));
      for (OptionSpec option : parsed.matchedOptions()) {
        if (!SAID_ONCE.contains(option.longestName())) {
          if (option.arity().max() == 0) {
            line.append(' ').append(option.longestName());
          } else {
            option
                .originalStringValues()
                .forEach(value ->
                    line.append(' ')
                        .append(option.longestName())
                        .append(' ')
                        .append(quoted(value)));
          }
        }
      }
      return line.toString();
    }

    private static String quoted(String word) {
      boolean plain =
          !word.isEmpty()
              && word.codePoints()
                  .allMatch(c -> Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
      return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
  }

  private record GalleryCommand(CommandContext context) implements Command {
    private static final String OPEN = "--open";

    @Override
    public CommandSpec spec() {
      CommandSpec spec = CommandSpecs.of(this, "gallery");
      spec.addPositional(PictureOptions.words("DIR", "gallery.folder"));
      spec.addOption(Options.flag(OPEN, "gallery.open"));
      spec.addOption(Options.json());
      return Options.help(spec);
    }

    @Override
    public ExitCode run(ParseResult parsed) throws IOException {
      List<String> folders = PictureOptions.words(parsed);
      if (folders.size() != 1) {
        throw CommandException.usage(Texts.say("gallery.one-folder"));
      }
      Path page = Gallery.write(context.folder(), folders.getFirst());
      ResultPrinter printer =
          new ResultPrinter(context.terminal(), Options.flag(parsed, Options.JSON));
      context
          .out()
          .println(
              printer.json()
                  ? ResultPrinter.pretty(Json.object().put("path", page.toString()))
                  : printer.shown(page).toString());
      if (Options.flag(parsed, OPEN)) {
        PictureOpener.open(page, context.terminal());
      }
      return ExitCode.OK;
    }
  }
}
