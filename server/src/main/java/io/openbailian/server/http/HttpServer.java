package io.openbailian.server.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.protocol.Wire;
import io.openbailian.server.socket.SocketRoutes;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The listener: what comes in at a port is authenticated, routed and answered on a virtual thread
/// of its own.
public final class HttpServer implements AutoCloseable {
  /// A client that sends slower than this is not waited for.
  private static final long LEAST_BYTES_PER_SECOND = 256;

  private static final int HEADER_BYTES = 16 << 10;
  private static final int BACKLOG = 1024;

  /// One for each core: with one for all, two cores answered a third fewer requests.
  private static final int SELECTORS = Runtime.getRuntime().availableProcessors();

  /// Connections that are open without a request would hold up the stop for a second.
  private static final Duration KEPT_ALIVE_AT_SHUTDOWN = Duration.ofMillis(200);

  private static final Duration LONGEST_SOCKET_SILENCE = Duration.ofMinutes(10);
  private static final long LARGEST_SOCKET_TEXT = 256 << 10;
  private static final long LARGEST_SOCKET_FRAME = 1 << 20;

  /// How long a stop waits for requests that are on their way.
  private static final Duration LAST_REQUESTS = Duration.ofSeconds(5);

  private final HttpParts parts;
  private final WireEdge edge = new WireEdge();
  private final Javalin javalin;

  /// Puts the routes together; nothing listens yet.
  public HttpServer(HttpParts parts) {
    this.parts = parts;
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
      context.addFilter(
          new EmptySession.Giving(), Wire.SOCKETS + "/*", EnumSet.of(DispatcherType.REQUEST));
    });
    config.jetty.modifyServer(this::harden);
    config.jetty.modifyWebSocketServletFactory(HttpServer::limits);
    RequestLog log =
        new RequestLog(parts.time(), parts.metrics(), parts.settings().log().requests());
    config.requestLogger.http((context, _) -> log.log(context));
    routes(config.routes);
  }

  /// Platform threads for the selectors, a virtual thread for each request.
  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(16, 4);
    threads.setName("http");
    threads.setReservedThreads(0);
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory()));
    return threads;
  }

  private static void limits(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setMinRequestDataRate(LEAST_BYTES_PER_SECOND);
  }

  /// Connections without a task are closed by their own rules long before.
  private static void limits(JettyWebSocketServletFactory sockets) {
    sockets.setIdleTimeout(LONGEST_SOCKET_SILENCE);
    sockets.setMaxTextMessageSize(LARGEST_SOCKET_TEXT);
    sockets.setMaxBinaryMessageSize(LARGEST_SOCKET_FRAME);
  }

  private Connector connector(Server server, HttpConfiguration http) {
    ServerConnector connector =
        new ServerConnector(server, 1, SELECTORS, new HttpConnectionFactory(http));
    connector.setHost(parts.settings().host());
    connector.setPort(parts.settings().port());
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(parts.settings().limits().idle().toMillis());
    connector.setShutdownIdleTimeout(KEPT_ALIVE_AT_SHUTDOWN.toMillis());
    return connector;
  }

  private void harden(Server server) {
    server.setErrorHandler(new MalformedRequests(parts.requestIds()));
    server.setHandler(edge);
  }

  private void routes(RoutesConfig routes) {
    Authentication authentication = new Authentication(parts.keys());
    routes.before(context -> begin(context, authentication));
    BodyReader bodies =
        new BodyReader(parts.settings().limits().body(), Runtime.getRuntime().maxMemory());
    parts
        .metrics()
        .gauge("openbailian.memory.bodies", "Bytes of large bodies in memory", bodies::held);
    PublicBase base =
        new PublicBase(parts.settings().publicUrl(), parts.settings().trustedProxies());
    TaskViews views = new TaskViews(parts.catalog(), parts.progress(), parts.signer(), base);
    DirectAnswers direct =
        new DirectAnswers(parts.direct(), parts.signer(), base, parts.settings().errors());
    TextAnswering text = new TextAnswering(parts.text());
    new ServiceRoutes(
            parts.invoker(), parts.submissions(), direct, text, parts.settings().errors(), bodies)
        .register(routes);
    new ChatRoutes(parts.catalog(), parts.invoker(), text, bodies, parts.time()).register(routes);
    TaskInsight insight =
        new TaskInsight(
            parts.tasks(), parts.progress(), parts.engines(), parts.polls(), parts.time());
    new TaskRoutes(parts.tasks(), parts.polls(), views, insight, parts.time()).register(routes);
    new ModelRoutes(parts.catalog()).register(routes);
    new ResultRoutes(parts.artifactIndex(), parts.artifacts(), parts.signer(), parts.time())
        .register(routes);
    new UploadRoutes(parts.uploads(), parts.catalog(), base).register(routes);
    new HealthRoutes(parts.readiness(), parts.metrics()).register(routes);
    new AdminRoutes(parts.administration(), bodies, parts.token()).register(routes);
    sockets(routes, authentication);
    new Faults(parts.settings().errors()).register(routes);
  }

  /// A socket whose key is not known is refused before it is one.
  private void sockets(RoutesConfig routes, Authentication authentication) {
    SocketRoutes sockets = new SocketRoutes(parts.sockets());
    for (String path : socketPaths()) {
      routes.wsBeforeUpgrade(
          path,
          context -> {
            Exchange.begin(context, parts.requestIds().next(), parts.time().nanos());
            authentication.require(context);
          });
      sockets.register(routes, path);
    }
  }

  private List<String> socketPaths() {
    return parts.catalog().operations().stream()
        .flatMap(operation -> operation.paths().stream())
        .filter(path -> path.startsWith(Wire.SOCKETS))
        .distinct()
        .toList();
  }

  private void begin(Context context, Authentication authentication) {
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
  }
}
