package io.openbailian.server.config;

import io.openbailian.catalog.model.PromptOverflow;
import io.openbailian.protocol.ErrorNames;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything an operator can set. The names in YAML are these names with dashes; the variable of
/// `tasks.workers` is `OPENBAILIAN_TASKS_WORKERS`.
public record Settings(
    @Setting(value = "The address to listen on", otherwise = "127.0.0.1") String host,
    @Setting(
            value = "The port to listen on; 0 takes any free one",
            otherwise = "8686",
            min = 0,
            max = 65535)
        int port,
    @Setting(
            value = "The folder of the database, results, keys and catalog.d",
            otherwise = "~/.openbailian")
        Path data,
    @Setting("A key that is known from the start, beside those in the database")
        Optional<SecretText> apiKey,
    @Setting(
            "The base of result URLs, for example https://images.example.com; without it the"
                + " request's Host")
        Optional<URI> publicUrl,
    @Setting(
            value = "Addresses of proxies whose X-Forwarded-* headers are believed",
            otherwise = "[]")
        List<String> trustedProxies,
    @Setting(
            value =
                "Take the service's side wherever the source documents and the service differ; each"
                    + " can be chosen alone",
            otherwise = "false")
        boolean strict,
    @Setting(
            value =
                "Whose side to take in single differences: {name: documents | service};"
                    + " docs/compatibility.md lists the names",
            otherwise = "{}")
        Map<String, Object> differences,
    @Setting(
            value =
                "Which names errors go by: vendor, or seed3 for those of the third source document",
            otherwise = "vendor")
        ErrorNames errors,
    @Setting(
            "Which limits of rates hold: off, own for those an administrator has set for a key, or"
                + " vendor for the documents' too (with strict the service's); without it own")
        Optional<RateMode> rates,
    @Setting(
            value =
                "What calls cost: none, vendor for what the catalogue says the service takes, or a"
                    + " file of prices of your own (docs/administration.md)",
            otherwise = "none")
        String prices,
    @Setting("How calls are billed") BillingSettings billing,
    @Setting(
            value = "The name of the region that this server stands for first",
            otherwise = "beijing")
        String region,
    @Setting(
            value =
                "Other regions that it stands for, with keys, tasks, prices and routes of their"
                    + " own: name -> {hosts: [names it is asked by], path: /its-prefix, and"
                    + " settings that differ} (docs/operations.md)",
            otherwise = "{}")
        Map<String, Object> regions,
    @Setting(
            value =
                "What messages about the ends of tasks look like: standard (Standard Webhooks),"
                    + " event-bridge (the vendor's event bus), or off for none",
            otherwise = "standard")
        WebhookMode webhooks,
    @Setting(
            "What texts that go in and come out are looked at by: a file of phrases, one a line;"
                + " without it nothing is looked at")
        Optional<Path> inspection,
    @Setting("Which model is asked whether a text may be said") InspectorSettings inspector,
    @Setting(
            value =
                "What happens to a prompt that is too long: reject, or truncate as the vendor does;"
                    + " without it reject, with strict truncate")
        Optional<PromptOverflow> promptOverflow,
    @Setting(
            value =
                "What an unknown model is told: not-found (404), or invalid-parameter as the vendor"
                    + " does; without it not-found, with strict invalid-parameter")
        Optional<UnknownModel> unknownModel,
    @Setting(
            value =
                "What result files carry: full (prompt, model, seed, size, engine), or label (the"
                    + " AI label only)",
            otherwise = "full")
        Metadata metadata,
    @Setting(
            value = "The name of this service in the AI label of result files",
            otherwise = "OpenBailian")
        String producer,
    @Setting(
            value =
                "Answer queries of ended tasks and small submissions on the network's own threads;"
                    + " false takes every request the ordinary way",
            otherwise = "true")
        boolean nonBlocking,
    @Setting("Where tasks, keys and money are kept") DatabaseSettings database,
    @Setting("Asynchronous tasks") TaskSettings tasks,
    @Setting("The embedded engines") EmbeddedSettings embedded,
    @Setting("Who rewrites prompts for engines that do not") PromptExtendSettings promptExtend,
    @Setting("Limits of requests") LimitSettings limits,
    @Setting("Files that clients upload") UploadSettings uploads,
    @Setting("Files of the Files API") FileSettings files,
    @Setting("Inputs that requests name by URL") FetchSettings fetch,
    @Setting("The log") LogSettings log,
    @Setting("What those see who watch the server") MetricsSettings metrics,
    @Setting("Where spans of requests and engines go") TraceSettings traces,
    @Setting(
            value = "Engines beside the embedded one: name -> {kind: …, its own options}",
            otherwise = "{}")
        Map<String, Object> engines,
    @Setting(
            value =
                "Which engines serve a model: name, pattern with * or model@operation -> engine,"
                    + " list of engines (a list in it holds equals), or {engines: …, patience:"
                    + " 30s}; the first match wins",
            otherwise = "{}")
        Map<String, Object> routes) {

  /// The settings of someone who sets nothing.
  public static Settings defaults() {
    return SettingsLoader.load(Optional.empty(), Map.of(), Map.of());
  }

  /// Begins settings that a program makes.
  public static SettingsBuilder builder() {
    return new SettingsBuilder();
  }

  /// How tasks are queued, carried out and answered.
  public record TaskSettings(
      @Setting(
              value =
                  "How many tasks run at once at each engine; 0 makes a node that only accepts and"
                      + " answers",
              otherwise = "64",
              min = 0,
              max = 10_000)
          int workers,
      @Setting(
              value = "How long a query of an unfinished task waits for its end; 0 answers at once",
              otherwise = "5s")
          Duration hold,
      @Setting(
              value = "How many tasks of one key may wait",
              otherwise = "10000",
              min = 1,
              max = 100_000_000)
          int queue,
      @Setting(
              value =
                  "How long engines may go on at shutdown before their tasks are left for the next"
                      + " start",
              otherwise = "10s")
          Duration grace,
      @Setting(
              value = "How long a task may run, from its beginning; what is not done by then fails",
              otherwise = "3h")
          Duration timeout) {}

  /// How the embedded engines draw and write.
  public record EmbeddedSettings(
      @Setting(
              value =
                  "Where a missing seed comes from: random, or request (equal requests give equal"
                      + " pictures)",
              otherwise = "random")
          SeedSource seed,
      @Setting(
              value = "How long the writer waits between two pieces of a streamed text",
              otherwise = "5ms")
          Duration pace,
      @Setting(
              value =
                  "What the embedded engine does with an edit that only a model could make: refuse,"
                      + " or mark (the picture as it was, with a note on it)",
              otherwise = "refuse")
          Unable unknownEdit,
      @Setting(
              value =
                  "What the embedded engine does with recordings: refuse, or mark (a transcript"
                      + " with the times of the sound that says that nothing was recognised)",
              otherwise = "refuse")
          Unable recognise) {}

  /// How calls are billed.
  public record BillingSettings(
      @Setting(
              value = "The zone whose days and months budgets and reports count by",
              otherwise = "Asia/Shanghai")
          ZoneId zone,
      @Setting(
              value = "Whether what a model has for nothing is used before anything is charged",
              otherwise = "true")
          boolean freeQuotas,
      @Setting(
              value =
                  "Whether nothing is ever charged: a call is free as a whole, or refused with"
                      + " AllocationQuota.FreeTierOnly",
              otherwise = "false")
          boolean freeTierOnly,
      @Setting(
              value = "What amounts are counted in, cny or usd; usd takes a file of prices",
              otherwise = "cny")
          Currency currency) {}

  /// Who rewrites prompts, where a request has `prompt_extend` on, for engines that do not.
  public record PromptExtendSettings(
      @Setting(
              "The model of text that rewrites them, asked where its route leads; without it, and"
                  + " where it gives no answer, the embedded rewriter")
          Optional<String> model,
      @Setting(
              "A file with what that model is told: for Chinese prompts, a line with --- alone, for"
                  + " others; without it OpenBailian's own words")
          Optional<Path> instruction) {}

  /// What is logged, to standard error.
  public record LogSettings(
      @Setting(
              value = "error, warn, info, debug (prompts appear at debug only) or trace",
              otherwise = "info")
          LogLevel level,
      @Setting(value = "The form of its lines: text, or json, an object each", otherwise = "text")
          LogFormat format,
      @Setting(value = "One line for each request", otherwise = "true") boolean requests) {}

  /// Who is told what the server counts.
  public record MetricsSettings(
      @Setting(
              value =
                  "A port of its own for /metrics and /health, where no key is asked for; 0 takes"
                      + " any free one, -1 has none",
              otherwise = "-1",
              min = -1,
              max = 65_535)
          int port,
      @Setting(value = "The address of that port", otherwise = "127.0.0.1") String host,
      @Setting(
              value =
                  "Whether /metrics at the port of the API is told to whoever asks; otherwise it"
                      + " takes an admin key, of any role",
              otherwise = "false")
          boolean open) {}

  /// Where traces go.
  public record TraceSettings(
      @Setting(
              "A collector of OpenTelemetry that takes OTLP over HTTP, for example"
                  + " http://127.0.0.1:4318/v1/traces; without it nothing is traced")
          Optional<URI> endpoint,
      @Setting(value = "The name of this service in its traces", otherwise = "openbailian")
          String service) {}

  /// The form of the log's lines.
  public enum LogFormat {
    TEXT,
    JSON
  }

  /// What a request for a model that is not there is told.
  public enum UnknownModel {
    NOT_FOUND,
    INVALID_PARAMETER
  }

  /// How much result files say about themselves.
  public enum Metadata {
    FULL,
    LABEL
  }

  /// Where the seed of a request without one comes from.
  public enum SeedSource {
    RANDOM,
    REQUEST
  }

  /// What is done with what only a model could do.
  public enum Unable {
    REFUSE,
    MARK
  }

  /// How much is logged.
  public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }
}
