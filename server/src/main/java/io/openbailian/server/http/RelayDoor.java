package io.openbailian.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.catalog.Catalog;
import io.openbailian.engine.Relay;
import io.openbailian.engine.StopWish;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.JsonReading;
import io.openbailian.protocol.JsonShape;
import io.openbailian.protocol.JsonTexts;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.client.UploadTicket;
import io.openbailian.server.admission.KeyRights;
import io.openbailian.server.fetch.PublicNames;
import io.openbailian.server.http.body.NoRoomException;
import io.openbailian.server.http.body.SpooledBody;
import io.openbailian.server.http.exchange.Authentication;
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.Callers;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.invoke.CallerGoneException;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.relay.PassThrough;
import io.openbailian.server.relay.PassedPaths;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Lane;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Before all routes: requests that this server does not know how to serve, because of their model
/// or of their path, go to the engine that a route names for their model, if it passes requests on.
public final class RelayDoor implements Routes {
  private static final JsonShape MODEL = JsonShape.of(List.of(List.of("model")));
  private static final long MOST_WEIGHT = 64 << 10;
  private static final int LONGEST_QUERY = 500;

  /// What may go on with a request; no key, no cookie, nothing that a proxy said.
  private static final List<String> PASSED =
      List.of("Content-Type", "Accept", Wire.SSE, UploadTicket.RESOLVE);

  /// Types of answers that no browser takes for a page of ours.
  private static final List<String> HARMLESS =
      List.of("application/json", "text/event-stream", "audio/", "image/", "video/");

  private static final String OTHER = "application/octet-stream";

  private final EngineRouter engines;
  private final Catalog catalog;
  private final Invoker invoker;
  private final Set<String> served;
  private final Authentication authentication;
  private final BodyReader bodies;

  /// @param served paths that are served here beside those of the catalogue's operations
  /// @param authentication for paths that the service does not have
  public RelayDoor(
      EngineRouter engines,
      Catalog catalog,
      Invoker invoker,
      Set<String> served,
      Authentication authentication,
      BodyReader bodies) {
    this.engines = engines;
    this.catalog = catalog;
    this.invoker = invoker;
    this.served = Set.copyOf(served);
    this.authentication = authentication;
    this.bodies = bodies;
  }

  /// Nothing is looked at where no engine passes anything on.
  @Override
  public void register(RoutesConfig routes) {
    if (engines.passesOn()) {
      routes.before(this::pass);
      routes.after(BodyReader::forget);
    }
  }

  private void pass(Context context) throws InterruptedException {
    String path = context.req().getRequestURI();
    if (!context.req().getMethod().equals("POST")
        || !PassedPaths.mayPass(path)
        || !isJson(context.req().getContentType())) {
      return;
    }
    if (path.equals(PassedPaths.ANTHROPIC)) {
      authentication.require(context); // other paths have asked for the key already
    }
    SpooledBody body = bodies.spool(context);
    String model = model(body);
    List<Lane> lanes =
        model.isEmpty() || isServed(path, model) ? List.of() : engines.relaysFor(model);
    if (!lanes.isEmpty()) {
      try (body) {
        KeyRights.check(Exchange.key(context), model, lanes.stream().map(Lane::name).toList());
        refuseTasks(context, model);
        refuseAddresses(body);
        new PassThrough(lanes, Callers.of(context))
            .pass(request(context, path, body), sink(context));
      }
      context.skipRemainingHandlers();
    }
  }

  private static boolean isJson(@Nullable String type) {
    return type == null || !type.toLowerCase(Locale.ROOT).strip().startsWith("multipart/");
  }

  private static String model(SpooledBody body) {
    try {
      return body.read(MODEL, MOST_WEIGHT) instanceof JsonReading.Read read
          ? read.tree().path("model").asString("").strip()
          : "";
    } catch (NoRoomException e) {
      throw new WireException(e.error());
    }
  }

  private boolean isServed(String path, String model) {
    String below = path.startsWith(Wire.API + "/") ? path.substring(Wire.API.length()) : path;
    return catalog.model(model).isPresent() && (invoker.knows(below) || served.contains(path));
  }

  /// A task that was passed on would be nobody's: it could not be asked for here.
  private static void refuseTasks(Context context, String model) {
    if (Exchange.enabled(context, Wire.ASYNC)) {
      throw new WireException(
          ErrorCode.UNSUPPORTED_OPERATION
              .with("Tasks of models that this server does not describe are not passed on.")
              .withHint("describe %s in a family of catalog.d".formatted(model)));
    }
  }

  /// Whoever reads the request is to fetch what the whole world may, and nothing of ours.
  private static void refuseAddresses(SpooledBody body) {
    try (InputStream in = body.open()) {
      switch (JsonTexts.any(in, RelayDoor::isForbidden)) {
        case NONE -> {}
        case BROKEN -> throw new WireException(ErrorCode.INVALID_BODY.with());
        case SOME ->
            throw new WireException(
                ErrorCode.INVALID_URL
                    .with()
                    .withHint(
                        "requests that are passed on name public addresses only; send the file itself as data:"));
      }
    } catch (NoRoomException e) {
      throw new WireException(e.error());
    } catch (IOException e) {
      throw new WireException(ErrorCode.INTERNAL_ERROR.with());
    }
  }

  /// A text that begins with an address is judged by it, whatever follows: who fetches it may be
  /// content with the beginning.
  private static boolean isForbidden(String said) {
    String text = said.strip();
    String begin = text.substring(0, Math.min(text.length(), 12)).toLowerCase(Locale.ROOT);
    return begin.startsWith(UploadTicket.SCHEME)
        || begin.startsWith("file:")
        || (isHttp(begin) && !PublicNames.mayBePublic(firstWord(text)));
  }

  private static String firstWord(String text) {
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  private static boolean isHttp(String begin) {
    return begin.startsWith("http://") || begin.startsWith("https://");
  }

  private static Relay.Request request(Context context, String path, SpooledBody body) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String name : PASSED) {
      @Nullable String value = context.header(name);
      if (value != null) {
        headers.put(name, List.of(value));
      }
    }
    return new Passed(path + query(context), headers, body);
  }

  private static String query(Context context) {
    @Nullable String query = context.req().getQueryString();
    if (query == null || query.isEmpty()) {
      return "";
    }
    boolean plain =
        query.length() <= LONGEST_QUERY
            && query
                .chars()
                .allMatch(
                    c -> (c < 0x80 && Character.isLetterOrDigit(c)) || "-_.=&".indexOf(c) >= 0);
    if (!plain) {
      throw new WireException(
          ErrorCode.INVALID_PARAMETER.with(
              "The query of a request that is passed on holds letters, digits and -_.=& only"));
    }
    return "?" + query;
  }

  /// A request on its way on.
  private record Passed(String path, Map<String, List<String>> headers, SpooledBody content)
      implements Relay.Request {

    @Override
    public String method() {
      return "POST";
    }

    @Override
    public InputStream body() throws IOException {
      try {
        return content.open();
      } catch (NoRoomException e) {
        throw new IOException("the body was lost on the disk", e);
      }
    }

    @Override
    public StopWish stop() {
      return StopWish.NONE; // who leaves interrupts
    }
  }

  private static Relay.Sink sink(Context context) {
    HttpServletResponse response = context.res();
    return new Relay.Sink() {
      @Override
      public void begin(int status, Map<String, List<String>> headers) {
        response.setStatus(status);
        response.setContentType(OTHER);
        response.setHeader("X-Content-Type-Options", "nosniff");
        headers.forEach((name, values) -> {
          boolean type = name.equalsIgnoreCase("Content-Type");
          if (!type || isHarmless(values.getFirst())) {
            response.setHeader(name, values.getFirst());
          }
        });
      }

      @Override
      public void piece(byte[] bytes) {
        try {
          response.getOutputStream().write(bytes);
          response.flushBuffer();
        } catch (IOException e) {
          throw new CallerGoneException();
        }
      }
    };
  }

  private static boolean isHarmless(String type) {
    String plain = type.toLowerCase(Locale.ROOT).strip();
    return HARMLESS.stream().anyMatch(plain::startsWith) && !plain.startsWith("image/svg");
  }
}
