package io.openbailian.server;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.Sides;
import io.openbailian.engine.EngineProvider;
import io.openbailian.engine.Time;
import io.openbailian.protocol.RunFile;
import io.openbailian.server.admission.KeyRing;
import io.openbailian.server.admission.Regions;
import io.openbailian.server.config.ChosenSides;
import io.openbailian.server.config.RateMode;
import io.openbailian.server.config.RegionSettings;
import io.openbailian.server.config.Settings;
import io.openbailian.server.files.OwnerOnly;
import io.openbailian.server.files.UserCache;
import io.openbailian.server.http.HttpServer;
import io.openbailian.server.http.RegionGate;
import io.openbailian.server.http.admin.FaultRoutes;
import io.openbailian.server.http.admin.MetricsPort;
import io.openbailian.server.http.admin.NodeRoutes;
import io.openbailian.server.http.admin.Readiness;
import io.openbailian.server.http.admin.ReloadRoutes;
import io.openbailian.server.http.admin.SettingRoutes;
import io.openbailian.server.http.body.Computing;
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.http.log.RequestLog;
import io.openbailian.server.http.tasks.EndedAnswers;
import io.openbailian.server.inspection.TextInspection;
import io.openbailian.server.invoke.AdmissionControl;
import io.openbailian.server.invoke.DuplexInvocations;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.invoke.NumbersInvocations;
import io.openbailian.server.invoke.Patience;
import io.openbailian.server.invoke.Submissions;
import io.openbailian.server.invoke.TextInvocations;
import io.openbailian.server.media.PictureLibraries;
import io.openbailian.server.metrics.ServerMetrics;
import io.openbailian.server.rates.Limiting;
import io.openbailian.server.rates.RateLimits;
import io.openbailian.server.rates.TaskPlaces;
import io.openbailian.server.routing.EngineLoader;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.run.RunLoop;
import io.openbailian.server.run.Seeds;
import io.openbailian.server.run.Workers;
import io.openbailian.server.socket.SocketParts;
import io.openbailian.server.socket.Sockets;
import io.openbailian.server.supervision.Supervisor;
import io.openbailian.server.task.DataFolder;
import io.openbailian.server.task.DataFolderInUseException;
import io.openbailian.server.task.HeldPolls;
import io.openbailian.server.task.IdSource;
import io.openbailian.server.task.TaskIds;
import io.openbailian.server.task.TaskSignals;
import io.openbailian.server.task.WorkMarks;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The composition root: the only place that knows every part, the clock and chance, and the order
/// in which all is closed.
public final class Assembly {
  private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);
  private final Settings settings;
  private final Time time;
  private final SecureRandom secure = new SecureRandom();
  private final RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
  private final IdSource requestIds = new RandomIds(random);
  private final ServerMetrics metrics = new ServerMetrics();
  private final TaskSignals signals = new TaskSignals();
  private final ClosingOrder closing = new ClosingOrder();
  private final Supervisor supervisor;
  private final Loading loading = new Loading();
  private final Loading.Work libraries;
  private final Regions regions;
  private @Nullable HttpServer listener;
  private final List<EngineProvider> kinds = new ArrayList<>(EngineLoader.found());

  private Assembly(Settings settings, Time time, Loading.Work libraries) {
    this(settings, time, libraries, new Regions());
  }

  private Assembly(Settings settings, Time time, Loading.Work libraries, Regions regions) {
    this.regions = regions;
    this.settings = settings;
    this.time = time;
    this.libraries = libraries;
    this.supervisor = new Supervisor(time, metrics::fell);
  }

  /// Starts a server; it listens when this returns.
  ///
  /// @throws ServerStartException with a sentence, when anything keeps it from starting; then
  ///   nothing is left open
  public static RunningServer start(Settings settings) {
    return start(settings, new SystemTime());
  }

  /// Starts a server that lives by another clock than the machine's; a test may step it.
  ///
  /// @throws ServerStartException as {@link #start(Settings)} does
  public static RunningServer start(Settings settings, Time time) {
    return start(settings, time, List.of());
  }

  /// Starts a server that knows kinds of engines beside those of the class path. The settings name
  /// them as they name any other: `engines: {mine: {kind: …}}`, `routes: {"*": mine}`.
  ///
  /// @param engines each of a kind that the class path does not have
  /// @throws ServerStartException as {@link #start(Settings)} does
  public static RunningServer start(
      Settings settings, Time time, Collection<EngineProvider> engines) {
    Assembly assembly = new Assembly(settings, time, Assembly::load);
    assembly.kinds.addAll(engines);
    return assembly.orClosed(assembly::start);
  }

  /// Starts a server that loads in its own way what pictures need; a test may hold that back.
  ///
  /// @throws ServerStartException as {@link #start(Settings)} does
  public static RunningServer start(Settings settings, Time time, Loading.Work libraries) {
    Assembly assembly = new Assembly(settings, time, libraries);
    return assembly.orClosed(assembly::start);
  }

  private static void load() throws IOException {
    PictureLibraries.load();
    UserCache.removeOldNatives();
  }

  /// What leaves nothing open when it fails.
  private interface Opening<T> {
    T open() throws IOException, DataFolderInUseException, InterruptedException;
  }

  private <T> T orClosed(Opening<T> opening) {
    try {
      return opening.open();
    } catch (DataFolderInUseException e) {
      closing.run();
      throw new ServerStartException(inUse(e.folder()), e);
    } catch (InterruptedException e) {
      closing.run();
      Thread.currentThread().interrupt();
      throw new ServerStartException("the start was interrupted", e);
    } catch (Throwable e) { // nothing may be left open, whatever it was
      closing.run();
      throw new ServerStartException(StartFault.sentence(e), e);
    }
  }

  static String inUse(Path data) {
    String who = RunFiles.read(data).map(run -> " with " + run).orElse("");
    return "another server%s uses the folder %s; stop it, or give this one another folder with --data"
        .formatted(who, data);
  }

  private RunningServer start() throws IOException, DataFolderInUseException, InterruptedException {
    closing.add("metrics", metrics);
    DataFolder data = closing.add("data folder", DataFolder.open(settings.data()));
    RunFiles.removeLeftovers(data.path());
    Sides sides = ChosenSides.of(settings);
    Optional<Path> added = Optional.of(data.path().resolve("catalog.d"));
    Meanwhile<Catalog> reading =
        Meanwhile.begin("catalog", () -> CatalogLoader.load(added, sides)); // a fifth of a start
    EngineLoader loader = new EngineLoader(kinds, data.path(), time, builtIn());
    EngineRouter engines =
        closing.add("engines", loader.load(settings.engines(), settings.routes()));
    var billed = Optional.of(new Storage.Billed(reading::made, engines));
    Storage storage = Storage.open(data, settings, signals, secure, time, closing, billed);
    Catalog catalog = reading.get();
    ChosenSides.check(settings, catalog);
    WorkMarks marks = WorkMarks.in(data.marks());
    Lanes lanes = new Lanes(catalog, engines);
    storage.tasks().recover(marks.left(), lanes, time.now());
    marks.forgetLeft();
    WorkParts work = new WorkParts(settings, storage, data, metrics, time, closing);
    Tracing tracing = Tracing.of(settings.traces(), time, random, metrics);
    Seeds seeds = new Seeds(settings.embedded().seed(), random);
    Invoker invoker = new Invoker(catalog, ChosenSides.checks(sides), seeds, sides);
    var rewriting = PromptExtending.of(settings, catalog, invoker, engines, time);
    TextInspection inspection =
        ContentInspecting.of(settings, catalog, invoker, engines, requestIds, time);
    RunLoop loop =
        new RunLoop(
            time,
            rewriting,
            () -> loading.waitingFor().isEmpty(),
            tracing.attempts(),
            inspection::delivery);
    Workers workers = work.workers(work.tasks(catalog, engines, loop, marks), signals);
    storage
        .node()
        .ifPresent(node -> node.start(new NodeTasks(storage, workers, lanes, time), supervisor));
    Watching watching = new Watching(metrics, settings, time);
    watching.all(storage, engines);
    Reloading reloading = new Reloading(loader, engines, workers, settings);
    closing.add("workers", () -> workers.close(settings.tasks().grace()));
    HeldPolls polls = new HeldPolls(storage.tasks(), signals, time, settings.tasks().hold());
    watching.work(workers, engines, polls);
    // Without a word about rates only those hold that somebody has set: `strict` is about answers.
    Limiting limiting = storage.limiting(time);
    RateLimits rates =
        new RateLimits(settings.rates().orElse(RateMode.OWN), settings.strict(), limiting);
    AdmissionControl control =
        new AdmissionControl(
            engines,
            rates,
            new TaskPlaces(rates, storage.tasks(), limiting),
            inspection,
            storage.charges(),
            metrics);
    Patience patience = new Patience(settings.tasks().timeout());
    TextInvocations texts = new TextInvocations(loop, control, patience, time);
    DuplexInvocations speech = new DuplexInvocations(loop, control, requestIds, time);
    Sockets sockets =
        new Sockets(
            new SocketParts(invoker, speech, work.pixels(), time, settings.errors()),
            Runtime.getRuntime().maxMemory() / 16,
            settings.limits().sockets(),
            supervisor);
    watching.callers(texts, sockets);

    KeyParts keys = KeyParts.open(settings, storage, time, secure, regions);
    KeyRing ring = keys.ring();
    Calls calls =
        new Calls(
            control,
            invoker,
            new Submissions(
                storage.tasks(),
                control,
                new TaskIds(time, random, storage.place()),
                time,
                metrics),
            work.direct(loop, control, patience),
            texts,
            new NumbersInvocations(loop, control, patience, time));
    Doors doors = new Doors(settings, catalog, storage, time, requestIds, metrics, rates);
    Computing computing = closing.add("computing threads", new Computing());
    RequestLog log = closing.add("request log", new RequestLog(time, metrics, settings.log()));
    tracing.of(log);
    BodyReader bodies = doors.bodies(data.spool(), computing);
    EndedAnswers ended = doors.tasksThatEnded(work.progress());
    List<Routes> routes = new ArrayList<>();
    routes.add(doors.arrival(ring));
    routes.add(doors.passing(ring, calls, engines, bodies));
    routes.addAll(
        doors.media(
            ring,
            new Doors.Media(calls, speech, polls, work.progress(), work.pixels(), loading::await),
            bodies));
    routes.addAll(doors.models(ring, calls, bodies, computing, loading::await));
    routes.addAll(doors.tasks(ring, ended, polls, work.progress(), engines));
    routes.addAll(doors.files(bodies, work.pixels()));
    Health health = new Health(loading, supervisor, storage.database(), settings.data());
    routes.addAll(doors.operation(keys, bodies, health::state));
    routes.add(new FaultRoutes(engines, bodies));
    routes.add(new ReloadRoutes(reloading::reload));
    routes.add(new SettingRoutes(reloading::settings));
    routes.add(
        new NodeRoutes(health::state, settings.region(), time.now(), engines, storage.nodes()));
    HttpServer http =
        doors.listener(doors.edge(ring, calls, ended, log), routes, ring, sockets, log);
    Map<String, RunningServer> others = others(http); // closed after the door to them
    closing.add("loading", loading);
    closing.add("listener", http);
    closing.add("sockets", sockets);
    closing.add("held polls", signals::close);
    tracing.send(storage.collector(), supervisor, closing);
    closing.add("webhooks", storage.webhooks().start(time, storage.turn("webhooks"), supervisor));
    http.start();
    listener = http;
    metricsPort(health::state);
    closing.add(
        "sweeper",
        new Sweeping(
            work.sweeper(),
            storage.uploads(),
            storage.kept(),
            time,
            storage.turn("sweeper"),
            supervisor));
    RunningServer server = announce(data.path(), http.port(), keys, reloading);
    others.forEach(server::standsFor);
    loading.start(libraries, () -> workers.start(engines.lanes()), e -> server.fail(unusable(e)));
    return server;
  }

  /// Starts the other regions, each a server of its own but for the door.
  private Map<String, RunningServer> others(HttpServer http) throws IOException {
    Map<String, RunningServer> others = new LinkedHashMap<>();
    for (RegionSettings of : RegionSettings.of(settings)) {
      OwnerOnly.folder(settings.data().resolve(RegionSettings.FOLDER));
      Assembly region = new Assembly(of.settings(), time, libraries, regions);
      region.kinds.clear();
      region.kinds.addAll(kinds);
      RunningServer server = region.orClosed(region::start);
      closing.add("region " + of.name(), server);
      http.standsFor(
          new RegionGate.Door(of.hosts(), of.path(), Objects.requireNonNull(region.listener)));
      LOG.info("region {} listens at {}", of.name(), server.url());
      others.put(of.name(), server);
    }
    return others;
  }

  /// Where those look who watch, if they have a port of their own.
  private void metricsPort(Readiness readiness) {
    Settings.MetricsSettings wanted = settings.metrics();
    if (wanted.port() >= 0) {
      MetricsPort port =
          closing.add(
              "port of metrics", new MetricsPort(wanted.host(), wanted.port(), readiness, metrics));
      LOG.info("metrics at http://{}:{}/metrics", wanted.host(), port.port());
    }
  }

  private static ServerStartException unusable(Throwable e) {
    return new ServerStartException(
        "what pictures are drawn and read with cannot be loaded, so the server stops: "
            + StartFault.sentence(e),
        e);
  }

  /// What all engines that come with the server may be told.
  private Map<String, Object> builtIn() {
    Settings.EmbeddedSettings embedded = settings.embedded();
    return Map.of(
        "pace", embedded.pace().toMillis() + "ms",
        "unknown-edit", spelled(embedded.unknownEdit()),
        "recognise", spelled(embedded.recognise()));
  }

  private static String spelled(Settings.Unable choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private RunningServer announce(Path data, int port, KeyParts keys, Reloading reloading)
      throws IOException {
    URI url = URI.create("http://%s:%d".formatted(reachable(settings.host()), port));
    RunFiles.write(new RunFile(ProcessHandle.current().pid(), url, keys.token()), data);
    closing.add("run file", () -> RunFiles.remove(data));
    return new RunningServer(
        url, keys.token(), keys.firstKey(), keys.codes(), reloading, closing::run);
  }

  /// Where programs of this machine reach a server that listens at this address.
  private static String reachable(String host) {
    return switch (host) {
      case "0.0.0.0", "::" -> "127.0.0.1";
      default -> host.contains(":") ? "[" + host + "]" : host;
    };
  }

  /// Opens the keys of a folder on which no server runs, for the command line.
  ///
  /// @throws ServerStartException when a server runs on it
  public static OfflineKeys openKeys(Path data) {
    Assembly assembly = new Assembly(Settings.defaults(), new SystemTime(), PictureLibraries::load);
    return assembly.orClosed(() -> assembly.keys(data));
  }

  private OfflineKeys keys(Path data) throws IOException, DataFolderInUseException {
    DataFolder folder = closing.add("data folder", DataFolder.open(data));
    Storage storage =
        Storage.open(folder, settings, signals, secure, time, closing, Optional.empty());
    return KeyParts.offline(storage, time, secure, closing::run);
  }
}
