package io.openbailian.server.http.console;

import io.javalin.http.Context;
import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Model;
import io.openbailian.protocol.Wire;
import io.openbailian.server.http.admin.Readiness;
import io.openbailian.server.http.exchange.PublicBase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/// The page itself. Scripts make it what it is; for a browser without them it says where clients
/// find the server, how it is and which models it has.
public final class ConsolePage {
  private final String template = text("index.html");
  private final Set<String> files = text("files.txt").lines().collect(Collectors.toSet());
  private final Catalog catalog;
  private final Readiness readiness;
  private final PublicBase base;

  public ConsolePage(Catalog catalog, Readiness readiness, PublicBase base) {
    this.catalog = catalog;
    this.readiness = readiness;
    this.base = base;
  }

  private static String text(String name) {
    String path = ConsoleRoutes.RESOURCES + name;
    try (InputStream in = ConsolePage.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IOException("the file %s is missing".formatted(path));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The names of the files beside the page.
  Set<String> files() {
    return files;
  }

  void writeTo(Context context) throws InterruptedException {
    String state =
        switch (readiness.state()) {
          case Readiness.Ready _ -> "ready";
          case Readiness.Loading(String what) -> "loading: " + what;
          case Readiness.NotReady(String why) -> "not ready: " + why;
        };
    String models =
        catalog.models().stream()
            .map(Model::name)
            .map(name -> "<code>" + escaped(name) + "</code>")
            .collect(Collectors.joining(" "));
    context
        .contentType("text/html; charset=utf-8")
        .header("Cache-Control", "no-store")
        .result(
            template
                .replace("{{state}}", escaped(state))
                .replace("{{models}}", models)
                .replace("{{base}}", escaped(base.of(context) + Wire.API)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
