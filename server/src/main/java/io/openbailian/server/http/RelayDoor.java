package io.openbailian.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.PassedCalls;
import io.openbailian.engine.Media;
import io.openbailian.engine.Relay;
import io.openbailian.engine.StopWish;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.ErrorNames;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.JsonReading;
import io.openbailian.protocol.JsonShape;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.client.UploadTicket;
import io.openbailian.protocol.server.Answers;
import io.openbailian.protocol.server.ChatAnswers;
import io.openbailian.protocol.server.ChatErrors;
import io.openbailian.protocol.server.EventStream;
import io.openbailian.server.admission.KeyRights;
import io.openbailian.server.http.body.NoRoomException;
import io.openbailian.server.http.body.SpooledBody;
import io.openbailian.server.http.exchange.Authentication;
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.Callers;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.inspection.InspectedAnswer;
import io.openbailian.server.invoke.AdmissionControl;
import io.openbailian.server.invoke.Caller;
import io.openbailian.server.invoke.CallerGoneException;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.invoke.Submissions;
import io.openbailian.server.ledger.PassedUsage;
import io.openbailian.server.relay.PassThrough;
import io.openbailian.server.relay.PassedCharge;
import io.openbailian.server.relay.PassedPaths;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.Invocation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Before all routes: requests that this server does not know how to serve, because of their model
/// or of their path, go to the engine that a route names for their model, if it passes requests on.
public final class RelayDoor implements Routes {
  private static final JsonShape MODEL = JsonShape.of(List.of(List.of("model")));
  private static final long MOST_WEIGHT = 64 << 10;
  private static final int LONGEST_QUERY = 500;
  private static final int LONGEST_MODEL = 128;

  /// What may go on with a request; no key, no cookie, nothing that a proxy said. What kind of body
  /// it is, is known by then.
  private static final List<String> PASSED = List.of("Accept", Wire.SSE, UploadTicket.RESOLVE);

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
  private final Submissions submissions;
  private final AdmissionControl control;
  private final RelayedFiles files;
  private final ErrorNames names;

  /// @param calls what is known of paths, and takes tasks
  /// @param served paths that are served here beside those of the catalogue's operations
  /// @param authentication for paths that the service does not have
  public RelayDoor(
      EngineRouter engines,
      Catalog catalog,
      Taking calls,
      Set<String> served,
      Authentication authentication,
      BodyReader bodies,
      RelayedFiles files) {
    this.engines = engines;
    this.catalog = catalog;
    this.invoker = calls.invoker();
    this.submissions = calls.submissions();
    this.control = calls.control();
    this.files = files;
    this.names = calls.names();
    this.served = Set.copyOf(served);
    this.authentication = authentication;
    this.bodies = bodies;
  }

  /// What takes calls here.
  ///
  /// @param names that errors go by
  public record Taking(
      Invoker invoker, Submissions submissions, AdmissionControl control, ErrorNames names) {}

  @Override
  public void register(RoutesConfig routes) {
    routes.before(this::pass);
    routes.after(BodyReader::forget);
  }

  private void pass(Context context) throws InterruptedException {
    String path = context.req().getRequestURI();
    if (!context.req().getMethod().equals("POST")
        || !engines.passesOn() // then nothing is looked at
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
        RelayedNames.check(body);
        boolean task =
            path.startsWith(Wire.API + Wire.SERVICES) && Exchange.enabled(context, Wire.ASYNC);
        if (task) {
          submit(context, path + query(context), model, body);
        } else {
          relay(context, lanes, model, body);
        }
      }
      context.skipRemainingHandlers();
    }
  }

  private void relay(Context context, List<Lane> lanes, String name, SpooledBody body)
      throws InterruptedException {
    Caller caller = Callers.of(context);
    Model model = catalog.model(name).orElseGet(() -> PassedCalls.model(name));
    if (control.inspects()) {
      bodies.read(
          context,
          JsonShape.whole(),
          document -> control.inspect(document.tree(), model, caller.key()));
    }
    PassedUsage most = PassedUsage.most(read(body, PassedUsage.ASKED), body.length());
    AdmissionControl.Passed admitted =
        control.passed(model, lanes.stream().map(Lane::name).toList(), most, caller);
    try (PassedCharge charge = new PassedCharge(admitted.charge(), admitted.meter())) {
      new PassThrough(lanes, caller, charge, control.answers(model, caller, last(context)))
          .pass(
              request(context, context.req().getRequestURI(), body),
              sink(context, files.of(context, caller)));
    }
  }

  /// The frame that ends a stream, in the dialect of its path.
  private InspectedAnswer.LastFrame last(Context context) {
    String requestId = Exchange.requestId(context);
    boolean compatible = Exchange.isCompatible(context);
    return (number, error) -> {
      WireError named = names.rename(error);
      return compatible
          ? ChatAnswers.frame(ChatErrors.document(error, requestId))
          : EventStream.error(number, named.status(), Answers.error(named, requestId));
    };
  }

  private static boolean isJson(@Nullable String type) {
    return type == null || !type.toLowerCase(Locale.ROOT).strip().startsWith("multipart/");
  }

  private static String model(SpooledBody body) {
    return read(body, MODEL).path("model").asString("").strip();
  }

  private static JsonNode read(SpooledBody body, JsonShape shape) {
    try {
      return body.read(shape, MOST_WEIGHT) instanceof JsonReading.Read read
          ? read.tree()
          : Json.object();
    } catch (NoRoomException e) {
      throw new WireException(e.error());
    }
  }

  private boolean isServed(String path, String model) {
    String below = path.startsWith(Wire.API + "/") ? path.substring(Wire.API.length()) : path;
    return catalog.model(model).isPresent() && (invoker.knows(below) || served.contains(path));
  }

  /// A task of ours, which passes the request on when its turn comes.
  private void submit(Context context, String path, String model, SpooledBody body)
      throws InterruptedException {
    if (!isName(model)) {
      throw new WireException(
          ErrorCode.INVALID_PARAMETER.with(
              "model of a task that is passed on has at most %d letters, digits and -_.:/ only"
                  .formatted(LONGEST_MODEL)));
    }
    bodies.read(
        context,
        JsonShape.whole(), // so that what it takes in memory is counted
        _ -> {
          Invocation invocation =
              new Invocation(
                  PassedCalls.operation(),
                  PassedCalls.model(model),
                  Mode.ASYNC,
                  PassedCalls.values(path, text(body)));
          String requestId = Exchange.requestId(context);
          String task =
              submissions.submit(
                  invocation, Exchange.key(context), requestId, Exchange.callback(context));
          Exchange.answer(context, 200, Answers.created(requestId, task));
        });
  }

  private static boolean isName(String model) {
    return model.length() <= LONGEST_MODEL
        && model
            .chars()
            .allMatch(c -> (c < 0x80 && Character.isLetterOrDigit(c)) || "-_.:/".indexOf(c) >= 0);
  }

  private static String text(SpooledBody body) {
    try (InputStream in = body.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (NoRoomException e) {
      throw new WireException(e.error());
    } catch (IOException e) {
      throw new WireException(ErrorCode.INTERNAL_ERROR.with());
    }
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

  private static Relay.Sink sink(Context context, RelayedFiles.Keeping files) {
    HttpServletResponse response = context.res();
    return new Relay.Sink() {
      @Override
      public void begin(int status, Map<String, List<String>> headers) {
        response.setStatus(status);
        response.setCharacterEncoding(null); // it is not ours to say
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
        Exchange.goOn(context); // or what has begun is cut, as its reader sees
        try {
          response.getOutputStream().write(bytes);
          response.flushBuffer();
        } catch (IOException e) {
          throw new CallerGoneException();
        }
      }

      @Override
      public String keep(String address, Media.Encoded file) {
        return files.keep(address, file);
      }
    };
  }

  private static boolean isHarmless(String type) {
    String plain = type.toLowerCase(Locale.ROOT).strip();
    return HARMLESS.stream().anyMatch(plain::startsWith) && !plain.startsWith("image/svg");
  }
}
