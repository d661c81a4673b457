package io.openbailian.server.http.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.openbailian.server.config.Settings;
import io.openbailian.server.http.exchange.Routes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// `/console/`: the files of the web console. `/` leads there for whoever takes HTML, and is no
/// path for anybody else.
public final class ConsoleRoutes implements Routes {
  /// Where the page is.
  public static final String ROOT = "/console";

  /// Where the files are on the class path.
  static final String RESOURCES = "/io/openbailian/console/";

  private static final String HTML = "text/html";
  private static final String NAME = "name";
  private static final Set<String> READING = Set.of("GET", "HEAD");

  /// What a browser may load and do on our page: nothing but what is ours. Nothing is inline.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src"
          + " 'self' blob:; connect-src 'self'; form-action 'none'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private static final Map<String, String> TYPES =
      Map.of(
          ".js", "text/javascript; charset=utf-8",
          ".css", "text/css; charset=utf-8",
          ".json", "application/json; charset=utf-8",
          ".svg", "image/svg+xml",
          ".jpg", "image/jpeg");

  private final OwnHosts hosts;
  private final ConsolePage page;
  private final Map<String, ConsoleFile> files = new ConcurrentHashMap<>();

  /// @param page what is sent for the page itself
  public ConsoleRoutes(Settings settings, ConsolePage page) {
    this.hosts = new OwnHosts(settings.host(), settings.publicUrl());
    this.page = page;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.before("/", ConsoleRoutes::lead);
    routes.before("/admin/*", hosts::requireOwn);
    routes.before(ROOT, this::enter);
    routes.before(ROOT + "/*", this::enter);
    routes.get(ROOT, this::page);
    routes.get(ROOT + "/{" + NAME + "}", this::file);
  }

  /// Whoever takes no HTML goes on, and finds no path.
  private static void lead(Context context) {
    String accepted = context.header("Accept");
    boolean reads = READING.contains(context.req().getMethod());
    if (reads && accepted != null && accepted.contains(HTML)) {
      context.header("Vary", "Accept");
      context.redirect(ROOT + "/");
    }
  }

  private void enter(Context context) {
    hosts.requireOwn(context);
    context.header("Content-Security-Policy", POLICY);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
  }

  /// Files are named from the folder, so the page is asked for with a slash.
  private void page(Context context) throws InterruptedException {
    if (context.req().getRequestURI().endsWith("/")) {
      page.writeTo(context);
    } else {
      context.redirect(ROOT + "/");
    }
  }

  private void file(Context context) {
    String name = context.pathParam(NAME);
    @Nullable String type = page.files().contains(name) ? typeOf(name) : null;
    if (type == null) {
      throw new NotFoundResponse();
    }
    files.computeIfAbsent(name, one -> ConsoleFile.read(one, type)).writeTo(context);
  }

  private static @Nullable String typeOf(String name) {
    return TYPES.get(name.substring(Math.max(0, name.lastIndexOf('.'))));
  }
}
