package io.openbailian.outbound;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Where an engine's server is, who we are there, and how long it is waited for.
///
/// @param base what every path is put behind; without a slash at its end
/// @param key sent as a Bearer token; empty where the server asks for none
/// @param concurrency how many calls it gets at once
/// @param models our names of models and theirs; empty = each by the name that we have for it
/// @param proxy through which it is reached; empty = directly
/// @param authority a file of certificates (PEM) that are believed beside the system's
public record UpstreamSettings(
    URI base,
    Optional<Secret> key,
    int concurrency,
    Timeouts timeouts,
    Map<String, String> models,
    Optional<URI> proxy,
    Optional<Path> authority) {
  private static final int MOST_CALLS = 1000;
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration FIRST_BYTE = Duration.ofMinutes(5);
  private static final Duration SILENCE = Duration.ofMinutes(1);
  private static final Duration WORK = Duration.ofHours(1);

  public UpstreamSettings {
    models = Map.copyOf(models);
  }

  /// How long each part of a call may take.
  ///
  /// @param connect until a connection stands
  /// @param firstByte until an answer begins
  /// @param silence between two pieces of an answer
  /// @param work until something that was handed on is done, for example a film
  public record Timeouts(Duration connect, Duration firstByte, Duration silence, Duration work) {

    /// Those of an engine whose options name none.
    public static Timeouts usual() {
      return new Timeouts(CONNECT, FIRST_BYTE, SILENCE, WORK);
    }
  }

  /// Reads `base-url`, `key`, `concurrency`, `timeouts`, `models`, `proxy` and `ca`; mistakes are
  /// noted with the reader, which is to be ended by the caller.
  ///
  /// @param forExample an address such as engines of that kind have
  /// @param concurrency how many calls at once where nothing is said
  public static UpstreamSettings read(OptionReader options, String forExample, int concurrency) {
    return new UpstreamSettings(
        options.address("base-url", forExample).orElse(URI.create(forExample)),
        Secret.read(options, "key"),
        options.number("concurrency", 1, MOST_CALLS, concurrency),
        timeouts(options.block("timeouts")),
        options.names("models"),
        proxy(options),
        authority(options));
  }

  /// Reads several accounts of one server (name -> `{key: …}`); each has these settings and a key
  /// of its own. Empty where the option is absent.
  public Map<String, UpstreamSettings> accounts(OptionReader options, String name, int most) {
    OptionReader block = options.block(name);
    Map<String, UpstreamSettings> accounts = new LinkedHashMap<>();
    for (String account : block.names()) {
      if (!isPlainName(account)) {
        options.mistake(
            name, "has a name that is no word of at most 40 letters, digits and dashes");
        continue;
      }
      OptionReader its = block.block(account);
      Optional<Secret> secret = Secret.read(its, "key");
      if (secret.isEmpty() && !its.has("key")) {
        its.mistake("key", "is missing: {env: NAME} or {file: PATH}");
      }
      its.nothingElse();
      accounts.put(account, withKey(secret));
    }
    if (options.has(name) && (accounts.isEmpty() || accounts.size() > most)) {
      options.mistake(name, "names none, or more than " + most);
    }
    return accounts;
  }

  private static boolean isPlainName(String text) {
    return !text.isEmpty()
        && text.length() <= 40
        && text.chars().allMatch(c -> (c < 0x80 && Character.isLetterOrDigit(c)) || c == '-');
  }

  private UpstreamSettings withKey(Optional<Secret> another) {
    return new UpstreamSettings(base, another, concurrency, timeouts, models, proxy, authority);
  }

  private static Timeouts timeouts(OptionReader block) {
    Timeouts timeouts =
        new Timeouts(
            block.duration("connect", CONNECT),
            block.duration("first-byte", FIRST_BYTE),
            block.duration("silence", SILENCE),
            block.duration("work", WORK));
    block.nothingElse();
    return timeouts;
  }

  private static Optional<URI> proxy(OptionReader options) {
    Optional<String> given = options.text("proxy");
    Optional<URI> proxy = given.flatMap(Addresses::parse);
    if (given.isPresent() && proxy.filter(address -> address.getPath().isEmpty()).isEmpty()) {
      options.mistake("proxy", "is no address such as http://proxy.example:3128");
    }
    return proxy;
  }

  private static Optional<Path> authority(OptionReader options) {
    Optional<Path> file = options.path("ca");
    if (file.isPresent() && !Files.isReadable(file.get())) {
      options.mistake("ca", "names a file that cannot be read");
    } else if (file.isPresent() && !Certificates.areIn(file.get())) {
      options.mistake("ca", "names a file that holds no certificates in PEM");
    }
    return file;
  }

  /// Whether it is asked for a model at all.
  public boolean serves(String model) {
    return models.isEmpty() || models.containsKey(model);
  }

  /// The server's name of a model of ours.
  public String theirs(String model) {
    return models.getOrDefault(model, model);
  }
}
