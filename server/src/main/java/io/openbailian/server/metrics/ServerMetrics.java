package io.openbailian.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.openbailian.protocol.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the server counts, in Prometheus' text form. What is counted with each request costs an
/// addition; what takes a look at the database is looked up when it is asked for.
public final class ServerMetrics implements Attempts, AutoCloseable {
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private static final Logger LOG = LoggerFactory.getLogger(ServerMetrics.class);

  private static final String MODEL = "model";
  private static final String ENGINE = "engine";

  /// There are about a hundred in the catalogue.
  private static final int MOST_MODELS = 500;

  private static final int MOST_ENGINES = 100;

  /// From what memory answers to what a film takes.
  private static final Duration[] STEPS = {
    Duration.ofMillis(10),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofSeconds(60),
    Duration.ofMinutes(5),
    Duration.ofMinutes(30)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<String, Timer> requests = new ConcurrentHashMap<>();
  private final Map<String, Counter> submitted = new ConcurrentHashMap<>();
  private final Map<String, Counter> tokens = new ConcurrentHashMap<>();
  private final Names models = new Names(MOST_MODELS);
  private final Names engines = new Names(MOST_ENGINES);
  private final List<Sampled> sampled = new CopyOnWriteArrayList<>();

  /// The registry itself would let them go.
  private final List<Sample.Count> counted = new CopyOnWriteArrayList<>();

  /// Of the machine and the heap; there when somebody has asked.
  private @Nullable JvmGcMetrics pauses;

  /// Series that are looked up anew each time.
  private record Sampled(String name, List<String> labels, MultiGauge gauge, Sample.Source source) {
    void look() throws InterruptedException {
      List<MultiGauge.Row<?>> rows = new ArrayList<>();
      for (Sample sample : source.look()) {
        Tags tags = Tags.empty();
        for (int i = 0; i < labels.size(); i++) {
          tags = tags.and(labels.get(i), sample.labels().get(i));
        }
        rows.add(MultiGauge.Row.of(tags, sample.value()));
      }
      gauge.register(rows, true);
    }
  }

  /// Adds something that is read when it is asked for.
  public void gauge(String name, String about, Supplier<Number> value) {
    Gauge.builder(name, value).description(about).register(registry);
  }

  /// Adds something that only grows, and is read when it is asked for.
  public void counter(String name, String about, Sample.Count count) {
    counted.add(count);
    FunctionCounter.builder(name, count, Sample.Count::now).description(about).register(registry);
  }

  /// Adds series whose labels are known only when they are asked for.
  ///
  /// @param labels their names
  public void sampled(String name, String about, List<String> labels, Sample.Source source) {
    MultiGauge gauge = MultiGauge.builder(name).description(about).register(registry);
    sampled.add(new Sampled(name, List.copyOf(labels), gauge, source));
  }

  /// Counts one request under its route, which keeps the number of series small.
  public void request(String route, int status, Duration took) {
    requests.computeIfAbsent(route + " " + status, _ -> timer(route, status)).record(took);
  }

  /// Counts one task that was accepted.
  public void submitted(String model) {
    submitted.computeIfAbsent(models.of(model), this::counter).increment();
  }

  private Counter counter(String model) {
    return Counter.builder("openbailian.tasks.submitted")
        .description("Tasks accepted, by model")
        .tag(MODEL, model)
        .register(registry);
  }

  /// Counts one task that a worker has carried to its end.
  ///
  /// @param engine that was asked last, or was to be
  public void ended(String model, String engine, TaskStatus status, Duration took) {
    Timer.builder("openbailian.tasks.ended")
        .description("Tasks carried to their end, by model, engine and state, with their time here")
        .tag(MODEL, models.of(model))
        .tag(ENGINE, engines.of(engine))
        .tag("status", status.name())
        .serviceLevelObjectives(STEPS)
        .register(registry)
        .record(took);
  }

  /// Counts one stay with an engine.
  @Override
  public void ended(Attempt attempt) {
    Timer.builder("openbailian.engine.calls")
        .description("Stays with engines, by engine, model and outcome")
        .tag(ENGINE, engines.of(attempt.engine()))
        .tag(MODEL, models.of(attempt.model()))
        .tag("outcome", attempt.outcome())
        .serviceLevelObjectives(STEPS)
        .register(registry)
        .record(Duration.ofNanos(attempt.nanos()));
  }

  /// Counts the tokens of one answer, as they are billed.
  public void tokens(String model, long in, long out) {
    count(models.of(model), "in", in);
    count(models.of(model), "out", out);
  }

  private void count(String model, String direction, long count) {
    tokens
        .computeIfAbsent(model + " " + direction, _ -> tokenCounter(model, direction))
        .increment((double) count);
  }

  private Counter tokenCounter(String model, String direction) {
    return Counter.builder("openbailian.tokens")
        .description("Tokens of texts, vectors and rankings, by model, that went in and came out")
        .tag(MODEL, model)
        .tag("direction", direction)
        .register(registry);
  }

  /// Counts one file that was made: a picture, a film, a transcript.
  ///
  /// @param type its media type
  public void made(String model, String type) {
    Counter.builder("openbailian.files.made")
        .description("Pictures, films and transcripts that were made, by model")
        .tag(MODEL, models.of(model))
        .tag("type", type)
        .register(registry)
        .increment();
  }

  /// Counts one fall of a thread that outlives it.
  public void fell(String thread) {
    Counter.builder("openbailian.threads.restarted")
        .description("Faults that a thread of the server was restarted after, by thread")
        .tag("thread", thread)
        .register(registry)
        .increment();
  }

  private Timer timer(String route, int status) {
    return Timer.builder("openbailian.http.requests")
        .description("Requests by route and status")
        .tag("route", route)
        .tag("status", Integer.toString(status))
        .register(registry);
  }

  /// Everything, as `/metrics` answers it. What cannot be looked up now is left as it was.
  public String scrape() throws InterruptedException {
    lookUp();
    return registry.scrape();
  }

  /// One at a time: whoever asks often reads the database no more than one who asks once.
  private synchronized void lookUp() throws InterruptedException {
    lookAtTheMachine();
    for (Sampled one : sampled) {
      try {
        one.look();
      } catch (RuntimeException e) { // the others are told all the same
        LOG.warn("{} could not be looked up", one.name(), e);
      }
    }
  }

  /// The platform's management beans are a tenth of a server's start: they begin when somebody
  /// asks.
  private void lookAtTheMachine() {
    if (pauses == null) {
      pauses = new JvmGcMetrics();
      pauses.bindTo(registry);
      new JvmMemoryMetrics().bindTo(registry);
      new ProcessorMetrics().bindTo(registry);
      new FileDescriptorMetrics().bindTo(registry);
      new UptimeMetrics().bindTo(registry);
    }
  }

  @Override
  public synchronized void close() {
    if (pauses != null) {
      pauses.close();
    }
  }
}
