package io.openbailian.server;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Difference;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.PassedCalls;
import io.openbailian.engine.Time;
import io.openbailian.server.admission.AdminSessions;
import io.openbailian.server.admission.TemporaryKeys;
import io.openbailian.server.admission.sql.SqlAdminKeyStore;
import io.openbailian.server.admission.sql.SqlKeyStore;
import io.openbailian.server.admission.sql.SqlWorkspaceStore;
import io.openbailian.server.artifact.ArtifactIndex;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.FetchRoom;
import io.openbailian.server.artifact.FileStores;
import io.openbailian.server.artifact.Hmac;
import io.openbailian.server.artifact.MediaFetcher;
import io.openbailian.server.artifact.OwnResults;
import io.openbailian.server.artifact.UrlSigner;
import io.openbailian.server.artifact.sql.SqlArtifactIndex;
import io.openbailian.server.config.ChosenSides;
import io.openbailian.server.config.FetchSettings;
import io.openbailian.server.config.Settings;
import io.openbailian.server.config.Settings.BillingSettings;
import io.openbailian.server.fetch.FetchClient;
import io.openbailian.server.fetch.FetchGuard;
import io.openbailian.server.fetch.FetchLimits;
import io.openbailian.server.fetch.GuardedHttp;
import io.openbailian.server.fetch.GuardedPost;
import io.openbailian.server.fetch.SampleWeb;
import io.openbailian.server.fetch.SystemResolver;
import io.openbailian.server.ledger.PriceList;
import io.openbailian.server.ledger.sql.CallCharges;
import io.openbailian.server.ledger.sql.SqlLedger;
import io.openbailian.server.ledger.sql.TaskLedger;
import io.openbailian.server.node.NodeList;
import io.openbailian.server.node.Turn;
import io.openbailian.server.node.sql.NodeLife;
import io.openbailian.server.rates.Limiting;
import io.openbailian.server.rates.sql.SqlSharedLimits;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.sql.OpenDatabase;
import io.openbailian.server.task.DataFolder;
import io.openbailian.server.task.TaskSignals;
import io.openbailian.server.task.TaskStore;
import io.openbailian.server.task.sql.TaskCharges;
import io.openbailian.server.task.sql.TaskEffects;
import io.openbailian.server.upload.KeptFiles;
import io.openbailian.server.upload.Uploads;
import io.openbailian.server.upload.sql.SqlKeptFileIndex;
import io.openbailian.server.upload.sql.SqlUploadIndex;
import io.openbailian.server.webhook.WebhookSecrets;
import io.openbailian.server.webhook.delivery.Webhooks;
import io.openbailian.server.webhook.sql.SqlNotices;
import io.openbailian.server.webhook.sql.SqlOutbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/// Everything a server keeps, in the data folder it has locked.
record Storage(
    OpenDatabase database,
    Optional<NodeLife> node,
    TaskStore tasks,
    Accounts accounts,
    SqlLedger ledger,
    CallCharges charges,
    TemporaryKeys temporary,
    AdminSessions sessions,
    ArtifactStore files,
    ArtifactIndex index,
    UrlSigner signer,
    Uploads uploads,
    KeptFiles kept,
    FetchRoom room,
    MediaFetcher fetcher,
    MediaFetcher recordings,
    Webhooks webhooks,
    Optional<GuardedPost> collector) {

  /// Who may ask, and for whom.
  record Accounts(SqlKeyStore keys, SqlWorkspaceStore workspaces, SqlAdminKeyStore admins) {
    /// Reads all again, because another node may have changed some.
    void reload() {
      keys.reload();
      workspaces.reload();
      admins.reload();
    }
  }

  /// What is charged for: models, and the engines that may carry a task out.
  ///
  /// @param catalog which may still be read while the folder is opened
  record Billed(Supplier<Catalog> catalog, EngineRouter engines) {

    private TaskLedger ledger(PriceList prices, SqlLedger ledger) {
      return new TaskLedger(catalog, this::engines, prices, ledger);
    }

    /// Of a task that is passed on, those that its route names.
    private List<String> engines(Operation operation, Model model, String first) {
      return PassedCalls.operation(operation.name()).isPresent()
          ? engines.relaysFor(model.name()).stream().map(Lane::name).toList()
          : engines.offering(operation, model, first);
    }
  }

  /// What this process calls itself where it holds tasks.
  Supplier<String> worker() {
    return node.<Supplier<String>>map(of -> () -> of.membership().self().id())
        .orElse(() -> "this process");
  }

  /// Its place in the ids of tasks, where it is one of several nodes.
  Optional<IntSupplier> place() {
    return node.map(of -> () -> of.membership().self().slot());
  }

  /// What limits are kept by: over all nodes, where it is one of several.
  Limiting limiting(Time time) {
    return new Limiting(
        time, node.map(of -> new SqlSharedLimits(database, of.membership()::hasOthers, time)));
  }

  /// Who shares the database.
  NodeList nodes() {
    return node.<NodeList>map(of -> of.membership()::list).orElse(NodeList.ALONE);
  }

  /// Whose turn a duty is.
  Turn turn(String duty) {
    return node.map(of -> of.membership().turnOf(duty)).orElse(Turn.ALONE);
  }

  /// The operator's own word for it is enough, wherever it is.
  private static String place(URI address) {
    return address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
  }

  /// From the name that is asked for to the head of the answer.
  private static final Duration LONGEST_WEBHOOK = Duration.ofSeconds(10);

  /// Two gigabytes at 5 Mbit/s.
  private static final Duration LONGEST_RECORDING = Duration.ofHours(1);

  /// Opens it all on a folder that is locked; what needs closing is noted.
  ///
  /// @param billed what tasks are charged for; empty where none is submitted
  static Storage open(
      DataFolder data,
      Settings settings,
      TaskSignals signals,
      SecureRandom secure,
      Time time,
      ClosingOrder closing,
      Optional<Billed> billed)
      throws IOException {
    Keeping keeping = Keeping.open(data, settings, signals, secure, time, closing);
    OpenDatabase database = keeping.database();
    BillingSettings billing = settings.billing();
    SqlLedger ledger = keeping.ledger(time);
    if (billed.isPresent() && keeping.node().isEmpty()) {
      ledger.releaseCalls();
    }
    PriceList prices =
        PriceList.by(settings.prices(), billing.freeQuotas(), billing.currency().name());
    SqlOutbox outbox = new SqlOutbox(database);
    SqlKeyStore keys = new SqlKeyStore(database);
    Hmac hmac = new Hmac(keeping.secret(data, secure));
    Path spool = data.spool();
    FileStores stores = FilePlace.open(data, spool, settings.files().s3(), hmac, time);
    closing.add("files", stores.closing());
    TaskStore tasks =
        closing.add(
            "task store",
            keeping.tasks(
                stores.inputs(),
                new TaskEffects(
                    billed
                        .<TaskCharges>map(known -> known.ledger(prices, ledger))
                        .orElse(TaskCharges.NONE),
                    new SqlNotices(outbox, keys, settings.webhooks(), time))));
    ArtifactStore files = stores.results();
    ArtifactIndex index = new SqlArtifactIndex(database);
    UrlSigner signer = new UrlSigner(hmac);
    Uploads uploads =
        new Uploads(new SqlUploadIndex(database), stores.uploads(), hmac, settings.uploads(), time);
    SystemResolver resolver = closing.add("resolver", new SystemResolver());
    FetchLimits patient = FetchLimits.within(settings.fetch().timeout());
    FetchGuard guard = new FetchGuard(resolver, settings.fetch().allow());
    FetchClient client =
        closing.add("fetch client", new FetchClient(patient.connect(), SSLContext::getDefault));
    FetchLimits veryPatient =
        new FetchLimits(patient.connect(), patient.silence(), LONGEST_RECORDING);
    FetchRoom room = new FetchRoom(settings.fetch().connections(), settings.fetch().spool());
    SampleWeb samples =
        settings.fetch().samples() == FetchSettings.Samples.DRAW
            ? SampleWeb.drawn(time)
            : SampleWeb.none(time);
    OwnResults own = new OwnResults(index::find, files, signer);
    return new Storage(
        database,
        keeping.node(),
        tasks,
        new Accounts(keys, new SqlWorkspaceStore(database), new SqlAdminKeyStore(database)),
        ledger,
        new CallCharges(prices, ledger),
        new TemporaryKeys(hmac, time),
        new AdminSessions(hmac, time),
        files,
        index,
        signer,
        uploads,
        new KeptFiles(new SqlKeptFileIndex(database), stores.kept(), settings.files(), time),
        room,
        new MediaFetcher(
            new GuardedHttp(guard, client, patient, time, samples),
            uploads,
            own,
            room,
            spool,
            time,
            ChosenSides.of(settings).isService(Difference.DOWNLOAD_ERRORS)),
        new MediaFetcher(
            new GuardedHttp(guard, client, veryPatient, time, samples),
            uploads,
            own,
            room,
            spool,
            time),
        new Webhooks(
            outbox,
            new WebhookSecrets(hmac, time),
            new GuardedPost(guard, client, LONGEST_WEBHOOK)),
        settings
            .traces()
            .endpoint()
            .map(to ->
                new GuardedPost(
                    new FetchGuard(resolver, List.of(place(to))), client, LONGEST_WEBHOOK)));
  }
}
