package io.openbailian.cli.batch.run;

import io.openbailian.catalog.model.Mode;
import io.openbailian.cli.batch.request.BatchEntry;
import io.openbailian.cli.batch.request.BatchRequest.Dialect;
import io.openbailian.cli.batch.request.LocalFiles;
import io.openbailian.cli.local.Target;
import io.openbailian.client.BailianClient;
import io.openbailian.client.ClientClock;
import io.openbailian.client.ClientSettings;
import io.openbailian.client.RefusedException;
import io.openbailian.protocol.Wire;
import java.math.BigDecimal;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The service a batch asks, and what it has said of itself.
public final class BatchService implements AutoCloseable {
  private static final int UNAUTHORIZED = 401;
  private static final String EMBEDDED = "embedded";

  private final Target target;
  private final BailianClient client;
  private final BailianClient compatible;
  private final Set<String> asked = new HashSet<>();
  private final Set<String> free = new HashSet<>();
  private final boolean configured;
  private boolean honoursKeys;
  private boolean embeddedAlone = true;

  /// @param configured whether a server inside the command may have other engines than the embedded
  public BatchService(Target target, boolean configured, ClientClock pace) {
    this.target = target;
    this.configured = configured;
    this.client = target.client(pace);
    this.compatible =
        new BailianClient(ClientSettings.of(compatible(target.base()), target.key()), pace);
  }

  private static URI compatible(URI base) {
    String text = base.toString();
    String root =
        text.endsWith(Wire.API) ? text.substring(0, text.length() - Wire.API.length()) : text;
    return URI.create(root + Wire.COMPATIBLE);
  }

  /// Learns what a model costs there, by asking what a request of it would; a service that does not
  /// know the question takes list prices, and honours no keys.
  ///
  /// @param entry the first of the model
  public void learn(BatchEntry entry) throws InterruptedException {
    String model = entry.request().call().model();
    boolean socket = entry.request().call().mode() == Mode.DUPLEX;
    if (entry.request().dialect() == Dialect.OPENAI || socket) {
      embeddedAlone &= !configured; // there is no dry run of these
      return;
    }
    if (!asked.add(model)) {
      return;
    }
    Optional<ObjectNode> answer = dryRun(entry);
    honoursKeys |= answer.map(said -> said.path("idempotency_key").asBoolean(false)).orElse(false);
    if (answer.isPresent() && !answer.get().has("price")) {
      free.add(model);
    }
    embeddedAlone &= answer.map(BatchService::isEmbedded).orElse(false);
  }

  private Optional<ObjectNode> dryRun(BatchEntry entry) throws InterruptedException {
    try {
      return client.dryRun(
          entry.request().path(),
          LocalFiles.judged(entry.request().body()),
          entry.request().call().mode() == Mode.ASYNC);
    } catch (RefusedException e) {
      if (e.status() == UNAUTHORIZED) {
        throw e;
      }
      return Optional.empty(); // what is wrong is told when the request itself is refused
    }
  }

  private static boolean isEmbedded(ObjectNode answer) {
    JsonNode engines = answer.path("engines");
    return engines.size() == 1 && engines.path(0).asString("").equals(EMBEDDED);
  }

  /// What an entry costs at most.
  public BigDecimal most(BatchEntry entry) {
    return costsNothing(entry.request().call().model()) ? BigDecimal.ZERO : entry.most();
  }

  public boolean costsNothing(String model) {
    return free.contains(model) || forgets();
  }

  /// Whether the same request under the same key makes one task, however often it is sent.
  boolean honours(BatchEntry entry) {
    return honoursKeys && entry.request().call().mode() == Mode.ASYNC && !target.temporary();
  }

  /// Whether it ends with the command and costs nothing, so that everything can be asked again.
  public boolean forgets() {
    return target.temporary() && embeddedAlone;
  }

  /// Whether what it was asked by another command can be asked for again.
  boolean remembers() {
    return !target.temporary();
  }

  /// What a manifest calls it.
  String name() {
    return target.temporary() ? EMBEDDED : target.base().toString();
  }

  boolean near() {
    return target.near();
  }

  BailianClient client() {
    return client;
  }

  /// The client of the other dialect.
  BailianClient compatible() {
    return compatible;
  }

  @Override
  public void close() {
    client.close();
    compatible.close();
  }
}
