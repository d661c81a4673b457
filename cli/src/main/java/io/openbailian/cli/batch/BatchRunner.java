package io.openbailian.cli.batch;

import io.openbailian.cli.batch.manifest.EntryRecord;
import io.openbailian.cli.batch.manifest.EntryState;
import io.openbailian.cli.batch.manifest.Manifest;
import io.openbailian.cli.batch.request.BatchEntry;
import io.openbailian.cli.batch.request.EntryMaker;
import io.openbailian.cli.batch.run.BatchFolder;
import io.openbailian.cli.batch.run.BatchService;
import io.openbailian.cli.batch.run.BatchStop;
import io.openbailian.cli.batch.run.EntryEnd;
import io.openbailian.cli.batch.run.EntryRun;
import io.openbailian.cli.batch.run.Expenses;
import io.openbailian.cli.batch.run.FileNames;
import io.openbailian.cli.batch.run.Outlook;
import io.openbailian.cli.batch.run.Pacing;
import io.openbailian.cli.batch.run.ResultFiles;
import io.openbailian.cli.batch.run.RunParts;
import io.openbailian.cli.batch.source.BatchSource;
import io.openbailian.cli.batch.source.EntrySink;
import io.openbailian.cli.batch.source.Mistake;
import io.openbailian.cli.batch.source.WrittenEntry;
import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.DiskFault;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.ResultPrinter;
import io.openbailian.cli.output.Texts;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Reads a checked file again and has each of its entries carried out, on a virtual thread of its
/// own, as many at once as the service bears.
final class BatchRunner {
  private static final long NANOS = 1_000_000_000L;

  private final CommandContext context;
  private final BatchOptions options;
  private final BatchService service;
  private final Manifest manifest;
  private final RandomGenerator chance;
  private final Pacing pacing;
  private final Expenses expenses;
  private volatile boolean interrupted;
  private final BatchCounts counts = new BatchCounts();
  private final AtomicReference<@Nullable BatchStop> stop = new AtomicReference<>();

  BatchRunner(
      CommandContext context,
      BatchOptions options,
      BatchService service,
      Manifest manifest,
      RandomGenerator chance) {
    this.context = context;
    this.options = options;
    this.service = service;
    this.manifest = manifest;
    this.chance = chance;
    this.pacing = new Pacing(context.pace(), options.limits().atOnce());
    this.expenses = new Expenses(options.limits().budget(), manifest.entries().values());
  }

  /// Makes requests of entries, again.
  interface Makers {
    EntryMaker maker() throws IOException;
  }

  /// What is to be done.
  record Work(
      BatchSource source, BatchPlan plan, Makers makers, BatchFolder folder, FileNames names) {}

  ExitCode run(Work work) throws IOException, InterruptedException {
    long begin = context.pace().nanos();
    OpenAiOutput answers = OpenAiOutput.in(work.folder().folder(), options.output().openAi());
    RunParts parts =
        new RunParts(
            service,
            manifest,
            pacing,
            new ResultFiles(work.folder(), work.names(), manifest),
            answers,
            context.pace(),
            chance);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try (answers;
        BatchLog log =
            new BatchLog(context.terminal(), work.folder().folder(), options.output().json())) {
      log.show(() -> head(work.plan(), begin));
      work.source().read(new Reading(work, parts, log, threads, work.makers().maker()));
      pacing.awaitAtMost(0);
      answers.write(manifest);
    } catch (InterruptedException e) {
      interrupted = true;
      threads.shutdownNow();
      context.terminal().say(Texts.say("batch.goes-on-resume", options.again()));
      throw e;
    } finally {
      threads.shutdown();
    }
    return told(work.plan());
  }

  private ExitCode told(BatchPlan plan) {
    ExitCode counted = counts.exit(plan.entries());
    ExitCode exit =
        counted == ExitCode.UNKNOWN ? counted : stopped().map(BatchStop::exit).orElse(counted);
    BatchSummary summary =
        new BatchSummary(
            counts,
            plan.entries(),
            expenses.spent(),
            manifest.path(),
            stopped().map(BatchStop::sentence),
            options.again(),
            exit);
    if (options.output().json()) {
      context.out().println(ResultPrinter.pretty(summary.document()));
    }
    summary.lines().forEach(line -> context.terminal().say(line));
    return exit;
  }

  /// The first lines of the live table.
  private List<String> head(BatchPlan plan, long begin) {
    List<String> lines = new ArrayList<>();
    int over = counts.over();
    int here = over - counts.doneBefore();
    long seconds = (context.pace().nanos() - begin) / NANOS;
    String eta =
        here == 0 ? "" : Texts.say("batch.eta", spoken(seconds * (plan.entries() - over) / here));
    lines.add(
        Texts.say(
            "batch.head",
            over,
            plan.entries(),
            counts.failed(),
            BatchCost.yuan(expenses.spent()),
            options
                .limits()
                .budget()
                .map(all -> Texts.say("batch.of-budget", BatchCost.yuan(all)))
                .orElse(""),
            spoken(seconds),
            eta));
    lines.add(pacing.sentence());
    return lines;
  }

  private static String spoken(long seconds) {
    return seconds < 60
        ? Texts.say("batch.seconds", seconds)
        : Texts.say("batch.minutes", seconds / 60, seconds % 60);
  }

  /// Takes entries one by one, in the thread that reads the file, and waits before each until there
  /// is room for it.
  private final class Reading implements EntrySink {
    private final Work work;
    private final RunParts parts;
    private final BatchLog log;
    private final ExecutorService threads;
    private final EntryMaker maker;
    private final Identities identities = new Identities();
    private int number;

    Reading(Work work, RunParts parts, BatchLog log, ExecutorService threads, EntryMaker maker) {
      this.work = work;
      this.parts = parts;
      this.log = log;
      this.threads = threads;
      this.maker = maker;
    }

    @Override
    public boolean entry(WrittenEntry written) throws IOException, InterruptedException {
      for (BatchEntry entry : maker.of(written, this::mistake)) {
        if (!work.plan().isAt(number, entry)) {
          throw changed();
        }
        number++;
        if (!take(entry, identities.next(entry.hash()))) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void mistake(Mistake mistake) {
      throw changed();
    }

    private CommandException changed() {
      return new CommandException(
          ExitCode.FAILED, Texts.say("batch.changed-meanwhile", work.source().name()));
    }

    private boolean take(BatchEntry entry, String id) throws InterruptedException {
      Optional<EntryRecord> before = manifest.find(id);
      Outlook outlook = Outlook.of(before, entry, service, options.resuming().retries());
      if (outlook == Outlook.OVER) {
        EntryRecord record = before.orElseThrow();
        counts.over(entry.place().line(), record.code(), record.state() == EntryState.UNKNOWN);
        return true;
      }
      BigDecimal most = service.most(entry);
      if (!afford(most)) {
        return false;
      }
      pacing.begin();
      if (stopped().isPresent()) {
        pacing.end();
        expenses.settle(most, BigDecimal.ZERO);
        return false;
      }
      int mine = number;
      EntryRun run = new EntryRun(parts, entry, id, mine, before);
      log.began(id, mine, entry);
      threads.execute(() -> carryOut(new Carried(run, outlook, entry, id, mine, most)));
      return true;
    }

    /// Sets money aside, when what is under way has ended if need be.
    private boolean afford(BigDecimal most) throws InterruptedException {
      boolean enough = expenses.reserve(most);
      for (int running = pacing.running(); !enough && running > 0; running--) {
        pacing.awaitAtMost(running - 1);
        enough = expenses.reserve(most);
      }
      if (!enough) {
        stop(
            new BatchStop(
                ExitCode.PARTIAL,
                Texts.say(
                    "batch.budget-spent",
                    BatchCost.yuan(options.limits().budget().orElse(BigDecimal.ZERO)),
                    BatchCost.yuan(most))));
      }
      return enough;
    }

    private record Carried(
        EntryRun run, Outlook outlook, BatchEntry entry, String id, int number, BigDecimal most) {}

    private void carryOut(Carried carried) {
      String id = carried.id();
      EntryEnd end = new EntryEnd.Left(Texts.say("batch.interrupted"));
      try {
        end =
            carried
                .run()
                .run(carried.outlook(), state -> log.state(id, state), BatchRunner.this::stop);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (CommandException e) {
        end = broken(e.exit(), String.valueOf(e.getMessage()));
      } catch (IOException e) {
        end = broken(ExitCode.FAILED, DiskFault.sentence(manifest.path(), e));
      } catch (Throwable e) { // one entry must not take the others with it
        end = broken(ExitCode.FAILED, Texts.say("fault.internal", e));
      } finally {
        counts.ended(carried.entry().place().line(), end);
        expenses.settle(carried.most(), cost(end, carried));
        if (!interrupted) {
          log.ended(id, carried.number(), carried.entry(), end);
        }
        pacing.end();
      }
    }

    private BigDecimal cost(EntryEnd end, Carried carried) {
      return switch (end) {
        case EntryEnd.Done _ ->
            manifest.find(carried.id()).map(EntryRecord::amount).orElse(carried.most());
        case EntryEnd.Doubtful _ -> carried.most();
        case EntryEnd.Left _ ->
            manifest
                .find(carried.id())
                .filter(record -> record.state() != EntryState.UNSENT)
                .map(_ -> carried.most())
                .orElse(BigDecimal.ZERO);
        case EntryEnd.Failed _ -> BigDecimal.ZERO;
      };
    }

    private EntryEnd broken(ExitCode exit, String sentence) {
      stop(new BatchStop(exit, sentence));
      return new EntryEnd.Left(sentence);
    }
  }

  private Optional<BatchStop> stopped() {
    return Optional.ofNullable(stop.get());
  }

  /// The first reason stands.
  private void stop(BatchStop why) {
    stop.compareAndSet(null, why);
  }
}
