package io.openbailian.server.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.protocol.Wire;
import io.openbailian.server.config.Settings.LimitSettings;
import io.openbailian.server.http.admin.AdminRoutes;
import io.openbailian.server.http.admin.HealthRoutes;
import io.openbailian.server.http.body.BodyMemory;
import io.openbailian.server.http.body.Computing;
import io.openbailian.server.http.body.JsonBodies;
import io.openbailian.server.http.body.Pacing;
import io.openbailian.server.http.dashscope.DirectAnswers;
import io.openbailian.server.http.dashscope.ModelRoutes;
import io.openbailian.server.http.dashscope.ServiceRoutes;
import io.openbailian.server.http.dashscope.TokenRoutes;
import io.openbailian.server.http.dashscope.TokenizerRoutes;
import io.openbailian.server.http.dashscope.UploadRoutes;
import io.openbailian.server.http.exchange.Authentication;
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.IgnoredMembers;
import io.openbailian.server.http.exchange.PublicBase;
import io.openbailian.server.http.files.FileRoutes;
import io.openbailian.server.http.front.EndedTaskQueries;
import io.openbailian.server.http.front.NonBlockingAnswers;
import io.openbailian.server.http.front.NonBlockingHandler;
import io.openbailian.server.http.front.SmallSubmissions;
import io.openbailian.server.http.log.RequestLog;
import io.openbailian.server.http.openai.ChatRoutes;
import io.openbailian.server.http.openai.CompatibleRoutes;
import io.openbailian.server.http.peer.PacedConnections;
import io.openbailian.server.http.peer.SlowPeers;
import io.openbailian.server.http.results.ResultRoutes;
import io.openbailian.server.http.tasks.EndedAnswers;
import io.openbailian.server.http.tasks.TaskInsight;
import io.openbailian.server.http.tasks.TaskRoutes;
import io.openbailian.server.http.tasks.TaskViews;
import io.openbailian.server.http.text.DocumentReading;
import io.openbailian.server.http.text.NumbersAnswering;
import io.openbailian.server.http.text.TextAnswering;
import io.openbailian.server.upload.ReferredFiles;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Connector;
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

  private final HttpParts parts;
  private final MalformedRequests failures;
  private final WireEdge edge;
  private final Authentication authentication;
  private final ExecutorService virtualThreads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory());
  private final Computing computing = new Computing();
  private final PublicBase base;
  private final TaskViews views;
  private final EndedAnswers ended;
  private final RequestLog log;
  private final Javalin javalin;

  /// Puts the routes together; nothing listens yet.
  public HttpServer(HttpParts parts) {
    this.parts = parts;
    this.failures = new MalformedRequests(parts.requestIds());
    this.edge = new WireEdge(failures);
    this.authentication = new Authentication(parts.keys());
    this.log = new RequestLog(parts.time(), parts.metrics(), parts.settings().log().requests());
    this.base = new PublicBase(parts.settings().publicUrl(), parts.settings().trustedProxies());
    this.views = new TaskViews(parts.catalog(), parts.progress(), parts.signer());
    this.ended = new EndedAnswers(views);
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
              .formatted(parts.settings().host(), parts.settings().port(), rootOf(e).getMessage()),
          e);
    }
  }

  private static Throwable rootOf(Throwable e) {
    Throwable cause = e.getCause();
    return cause == null ? e : rootOf(cause);
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
    config.http.maxRequestSize = parts.settings().limits().body();
    config.concurrency.useVirtualThreads = true;
    config.jetty.threadPool = threads();
    config.jetty.modifyHttpConfiguration(HttpServer::limits);
    config.jetty.addConnector(this::connector);
    config.jetty.modifyServletContextHandler(context -> {
      context.setSessionHandler(new NoSessions());
      context.setErrorHandler(failures);
      sockets(context);
    });
    config.jetty.modifyServer(this::harden);
    config.requestLogger.http((context, _) -> log.log(context));
    routes(config.routes);
    new Faults(parts.settings().errors(), new PathAdvice(parts.catalog())).register(config);
  }

  /// Platform threads for the selectors, a virtual thread for each request.
  private QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(16, 4);
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
    LimitSettings limits = parts.settings().limits();
    SlowPeers peers =
        new SlowPeers(
            Math.min(limits.connections(), OpenFiles.forConnections() / 4 * 3),
            limits.headTime(),
            pacing(limits),
            parts.time(),
            server.getScheduler());
    ServerConnector connector =
        new ServerConnector(server, 1, SELECTORS, new PacedConnections(http, peers));
    connector.addBean(peers, true);
    connector.setHost(parts.settings().host());
    connector.setPort(parts.settings().port());
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setShutdownIdleTimeout(KEPT_ALIVE_AT_SHUTDOWN.toMillis());
    return connector;
  }

  private void harden(Server server) {
    server.setErrorHandler(failures);
    server.addBean(new NetworkConnectionLimit(OpenFiles.forConnections(), server));
    server.setHandler(edge);
    if (parts.settings().nonBlocking()) {
      NonBlockingAnswers answers = new NonBlockingAnswers(log, parts.metrics());
      edge.setHandler(
          new NonBlockingHandler(
              new EndedTaskQueries(
                  parts.keys(),
                  parts.tasks(),
                  ended,
                  base,
                  answers,
                  parts.requestIds(),
                  parts.time()),
              new SmallSubmissions(
                  parts.keys(),
                  parts.invoker(),
                  parts.submissions(),
                  answers,
                  parts.requestIds(),
                  parts.time()),
              virtualThreads));
    }
  }

  private void routes(RoutesConfig routes) {
    routes.before(this::begin);
    parts
        .metrics()
        .gauge("openbailian.requests.underway", "Requests that are worked on", edge::underWay);
    BodyReader bodies = bodies();
    new RelayDoor(parts, authentication, bodies).register(routes);
    DirectAnswers direct =
        new DirectAnswers(
            parts.direct(),
            parts.signer(),
            base,
            parts.settings().errors(),
            parts.pictures(),
            parts.time());
    TextAnswering text =
        new TextAnswering(
            parts.text(),
            parts.time(),
            new DocumentReading(new ReferredFiles(parts.kept())),
            computing);
    NumbersAnswering numbers = new NumbersAnswering(parts.numbers(), computing);
    IgnoredMembers ignored = new IgnoredMembers();
    new ServiceRoutes(
            parts.invoker(),
            parts.submissions(),
            new ServiceRoutes.Ways(direct, text, numbers),
            parts.settings().errors(),
            bodies,
            ignored)
        .register(routes);
    new ChatRoutes(parts.catalog(), parts.invoker(), text, bodies, ignored, parts.time())
        .register(routes);
    new CompatibleRoutes(parts.catalog(), parts.invoker(), numbers, bodies, ignored)
        .register(routes);
    new PictureRoutes(parts, authentication, base, bodies).register(routes);
    TaskInsight insight =
        new TaskInsight(
            parts.tasks(), parts.progress(), parts.engines(), parts.polls(), parts.time());
    new TaskRoutes(
            new TaskRoutes.Reading(parts.tasks(), parts.polls(), views, insight),
            ended,
            base,
            parts.time())
        .register(routes);
    new ModelRoutes(parts.catalog()).register(routes);
    new TokenRoutes(parts.temporary()).register(routes);
    new TokenizerRoutes(parts.invoker(), bodies, ignored, computing).register(routes);
    new ResultRoutes(parts.artifactIndex(), parts.artifacts(), parts.signer(), parts.time())
        .register(routes);
    new UploadRoutes(parts.uploads(), base, bodies).register(routes);
    new FileRoutes(parts.kept(), base, bodies, parts.requestIds()).register(routes);
    new HealthRoutes(parts.readiness(), parts.metrics()).register(routes);
    new AdminRoutes(parts.administration(), bodies, parts.token()).register(routes);
  }

  private BodyReader bodies() {
    LimitSettings limits = parts.settings().limits();
    BodyMemory memory =
        new BodyMemory(
            Runtime.getRuntime().maxMemory(), limits.body(), limits.spool(), limits.bodyWait());
    parts
        .metrics()
        .gauge(
            "openbailian.memory.bodies",
            "Bytes of bodies and documents in memory",
            memory::inMemory);
    parts.metrics().gauge("openbailian.bodies.spooled", "Bytes of bodies on disk", memory::onDisk);
    parts
        .metrics()
        .gauge("openbailian.bodies.waiting", "Bodies that wait for memory", memory::waiting);
    return new BodyReader(
        new JsonBodies(memory, parts.spool(), limits.body(), computing),
        pacing(limits),
        parts.time());
  }

  private static Pacing pacing(LimitSettings limits) {
    return new Pacing(limits.pace(), limits.paceOver(), limits.bodyTime());
  }

  private void sockets(ServletContextHandler context) {
    JettyWebSocketServletContainerInitializer.configure(
        context, (_, container) -> container.setIdleTimeout(LONGEST_SOCKET_SILENCE));
    SocketUpgrades upgrades =
        new SocketUpgrades(
            socketPaths(),
            parts.sockets(),
            authentication,
            parts.requestIds(),
            parts.settings().errors());
    context.addFilter(upgrades, Wire.SOCKETS + "/*", EnumSet.of(DispatcherType.REQUEST));
  }

  private List<String> socketPaths() {
    return parts.catalog().operations().stream()
        .flatMap(operation -> operation.paths().stream())
        .filter(path -> path.startsWith(Wire.SOCKETS))
        .distinct()
        .toList();
  }

  private void begin(Context context) {
    Exchange.begin(context, parts.requestIds().next(), parts.time().nanos());
    if (Exchange.isApi(context)) {
      authentication.require(context);
    }
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
      boolean _ = parts.time().await(() -> edge.underWay() == 0, LAST_REQUESTS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    javalin.stop();
    computing.close();
    log.close();
  }
}
