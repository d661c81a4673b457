package io.openbailian.server;

import io.openbailian.engine.Time;
import io.openbailian.protocol.TaskStatus;
import io.openbailian.server.config.Settings;
import io.openbailian.server.invoke.TextInvocations;
import io.openbailian.server.ledger.Balance;
import io.openbailian.server.ledger.Money;
import io.openbailian.server.metrics.Sample;
import io.openbailian.server.metrics.ServerMetrics;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.Workers;
import io.openbailian.server.socket.Sockets;
import io.openbailian.server.sql.SqliteWriter;
import io.openbailian.server.task.HeldPolls;
import io.openbailian.server.task.sql.OpenTasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// The part of the composition root that knows what those want to see who watch the server: queues,
/// engines, the database, money and the disk.
record Watching(ServerMetrics metrics, Settings settings, Time time) {
  private static final String ENGINE = "engine";

  void all(Storage storage, EngineRouter engines) throws IOException {
    queues(new OpenTasks(storage.database()), engines);
    engines(engines);
    SqliteWriter writer = storage.database().writer();
    metrics.counter("openbailian.database.commits", "Commits", () -> writer.figures().commits());
    metrics.counter(
        "openbailian.database.changes",
        "Changes that were committed; those of one commit share its price",
        () -> writer.figures().changes());
    metrics.gauge(
        "openbailian.database.waiting",
        "Changes that wait for the database",
        () -> writer.figures().waiting());
    metrics.sampled(
        "openbailian.money",
        "What all workspaces were granted, have spent and have set aside, in the region's currency",
        List.of("of"),
        () -> money(storage.ledger().balances()));
    FileStore disk = Files.getFileStore(settings.data());
    metrics.gauge("openbailian.disk.free", "Bytes left for the data folder", () -> free(disk));
  }

  /// Tasks that are carried out, and who waits for what.
  void work(Workers workers, EngineRouter engines, HeldPolls polls) {
    metrics.gauge("openbailian.tasks.running", "Tasks being carried out", workers::running);
    metrics.gauge(
        "openbailian.engines.waiting",
        "Calls that wait for an engine",
        () -> engines.lanes().stream().mapToInt(lane -> lane.gate().waiting()).sum());
    metrics.gauge("openbailian.polls.held", "Queries waiting for a task's end", polls::held);
  }

  /// Clients that are being talked to.
  void callers(TextInvocations texts, Sockets sockets) {
    metrics.gauge("openbailian.texts.writing", "Answers of text being written", texts::writing);
    metrics.gauge(
        "openbailian.memory.messages",
        "Bytes of unfinished messages of WebSockets",
        sockets::unfinished);
    metrics.gauge("openbailian.sockets.open", "WebSockets that are open", sockets::count);
  }

  private static double free(FileStore disk) {
    try {
      return disk.getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void queues(OpenTasks tasks, EngineRouter engines) {
    metrics.sampled(
        "openbailian.tasks.open",
        "Tasks that have not ended, by engine and state",
        List.of(ENGINE, "status"),
        () -> {
          Map<List<String>, Long> counts = new TreeMap<>(Watching::compare);
          for (Lane lane : engines.lanes()) { // who has none has zero
            counts.put(List.of(lane.name(), TaskStatus.PENDING.name()), 0L);
            counts.put(List.of(lane.name(), TaskStatus.RUNNING.name()), 0L);
          }
          tasks.look().forEach(s -> counts.put(List.of(s.lane(), s.status().name()), s.tasks()));
          return counts.entrySet().stream()
              .map(entry -> new Sample(entry.getKey(), entry.getValue()))
              .toList();
        });
    metrics.sampled(
        "openbailian.queue.age.seconds",
        "How long the task has waited that has waited longest, by engine",
        List.of(ENGINE),
        () -> {
          Map<String, Long> oldest = new TreeMap<>();
          tasks.look().stream()
              .filter(standing -> standing.status() == TaskStatus.PENDING)
              .forEach(standing -> oldest.put(standing.lane(), standing.oldest()));
          long now = time.now().toEpochMilli();
          return engines.lanes().stream()
              .map(lane ->
                  new Sample(
                      List.of(lane.name()),
                      Math.max(0, now - oldest.getOrDefault(lane.name(), now)) / 1000.0))
              .toList();
        });
  }

  private static int compare(List<String> one, List<String> other) {
    int byEngine = one.getFirst().compareTo(other.getFirst());
    return byEngine != 0 ? byEngine : one.getLast().compareTo(other.getLast());
  }

  private void engines(EngineRouter engines) {
    ofLanes(
        engines,
        "openbailian.engine.places",
        "How many calls an engine takes at once",
        lane -> lane.gate().width());
    ofLanes(
        engines, "openbailian.engine.busy", "Calls inside an engine", lane -> lane.gate().inside());
    ofLanes(
        engines,
        "openbailian.engine.waiting",
        "Calls that wait to be let in by an engine",
        lane -> lane.gate().waiting());
    ofLanes(
        engines,
        "openbailian.engine.circuits.open",
        "Models for which an engine has failed so often that others are asked first",
        lane -> lane.failing(time.nanos()));
  }

  private void ofLanes(
      EngineRouter engines, String name, String about, ToDoubleFunction<Lane> value) {
    metrics.sampled(
        name,
        about,
        List.of(ENGINE),
        () ->
            engines.lanes().stream()
                .map(lane -> new Sample(List.of(lane.name()), value.applyAsDouble(lane)))
                .toList());
  }

  private static List<Sample> money(List<Balance> balances) {
    return Stream.of(
            sum("granted", balances, Balance::granted),
            sum("spent", balances, Balance::spent),
            sum("reserved", balances, Balance::reserved))
        .toList();
  }

  private static Sample sum(String of, List<Balance> balances, Function<Balance, Money> amount) {
    return new Sample(
        List.of(of),
        balances.stream().mapToDouble(b -> amount.apply(b).yuan().doubleValue()).sum());
  }
}
