package io.openbailian.server;

import io.openbailian.catalog.Catalog;
import io.openbailian.engine.Time;
import io.openbailian.server.artifact.FetchRoom;
import io.openbailian.server.config.Settings;
import io.openbailian.server.invoke.AdmissionControl;
import io.openbailian.server.invoke.DirectInvocations;
import io.openbailian.server.invoke.Patience;
import io.openbailian.server.media.ImagingDecoder;
import io.openbailian.server.media.MemoryBudget;
import io.openbailian.server.media.PixelPool;
import io.openbailian.server.metrics.ServerMetrics;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.run.PictureLoader;
import io.openbailian.server.run.Preparing;
import io.openbailian.server.run.ProgressBoard;
import io.openbailian.server.run.RunLoop;
import io.openbailian.server.run.TaskRun;
import io.openbailian.server.run.TaskValues;
import io.openbailian.server.run.Workers;
import io.openbailian.server.run.finish.ItemFinisher;
import io.openbailian.server.task.DataFolder;
import io.openbailian.server.task.Sweeper;
import io.openbailian.server.task.TaskSignals;
import io.openbailian.server.task.WorkMarks;
import java.io.IOException;

/// The part of the composition root that knows what pictures, films and sound are made with: inputs
/// become files, results become what was promised, tasks are carried out.
final class RunParts {
  private final Settings settings;
  private final Storage storage;
  private final ServerMetrics metrics;
  private final Time time;
  private final PixelPool pixels;
  private final ItemFinisher finisher;
  private final Preparing preparing;
  private final TaskValues values;
  private final ProgressBoard progress = new ProgressBoard();

  /// @param closing is told of what must be closed
  RunParts(
      Settings settings,
      Storage storage,
      DataFolder data,
      ServerMetrics metrics,
      Time time,
      ClosingOrder closing)
      throws IOException {
    this.settings = settings;
    this.storage = storage;
    this.metrics = metrics;
    this.time = time;
    this.pixels =
        closing.add("pixel threads", new PixelPool(Runtime.getRuntime().availableProcessors()));
    this.finisher =
        new ItemFinisher(storage.files(), pixels, settings.metadata(), settings.producer());
    this.preparing = new Preparing(pictures(), storage.recordings());
    this.values = values(data);
  }

  /// Where pictures are encoded.
  PixelPool pixels() {
    return pixels;
  }

  /// How far what runs has come.
  ProgressBoard progress() {
    return progress;
  }

  /// How one task is carried out.
  TaskRun tasks(Catalog catalog, EngineRouter engines, RunLoop loop, WorkMarks marks) {
    return new TaskRun(
        catalog,
        storage.tasks(),
        engines,
        loop,
        new TaskRun.Making(values, preparing, finisher, progress, marks),
        settings.tasks().timeout(),
        time);
  }

  /// Who carries them out, once they are started.
  Workers workers(TaskRun tasks, TaskSignals signals) {
    return new Workers(
        storage.tasks(), signals, tasks, metrics, "this process", settings.tasks().workers(), time);
  }

  /// What is made while its client waits.
  DirectInvocations direct(RunLoop loop, AdmissionControl control, Patience patience) {
    return new DirectInvocations(
        loop, preparing, finisher, control, storage.index(), patience, time, metrics);
  }

  /// A file of a task that runs for hours has no row before its end.
  Sweeper sweeper() {
    return new Sweeper(
        storage.tasks(),
        storage.files(),
        name -> storage.index().contains(name) || progress.makes(name));
  }

  private TaskValues values(DataFolder data) throws IOException {
    MemoryBudget memory = new MemoryBudget(Runtime.getRuntime().maxMemory() / 4);
    metrics.gauge(
        "openbailian.memory.values",
        "Bytes of the inputs of tasks while they are read",
        memory::lent);
    return new TaskValues(storage.tasks(), data.spool(), memory);
  }

  private PictureLoader pictures() {
    PictureLoader pictures =
        new PictureLoader(
            storage.fetcher(), new ImagingDecoder(), pixels, Runtime.getRuntime().maxMemory());
    metrics.gauge(
        "openbailian.memory.files", "Bytes of input files in memory", pictures::filesInMemory);
    metrics.gauge(
        "openbailian.memory.pictures",
        "Bytes reserved for work on input pictures",
        pictures::pixelsInMemory);
    FetchRoom room = storage.room();
    metrics.gauge(
        "openbailian.fetch.connections", "Inputs that are being fetched", room::connected);
    metrics.gauge("openbailian.fetch.spooled", "Bytes of fetched inputs on disk", room::kept);
    return pictures;
  }
}
