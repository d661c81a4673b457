package io.openbailian.server;

import io.openbailian.catalog.Catalog;
import io.openbailian.engine.Time;
import io.openbailian.server.admission.AccountVerbs;
import io.openbailian.server.admission.KeyRing;
import io.openbailian.server.config.LimitSettings;
import io.openbailian.server.config.Settings;
import io.openbailian.server.http.Faults;
import io.openbailian.server.http.HttpServer;
import io.openbailian.server.http.RelayDoor;
import io.openbailian.server.http.RelayedFiles;
import io.openbailian.server.http.SocketUpgrades;
import io.openbailian.server.http.WireEdge;
import io.openbailian.server.http.admin.AdminAccess;
import io.openbailian.server.http.admin.AdminRoutes;
import io.openbailian.server.http.admin.EngineRoutes;
import io.openbailian.server.http.admin.HealthRoutes;
import io.openbailian.server.http.admin.MoneyRoutes;
import io.openbailian.server.http.admin.Readiness;
import io.openbailian.server.http.body.BodyMemory;
import io.openbailian.server.http.body.Computing;
import io.openbailian.server.http.body.JsonBodies;
import io.openbailian.server.http.body.Pacing;
import io.openbailian.server.http.console.ConsolePage;
import io.openbailian.server.http.console.ConsoleRoutes;
import io.openbailian.server.http.console.SignInRoutes;
import io.openbailian.server.http.dashscope.DirectAnswers;
import io.openbailian.server.http.dashscope.DryRunRoutes;
import io.openbailian.server.http.dashscope.ModelRoutes;
import io.openbailian.server.http.dashscope.ServiceRoutes;
import io.openbailian.server.http.dashscope.TokenRoutes;
import io.openbailian.server.http.dashscope.TokenizerRoutes;
import io.openbailian.server.http.dashscope.UploadRoutes;
import io.openbailian.server.http.exchange.Arrival;
import io.openbailian.server.http.exchange.Authentication;
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.ClientAddresses;
import io.openbailian.server.http.exchange.IgnoredMembers;
import io.openbailian.server.http.exchange.KeptAnswers;
import io.openbailian.server.http.exchange.PublicBase;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.http.exchange.StartGate;
import io.openbailian.server.http.files.FileRoutes;
import io.openbailian.server.http.front.EndedTaskQueries;
import io.openbailian.server.http.front.NonBlockingAnswers;
import io.openbailian.server.http.front.NonBlockingHandler;
import io.openbailian.server.http.front.PlainKeys;
import io.openbailian.server.http.front.SmallSubmissions;
import io.openbailian.server.http.log.RequestLog;
import io.openbailian.server.http.openai.AwaitedTasks;
import io.openbailian.server.http.openai.ChatRoutes;
import io.openbailian.server.http.openai.CompatibleRoutes;
import io.openbailian.server.http.openai.MediaWork;
import io.openbailian.server.http.openai.PictureRoutes;
import io.openbailian.server.http.openai.SpeechRoutes;
import io.openbailian.server.http.openai.TranscriptionRoutes;
import io.openbailian.server.http.openai.VideoRoutes;
import io.openbailian.server.http.results.ResultRoutes;
import io.openbailian.server.http.results.ThumbRoutes;
import io.openbailian.server.http.tasks.ArchiveRoutes;
import io.openbailian.server.http.tasks.EndedAnswers;
import io.openbailian.server.http.tasks.OperatorTaskRoutes;
import io.openbailian.server.http.tasks.ResultListRoutes;
import io.openbailian.server.http.tasks.TaskInsight;
import io.openbailian.server.http.tasks.TaskRoutes;
import io.openbailian.server.http.tasks.TaskViews;
import io.openbailian.server.http.text.DocumentReading;
import io.openbailian.server.http.text.NumbersAnswering;
import io.openbailian.server.http.text.TextAnswering;
import io.openbailian.server.invoke.DuplexInvocations;
import io.openbailian.server.ledger.LedgerEntry;
import io.openbailian.server.media.AlphaMask;
import io.openbailian.server.media.ImagingDecoder;
import io.openbailian.server.media.MemoryBudget;
import io.openbailian.server.media.PixelPool;
import io.openbailian.server.media.Thumbnails;
import io.openbailian.server.metrics.ServerMetrics;
import io.openbailian.server.rates.RateLimits;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.run.ProgressBoard;
import io.openbailian.server.socket.Sockets;
import io.openbailian.server.task.HeldPolls;
import io.openbailian.server.task.IdSource;
import io.openbailian.server.upload.ReferredFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The part of the composition root that puts together what answers at the port, door by door.
/// Whoever asks for a door hands over what stands behind it.
final class Doors {
  private final Settings settings;
  private final Catalog catalog;
  private final Storage storage;
  private final Time time;
  private final IdSource requestIds;
  private final ServerMetrics metrics;
  private final RateLimits rates;
  private final PublicBase base;
  private final IgnoredMembers ignored = new IgnoredMembers();

  /// What all doors have in common.
  Doors(
      Settings settings,
      Catalog catalog,
      Storage storage,
      Time time,
      IdSource requestIds,
      ServerMetrics metrics,
      RateLimits rates) {
    this.rates = rates;
    this.settings = settings;
    this.catalog = catalog;
    this.storage = storage;
    this.time = time;
    this.requestIds = requestIds;
    this.metrics = metrics;
    this.base = new PublicBase(settings.publicUrl(), settings.trustedProxies());
  }

  private Authentication authentication(KeyRing keys) {
    return new Authentication(keys, new ClientAddresses(settings.trustedProxies()), rates);
  }

  /// Comes before all others.
  Routes arrival(KeyRing keys) {
    return new Arrival(authentication(keys), requestIds, time);
  }

  /// Before those of models: what this server does not know how to serve, and an engine does.
  Routes passing(KeyRing keys, Calls calls, EngineRouter engines, BodyReader bodies) {
    return new RelayDoor(
        engines,
        catalog,
        new RelayDoor.Taking(
            calls.invoker(), calls.submissions(), calls.control(), settings.errors()),
        Stream.concat(PictureRoutes.PATHS.stream(), SpeechRoutes.PATHS.stream())
            .collect(Collectors.toUnmodifiableSet()),
        authentication(keys),
        bodies,
        new RelayedFiles(storage.files(), storage.index(), storage.signer(), base, time));
  }

  /// What the doors of media stand before.
  ///
  /// @param threads for encoding
  /// @param start what answers with pictures wait for before they begin
  record Media(
      Calls calls,
      DuplexInvocations speech,
      HeldPolls polls,
      ProgressBoard progress,
      PixelPool threads,
      StartGate start) {}

  /// Pictures, speech, transcripts and films in the shape that other services share, made by the
  /// same tasks.
  List<Routes> media(KeyRing keys, Media media, BodyReader bodies) {
    Authentication authentication = authentication(keys);
    Calls calls = media.calls();
    MediaWork work = new MediaWork(catalog, calls.invoker(), storage.uploads());
    AlphaMask masks =
        new AlphaMask(
            new ImagingDecoder(),
            media.threads(),
            new MemoryBudget(Runtime.getRuntime().maxMemory() / 8));
    return List.of(
        new PictureRoutes(
            new PictureRoutes.Making(
                catalog,
                calls.invoker(),
                calls.submissions(),
                calls.direct(),
                storage.uploads(),
                masks,
                media.start()),
            new PictureRoutes.Results(media.polls(), storage.files(), storage.signer()),
            authentication,
            base,
            bodies,
            ignored,
            time),
        new SpeechRoutes(
            catalog,
            calls.invoker(),
            media.speech(),
            media.threads(),
            authentication,
            bodies,
            ignored),
        new TranscriptionRoutes(
            work,
            new AwaitedTasks(calls.submissions(), media.polls(), time),
            storage.files(),
            authentication,
            bodies,
            ignored),
        new VideoRoutes(
            work,
            calls.submissions(),
            new VideoRoutes.Kept(
                storage.tasks(), media.polls(), media.progress(), storage.index(), storage.files()),
            authentication,
            bodies,
            ignored,
            time));
  }

  /// Models and their calls, in both dialects.
  ///
  /// @param pictures what answers with pictures wait for before they begin
  List<Routes> models(
      KeyRing keys, Calls calls, BodyReader bodies, Computing computing, StartGate pictures) {
    DirectAnswers direct =
        new DirectAnswers(
            calls.direct(), storage.signer(), base, settings.errors(), pictures, time);
    TextAnswering text =
        new TextAnswering(
            calls.texts(),
            time,
            new DocumentReading(new ReferredFiles(storage.kept())),
            computing,
            calls.control());
    NumbersAnswering numbers = new NumbersAnswering(calls.numbers(), computing, calls.control());
    KeptAnswers kept = new KeptAnswers(time);
    return List.of(
        new ServiceRoutes(
            calls.invoker(),
            calls.submissions(),
            new ServiceRoutes.Ways(direct, text, numbers),
            settings.errors(),
            bodies,
            ignored,
            kept),
        new ChatRoutes(catalog, calls.invoker(), text, bodies, ignored, kept, time),
        new CompatibleRoutes(catalog, calls.invoker(), numbers, bodies, ignored, kept),
        new DryRunRoutes(authentication(keys), calls.invoker(), calls.control(), bodies, computing),
        new ModelRoutes(catalog),
        new TokenizerRoutes(calls.invoker(), bodies, ignored, computing));
  }

  /// Tasks as their owners see them, and once they have ended.
  EndedAnswers tasksThatEnded(ProgressBoard progress) {
    return new EndedAnswers(new TaskViews(catalog, progress, storage.signer(), settings.errors()));
  }

  /// As their owners see them, and as operators do.
  List<Routes> tasks(
      KeyRing keys,
      EndedAnswers ended,
      HeldPolls polls,
      ProgressBoard progress,
      EngineRouter engines) {
    TaskInsight insight = new TaskInsight(storage.tasks(), progress, engines, polls, time);
    TaskRoutes.Reading reading =
        new TaskRoutes.Reading(storage.tasks(), polls, ended.views(), insight);
    return List.of(
        new TaskRoutes(reading, ended, base, time),
        new OperatorTaskRoutes(reading, base, time),
        new EngineRoutes(engines, catalog, time),
        new ArchiveRoutes(
            authentication(keys), storage.tasks(), storage.index(), storage.files(), time),
        new ResultListRoutes(
            authentication(keys), storage.tasks(), this::cost, storage.signer(), base, time));
  }

  private Optional<String> cost(String taskId) throws InterruptedException {
    List<LedgerEntry> lines = storage.ledger().of(taskId);
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(String.valueOf(LedgerEntry.spent(lines).yuan()));
  }

  /// Files that come and go.
  ///
  /// @param pixels where small pictures are made
  List<Routes> files(BodyReader bodies, PixelPool pixels) {
    Thumbnails thumbnails =
        new Thumbnails(
            new ImagingDecoder(), pixels, new MemoryBudget(Runtime.getRuntime().maxMemory() / 16));
    return List.of(
        new ThumbRoutes(storage.index(), storage.files(), storage.signer(), thumbnails, time),
        new ResultRoutes(storage.index(), storage.files(), storage.signer(), time),
        new UploadRoutes(storage.uploads(), base, bodies),
        new FileRoutes(storage.kept(), base, bodies, requestIds));
  }

  /// What operators ask, and keys that callers make themselves.
  ///
  /// @param keys and who administers them
  List<Routes> operation(KeyParts keys, BodyReader bodies, Readiness readiness) {
    AdminAccess access = new AdminAccess(keys.admins(), storage.sessions(), keys.token());
    return List.of(
        new TokenRoutes(storage.temporary()),
        new HealthRoutes(readiness, metrics, access, settings.metrics().open()),
        new ConsoleRoutes(settings, new ConsolePage(catalog, readiness, base)),
        new AdminRoutes(
            access,
            new AccountVerbs(keys.keys()),
            keys.admins(),
            KeyParts.webhooks(storage, time),
            storage.accounts().admins().trail(),
            bodies),
        new MoneyRoutes(storage.ledger(), keys.keys(), bodies, requestIds, time),
        new SignInRoutes(
            authentication(keys.ring()),
            new SignInRoutes.Keys(keys.admins(), keys.ring(), keys.token()),
            storage.sessions(),
            storage.temporary(),
            keys.codes()));
  }

  /// What every request meets before any route, the non-blocking front among it where it is wanted.
  WireEdge edge(KeyRing keys, Calls calls, EndedAnswers ended, RequestLog log) {
    WireEdge edge = new WireEdge(requestIds);
    metrics.gauge("openbailian.requests.underway", "Requests that are worked on", edge::underWay);
    if (settings.nonBlocking()) {
      NonBlockingAnswers answers = new NonBlockingAnswers(log, metrics);
      PlainKeys plain = new PlainKeys(keys, rates);
      edge.setHandler(
          new NonBlockingHandler(
              new EndedTaskQueries(plain, storage.tasks(), ended, base, answers, requestIds, time),
              new SmallSubmissions(
                  plain, calls.invoker(), calls.submissions(), answers, requestIds, time)));
    }
    return edge;
  }

  /// The listener, with all these doors; it does not listen yet.
  HttpServer listener(
      WireEdge edge, List<Routes> routes, KeyRing keys, Sockets sockets, RequestLog log) {
    return new HttpServer(
        settings,
        time,
        edge,
        routes,
        new SocketUpgrades(catalog, sockets, authentication(keys), requestIds, settings.errors()),
        new Faults(settings.errors(), catalog),
        log);
  }

  /// @param spool a folder for large bodies while they come in
  BodyReader bodies(Path spool, Computing computing) {
    LimitSettings limits = settings.limits();
    BodyMemory memory =
        new BodyMemory(
            Runtime.getRuntime().maxMemory(), limits.body(), limits.spool(), limits.bodyWait());
    metrics.gauge(
        "openbailian.memory.bodies", "Bytes of bodies and documents in memory", memory::inMemory);
    metrics.gauge("openbailian.bodies.spooled", "Bytes of bodies on disk", memory::onDisk);
    metrics.gauge("openbailian.bodies.waiting", "Bodies that wait for memory", memory::waiting);
    return new BodyReader(
        new JsonBodies(memory, spool, limits.body(), computing),
        new Pacing(limits.pace(), limits.paceOver(), limits.bodyTime()),
        time);
  }
}
