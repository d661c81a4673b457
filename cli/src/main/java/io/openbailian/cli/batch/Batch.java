package io.openbailian.cli.batch;

import io.openbailian.cli.batch.manifest.Manifest;
import io.openbailian.cli.batch.manifest.ManifestLine;
import io.openbailian.cli.batch.request.BatchEntry;
import io.openbailian.cli.batch.request.EntryMaker;
import io.openbailian.cli.batch.run.BatchFolder;
import io.openbailian.cli.batch.run.BatchService;
import io.openbailian.cli.batch.run.FileNames;
import io.openbailian.cli.batch.source.BatchSource;
import io.openbailian.cli.batch.source.EntrySink;
import io.openbailian.cli.batch.source.Grid;
import io.openbailian.cli.batch.source.Mistake;
import io.openbailian.cli.batch.source.WrittenEntry;
import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.Target;
import io.openbailian.cli.local.Targets;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.DiskFault;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Printable;
import io.openbailian.cli.output.ResultPrinter;
import io.openbailian.cli.output.Texts;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/// `bailian run`: everything a file asks for, once.
///
/// @param chance seeds and keys are drawn from it
public record Batch(CommandContext context, BatchOptions options, RandomGenerator chance) {

  private static final String CONFIG = "OPENBAILIAN_CONFIG";

  /// Checks all, says what it costs, and runs it.
  public ExitCode run() throws IOException, InterruptedException {
    FileNames names = FileNames.of(options.output().names());
    BatchSource source = source();
    Path folder = folder(source);
    refuseOther(folder);
    BatchPlan plan = plan(source);
    try (Target target = new Targets(context, options.service()).any();
        BatchService service =
            new BatchService(target, context.variable(CONFIG).isPresent(), context.pace())) {
      for (BatchPlan.OfModel model : plan.models().values()) {
        service.learn(model.first());
      }
      BatchCost cost = new BatchCost(context.terminal(), plan, service);
      context.terminal().say(cost.sentence());
      if (options.limits().checkOnly()) {
        told(plan, cost);
        return ExitCode.OK;
      }
      if (!cost.agreed(options.limits().agreed())) {
        throw new CommandException(ExitCode.FAILED, Texts.say("batch.nothing-asked"));
      }
      make(folder);
      try (Manifest manifest = Manifest.open(folder);
          BatchFolder files = BatchFolder.open(folder)) {
        begin(manifest, plan);
        return new BatchRunner(context, options, service, manifest, chance)
            .run(new BatchRunner.Work(source, plan, () -> maker(source), files, names));
      }
    }
  }

  private BatchSource source() throws IOException {
    BatchOptions.Input input = options.input();
    return input.file().equals(BatchSource.STANDARD_INPUT)
        ? BatchSource.of(context.folder(), context.terminal().in().stream(), input.format())
        : BatchSource.of(context.folder(), input.file(), input.format());
  }

  private EntryMaker maker(BatchSource source) throws IOException {
    BatchOptions.Input input = options.input();
    return new EntryMaker(
        context.models().get(),
        source.folder(),
        new EntryMaker.Wishes(
            source.defaults(), input.model(), input.kind(), Grid.of(input.grid())));
  }

  /// Reads all of the file.
  ///
  /// @throws CommandException when anything in it is wrong
  private BatchPlan plan(BatchSource source) throws IOException, InterruptedException {
    BatchPlan plan = new BatchPlan();
    EntryMaker maker = maker(source);
    source.read(
        new EntrySink() {
          @Override
          public boolean entry(WrittenEntry entry) {
            plan.written();
            List<BatchEntry> made = maker.of(entry, plan::mistake);
            made.forEach(plan::add);
            if (plan.entries() > BatchPlan.MOST_ENTRIES) {
              plan.mistake(
                  entry
                      .place()
                      .mistake("", Texts.say("batch.most-requests", BatchPlan.MOST_ENTRIES)));
              return false;
            }
            return true;
          }

          @Override
          public void mistake(Mistake mistake) {
            plan.mistake(mistake);
          }
        });
    maker
        .unusedDefaults()
        .forEach(name ->
            plan.mistake(
                new Mistake(
                    source.name(), 1, "defaults." + name, Texts.say("batch.default-unused"))));
    if (plan.wrong() > 0) {
      throw new BatchFault(context.terminal()).of(plan);
    }
    if (plan.entries() == 0) {
      throw CommandException.usage(Texts.say("batch.asks-nothing", Printable.of(source.name())));
    }
    return plan;
  }

  private void told(BatchPlan plan, BatchCost cost) {
    if (options.output().json()) {
      ObjectNode document =
          Json.object()
              .put("entries", plan.entries())
              .put("most", cost.most())
              .put("currency", "CNY");
      context.out().println(ResultPrinter.pretty(document));
    }
  }

  /// The folder of the results: the one that is named, else one beside the file.
  private Path folder(BatchSource source) {
    String name = source.name();
    String last = name.substring(name.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    String stem = dot > 0 ? last.substring(0, dot) : last;
    String own = stem.equals(BatchSource.STANDARD_INPUT) ? "batch" : stem + "-batch";
    String folder = options.output().folder().orElse(own);
    try {
      return context.folder().resolve(folder).normalize();
    } catch (InvalidPathException e) {
      throw CommandException.usage(Texts.say("out.no-folder", Printable.of(folder)));
    }
  }

  /// A folder that has a batch is gone on with, or left alone.
  private void refuseOther(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw CommandException.usage(Texts.say("out.is-no-folder", folder));
    }
    Path manifest = folder.resolve(Manifest.NAME);
    boolean begun = Files.exists(manifest) && Files.size(manifest) > 0;
    if (begun && !options.resuming().any() && !options.limits().checkOnly()) {
      throw CommandException.usage(Texts.say("batch.there-already", folder));
    }
  }

  private void make(Path folder) {
    try {
      boolean parents = options.output().folder().map(name -> name.endsWith("/")).orElse(true);
      if (parents) {
        Files.createDirectories(folder);
      } else if (!Files.isDirectory(folder)) {
        Files.createDirectory(folder);
      }
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.FAILED, Texts.say("out.nothing-asked", DiskFault.sentence(folder, e)));
    }
  }

  /// Says in a new manifest what it is about, and refuses another file in one that is not.
  private void begin(Manifest manifest, BatchPlan plan) throws IOException {
    String digest = plan.digest();
    Optional<String> known = manifest.digest();
    if (known.isPresent() && known.get().equals(digest)) {
      return;
    }
    if (known.isPresent() && !options.resuming().add()) {
      throw CommandException.usage(
          Texts.say("batch.changed-input", Printable.of(options.input().file()), manifest.path()));
    }
    manifest.append(ManifestLine.batch(options.input().file(), plan.entries(), digest));
  }
}
