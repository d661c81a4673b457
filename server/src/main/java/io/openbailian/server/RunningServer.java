package io.openbailian.server;

import io.openbailian.server.admission.SignInCodes;
import io.openbailian.server.config.SettingSources;
import io.openbailian.server.config.Settings;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A server that listens; closing it stops it gracefully.
public final class RunningServer implements AutoCloseable {
  private final URI url;
  private final String token;
  private final Optional<String> firstKey;
  private final SignInCodes codes;
  private final Reloading reloading;
  private final Map<String, RunningServer> regions = new LinkedHashMap<>();
  private final Runnable stop;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable ServerStartException failure;
  private boolean closed;

  RunningServer(
      URI url,
      String token,
      Optional<String> firstKey,
      SignInCodes codes,
      Reloading reloading,
      Runnable stop) {
    this.url = url;
    this.token = token;
    this.firstKey = firstKey;
    this.codes = codes;
    this.reloading = reloading;
    this.stop = stop;
  }

  /// Stands for another region too, which is closed with it.
  void standsFor(String region, RunningServer server) {
    regions.put(region, server);
    reloading.add(region, server.reloading);
  }

  /// The other regions that it stands for, by their names, each with keys and an address of its
  /// own.
  public Map<String, RunningServer> regions() {
    return Collections.unmodifiableMap(regions);
  }

  /// Where it listens, for example `http://127.0.0.1:8686`.
  public URI url() {
    return url;
  }

  public int port() {
    return url.getPort();
  }

  /// A key for programs of this machine's user, until the server stops.
  public String token() {
    return token;
  }

  /// The key that was made because the data folder had none; shown once.
  public Optional<String> firstKey() {
    return firstKey;
  }

  /// A link to the web console that signs in, once and within a minute.
  public URI consoleLink() {
    return url.resolve("/console/#code=" + codes.issue().code());
  }

  /// Says where the configuration is read when it is to be read anew.
  public void configuredBy(Supplier<Settings> source) {
    reloading.from(source);
  }

  /// Says where its settings came from, for those who operate it.
  public void explainedBy(SettingSources sources) {
    reloading.explain(sources);
  }

  /// Takes up the engines and routes of the configuration as it is now.
  ///
  /// @return what was done, in a sentence
  /// @throws IllegalArgumentException with what is wrong with it; then nothing has changed
  public String reload() {
    return reloading.reload("a signal");
  }

  /// Stops: no new requests, held polls answered, engines given their grace time, everything
  /// durable.
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      stop.run();
      stopped.countDown();
    }
  }

  /// Stops, because it could never do its work; on a thread of its own, so that whoever noticed may
  /// be waited for.
  void fail(ServerStartException why) {
    failure = why;
    Thread _ = Thread.ofPlatform().name("stop").start(this::close);
  }

  /// Waits until the server has stopped.
  ///
  /// @throws ServerStartException when it stopped by itself, because what it needs could not be
  ///   loaded
  public void awaitStop() throws InterruptedException {
    stopped.await();
    ServerStartException why = failure;
    if (why != null) {
      throw why;
    }
  }
}
