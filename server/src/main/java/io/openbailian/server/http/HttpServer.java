package io.openbailian.server.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.openbailian.engine.Time;
import io.openbailian.protocol.Wire;
import io.openbailian.server.config.LimitSettings;
import io.openbailian.server.config.Settings;
import io.openbailian.server.http.body.Pacing;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.http.log.RequestLog;
import io.openbailian.server.http.peer.PacedConnections;
import io.openbailian.server.http.peer.PacedConnector;
import io.openbailian.server.http.peer.SlowPeers;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The listener: what comes in at a port is authenticated, routed and answered on a virtual thread
/// of its own.
public final class HttpServer implements AutoCloseable {
  private static final int HEADER_BYTES = 16 << 10;
  private static final int BACKLOG = 1024;

  /// One for each core: with one for all, two cores answered a third fewer requests.
  private static final int SELECTORS = Runtime.getRuntime().availableProcessors();

  /// Connections that are open without a request would hold up the stop for a second.
  private static final Duration KEPT_ALIVE_AT_SHUTDOWN = Duration.ofMillis(200);

  /// Connections without a task are closed by their own rules long before.
  private static final Duration LONGEST_SOCKET_SILENCE = Duration.ofMinutes(10);

  /// How long a stop waits for requests that are on their way.
  private static final Duration LAST_REQUESTS = Duration.ofSeconds(5);

  private final Settings settings;
  private final Time time;
  private final WireEdge edge;
  private final List<Routes> routes;
  private final SocketUpgrades upgrades;
  private final Faults faults;
  private final RequestLog log;
  private final RegionGate gate = new RegionGate();
  private final ExecutorService virtualThreads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory());
  private final Javalin javalin;

  /// Nothing listens yet.
  ///
  /// @param edge what every request passes first; around it stands nothing of ours
  /// @param routes what answers, in the order in which requests pass what goes before
  /// @param upgrades turns requests into sockets
  public HttpServer(
      Settings settings,
      Time time,
      WireEdge edge,
      List<Routes> routes,
      SocketUpgrades upgrades,
      Faults faults,
      RequestLog log) {
    this.settings = settings;
    this.time = time;
    this.edge = edge;
    this.routes = List.copyOf(routes);
    this.upgrades = upgrades;
    this.faults = faults;
    this.log = log;
    this.javalin = Javalin.create(this::configure);
  }

  /// Listens.
  ///
  /// @throws IllegalStateException with a sentence when the address cannot be taken
  public void start() {
    try {
      javalin.start();
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "cannot listen on %s port %d: %s"
              .formatted(settings.host(), settings.port(), rootOf(e).getMessage()),
          e);
    }
  }

  private static Throwable rootOf(Throwable e) {
    Throwable cause = e.getCause();
    return cause == null ? e : rootOf(cause);
  }

  /// Sends what is for another region there; before this listens.
  public void standsFor(RegionGate.Door region) {
    gate.add(region);
  }

  /// What answers its requests, wherever they came in.
  Handler handler() {
    return gate;
  }

  /// Makes what the library makes for its first server: types of files, in every locale there is.
  ///
  /// @return how many types it knows
  public static int headStart() {
    return MimeTypes.DEFAULTS.getMimeMap().size();
  }

  /// The port that is listened on.
  public int port() {
    return javalin.port();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.router.ignoreTrailingSlashes = true;
    config.router.treatMultipleSlashesAsSingleSlash = true;
    config.http.prefer405over404 = true;
    config.http.generateEtags = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.defaultContentType = Wire.JSON;
    config.http.maxRequestSize = settings.limits().body();
    config.concurrency.useVirtualThreads = true;
    config.jetty.threadPool = threads();
    config.jetty.modifyHttpConfiguration(HttpServer::limits);
    config.jetty.addConnector(this::connector);
    config.jetty.modifyServletContextHandler(context -> {
      context.setSessionHandler(new NoSessions());
      context.setErrorHandler(edge.failures());
      sockets(context);
    });
    config.jetty.modifyServer(this::harden);
    config.requestLogger.http((context, _) -> log.log(context));
    routes.forEach(part -> part.register(config.routes));
    faults.register(config);
  }

  /// Platform threads for the selectors, a virtual thread for each request. The queue is Java's:
  /// Jetty's own asks the platform's management beans how it is to lay out its array, and to start
  /// them is a tenth of a server's start.
  private QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(16, 4, new LinkedBlockingQueue<>());
    threads.setName("http");
    threads.setReservedThreads(0);
    threads.setVirtualThreadsExecutor(virtualThreads);
    return threads;
  }

  @SuppressWarnings("removal") // the rate of a body is to be limited by whoever reads it
  private static void limits(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    http.setRequestHeaderSize(HEADER_BYTES);
  }

  private Connector connector(Server server, HttpConfiguration http) {
    LimitSettings limits = settings.limits();
    SlowPeers peers =
        new SlowPeers(
            Math.min(limits.connections(), OpenFiles.forConnections() / 4 * 3),
            limits.headTime(),
            pacing(limits),
            time,
            server.getScheduler());
    ServerConnector connector =
        new PacedConnector(server, SELECTORS, new PacedConnections(http, peers));
    connector.addBean(peers, true);
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setShutdownIdleTimeout(KEPT_ALIVE_AT_SHUTDOWN.toMillis());
    return connector;
  }

  private void harden(Server server) {
    server.setErrorHandler(edge.failures());
    server.addBean(new NetworkConnectionLimit(OpenFiles.forConnections(), server));
    gate.setHandler(edge);
    server.setHandler(gate);
  }

  private static Pacing pacing(LimitSettings limits) {
    return new Pacing(limits.pace(), limits.paceOver(), limits.bodyTime());
  }

  private void sockets(ServletContextHandler context) {
    JettyWebSocketServletContainerInitializer.configure(
        context, (_, container) -> container.setIdleTimeout(LONGEST_SOCKET_SILENCE));
    context.addFilter(upgrades, Wire.SOCKETS + "/*", EnumSet.of(DispatcherType.REQUEST));
  }

  /// Stops listening, waits for requests that are on their way, then closes every connection.
  @Override
  public void close() {
    for (Connector connector : javalin.jettyServer().server().getConnectors()) {
      if (connector instanceof ServerConnector listener) {
        listener.close();
      }
    }
    try {
      boolean _ = time.await(() -> edge.underWay() == 0, LAST_REQUESTS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    javalin.stop();
  }
}
