package io.openbailian.cli.batch.run;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Place;
import io.openbailian.cli.batch.manifest.EntryRecord;
import io.openbailian.cli.batch.manifest.EntryRecord.Intention;
import io.openbailian.cli.batch.manifest.EntryState;
import io.openbailian.cli.batch.manifest.ManifestLine;
import io.openbailian.cli.batch.manifest.SavedFile;
import io.openbailian.cli.batch.request.BatchEntry;
import io.openbailian.cli.batch.request.BatchRequest.Dialect;
import io.openbailian.cli.batch.request.LocalFiles;
import io.openbailian.cli.batch.source.EntryKind;
import io.openbailian.cli.output.Obstacles;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.request.PictureSender;
import io.openbailian.cli.request.PictureSource;
import io.openbailian.client.FileTooLargeException;
import io.openbailian.client.RefusedException;
import io.openbailian.client.UnreachableException;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.client.TaskAnswer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/// One entry on its way: intended, sent, waited for, saved. Before each step the manifest has what
/// the step needs if it is the last of this process.
public final class EntryRun {
  /// The wire keeps a task for this long.
  private static final Duration LIFETIME = Duration.ofHours(24);

  /// Models take seeds up to 2^31 - 1, and picture i has seed + i.
  private static final int MOST_SEED = 2_147_483_000;

  private static final int DIGITS = 6;

  private final RunParts parts;
  private final BatchEntry entry;
  private final String id;
  private final int number;
  private final Optional<EntryRecord> before;
  private final EntryAnswers answers;

  /// @param id of the entry in the manifest
  /// @param number its place among all, from 1
  public EntryRun(
      RunParts parts, BatchEntry entry, String id, int number, Optional<EntryRecord> before) {
    this.parts = parts;
    this.entry = entry;
    this.id = id;
    this.number = number;
    this.before = before;
    this.answers = new EntryAnswers(parts, entry);
  }

  /// Leads the entry to its end, or as far as can be.
  ///
  /// @param observer is told how its task is
  /// @param stop is told when no other entry can fare better
  public EntryEnd run(Outlook outlook, Consumer<String> observer, Consumer<BatchStop> stop)
      throws IOException, InterruptedException {
    try {
      return switch (outlook) {
        case FRESH -> ask(intended(), observer, stop);
        case AGAIN -> ask(before.orElseThrow().intention(), observer, stop);
        case CONTINUE -> goOn(before.orElseThrow(), observer);
        case DOUBTFUL -> doubtful(Texts.say("batch.no-answer-seen"));
        case OVER -> throw new IllegalStateException("nothing is left to do for " + id);
      };
    } catch (RefusedException e) {
      return failed(e.code(), String.valueOf(e.getMessage()));
    } catch (FileTooLargeException e) {
      return failed("FileTooLarge", Obstacles.sentence(e));
    } catch (UnreachableException e) {
      return new EntryEnd.Left(Obstacles.sentence(e));
    }
  }

  /// Writes down what will be sent.
  private Intention intended() throws IOException, InterruptedException {
    ObjectNode sent = uploaded();
    Intention intention = new Intention(key(), drawnSeed(), parts.service().name(), sent);
    ObjectNode line = ManifestLine.intended(id, intention, parts.service().most(entry));
    line.put("n", number)
        .put("line", entry.place().line())
        .put("kind", entry.kind().spelling())
        .put("model", entry.request().call().model())
        .put("prompt", entry.wording().expanded());
    if (!entry.wording().written().equals(entry.wording().expanded())) {
      line.put("written", entry.wording().written());
    }
    entry.customId().ifPresent(custom -> line.put("custom_id", custom));
    parts.manifest().append(line);
    return intention;
  }

  private String key() {
    byte[] random = new byte[16];
    parts.chance().nextBytes(random);
    return "batch-" + HexFormat.of().formatHex(random);
  }

  private Optional<Place> seedPlace() {
    boolean pictures =
        switch (entry.kind()) {
          case IMAGE, VIDEO, EDIT -> true;
          case TEXT, SPEECH, TRANSCRIPTION -> false;
        };
    return pictures
        ? Optional.ofNullable(entry.request().call().places().get(Meaning.SEED))
        : Optional.empty();
  }

  private Optional<Long> ownSeed() {
    return seedPlace()
        .map(place -> Optional.ofNullable(place.in(entry.request().body())))
        .flatMap(
            seed -> seed.filter(value -> value.isIntegralNumber()).map(value -> value.asLong()));
  }

  private Optional<Long> drawnSeed() {
    boolean open = seedPlace().isPresent() && ownSeed().isEmpty();
    return open ? Optional.of((long) parts.chance().nextInt(MOST_SEED)) : Optional.empty();
  }

  /// The addresses that files of this machine got which are too large for a request.
  private ObjectNode uploaded() throws IOException, InterruptedException {
    ObjectNode sent = Json.object();
    for (String address : LocalFiles.in(entry.request().body())) {
      boolean recording = entry.kind() == EntryKind.TRANSCRIPTION;
      PictureSender sender =
          new PictureSender(
              parts.service().client(),
              parts.service().near() && !recording,
              entry.request().call().model());
      String carried = sender.send(new PictureSource.Local(Path.of(URI.create(address))));
      if (!carried.startsWith("data:")) {
        sent.put(address, carried);
      }
    }
    return sent;
  }

  /// The body as it leaves: the same each time for the same intention.
  private ObjectNode body(Intention intention) throws IOException {
    ObjectNode body = LocalFiles.sent(entry.request().body(), intention.sent());
    intention
        .seed()
        .ifPresent(seed ->
            seedPlace().orElseThrow().put(body, Json.mapper().getNodeFactory().numberNode(seed)));
    return body;
  }

  private EntryEnd ask(Intention intention, Consumer<String> observer, Consumer<BatchStop> stop)
      throws IOException, InterruptedException {
    Optional<Long> seed = intention.seed().or(this::ownSeed);
    ObjectNode body = body(intention);
    boolean task = entry.request().call().mode() == Mode.ASYNC && isNative();
    Sending sending = new Sending(parts, parts.service().honours(entry));
    try {
      if (task) {
        observer.accept(Texts.say("batch.sent"));
        String taskId =
            sending.send(() ->
                parts
                    .service()
                    .client()
                    .submit(entry.request().path(), body, intention.key())
                    .taskId());
        parts.manifest().append(ManifestLine.task(id, taskId));
        return ended(taskId, seed, observer);
      }
      observer.accept(Texts.say("batch.asked"));
      return saved(answers.atOnce(sending, body, id), seed);
    } catch (Sending.Unsent e) {
      boolean sentBefore =
          before.filter(record -> record.intention().key().equals(intention.key())).isPresent();
      if (!sentBefore && !sending.mayHaveArrived()) {
        parts.manifest().append(ManifestLine.ended(id, EntryState.UNSENT, "", e.stop().sentence()));
      }
      stop.accept(e.stop());
      return new EntryEnd.Left(e.stop().sentence());
    } catch (UnreachableException e) {
      boolean answered =
          parts
              .manifest()
              .find(id)
              .filter(record -> record.state() != EntryState.INTENDED)
              .isPresent();
      return answered || parts.service().honours(entry)
          ? new EntryEnd.Left(Obstacles.sentence(e))
          : doubtful(Obstacles.sentence(e));
    }
  }

  private boolean isNative() {
    return entry.request().dialect() == Dialect.NATIVE;
  }

  private EntryEnd goOn(EntryRecord record, Consumer<String> observer)
      throws IOException, InterruptedException {
    Optional<Long> seed = record.intention().seed().or(this::ownSeed);
    Optional<List<SavedFile>> there = parts.files().there(record);
    if (there.isPresent()) {
      return done(there.get(), seed, 0, 1);
    }
    if (!record.urls().isEmpty()) {
      return saved(answers.fetched(record.urls()), seed);
    }
    return record.task().isPresent()
        ? ended(record.task().get(), seed, observer)
        : doubtful(Texts.say("batch.answer-lost"));
  }

  private EntryEnd ended(String taskId, Optional<Long> seed, Consumer<String> observer)
      throws IOException, InterruptedException {
    TaskAnswer task =
        parts
            .service()
            .client()
            .await(taskId, LIFETIME, answer -> observer.accept(answer.status().name()));
    return switch (task.status()) {
      case SUCCEEDED -> {
        parts.answers().keep(id, entry, task.whole());
        yield saved(answers.ofTask(task), seed);
      }
      case FAILED ->
          failed(
              task.code().orElse("TaskFailed"),
              task.message().orElse(Texts.say("batch.task-empty", taskId)));
      case CANCELED -> failed("Canceled", Texts.say("batch.task-canceled", taskId));
      case UNKNOWN -> doubtful(Texts.say("batch.task-forgotten", taskId));
      case PENDING, RUNNING, SUSPENDED ->
          new EntryEnd.Left(Texts.say("batch.task-still", taskId, task.status()));
    };
  }

  private EntryEnd saved(EntryAnswers.Results results, Optional<Long> seed) throws IOException {
    if (results.made().isEmpty()) {
      return failed(results.code(), results.message());
    }
    List<SavedFile> old = before.map(EntryRecord::files).orElse(List.of());
    List<SavedFile> files =
        parts.files().save(new ResultFiles.Naming(id, entry, number, seed, old), results.made());
    return done(files, seed, results.lost(), results.made().size());
  }

  /// @param lost of the results that were asked for
  /// @param made of them
  private EntryEnd done(List<SavedFile> files, Optional<Long> seed, int lost, int made)
      throws IOException {
    BigDecimal most = parts.service().most(entry);
    BigDecimal cost =
        lost == 0
            ? most
            : most.multiply(BigDecimal.valueOf(made))
                .divide(BigDecimal.valueOf(made + (long) lost), DIGITS, RoundingMode.UP);
    parts.manifest().append(ManifestLine.done(id, cost));
    return new EntryEnd.Done(files, seed, lost);
  }

  private EntryEnd failed(String code, String message) throws IOException {
    parts.manifest().append(ManifestLine.ended(id, EntryState.FAILED, code, message));
    return new EntryEnd.Failed(code, message);
  }

  private EntryEnd doubtful(String why) throws IOException {
    parts.manifest().append(ManifestLine.ended(id, EntryState.UNKNOWN, "", why));
    return new EntryEnd.Doubtful(why);
  }
}
