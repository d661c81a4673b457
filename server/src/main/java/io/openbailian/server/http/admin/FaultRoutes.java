package io.openbailian.server.http.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.engine.Faults;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.JsonShape;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.AdminRole;
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Lane;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/admin/v1/scripted`: the rules that engines for tests follow because somebody switched them on.
/// They are in the memory of this server. Stands behind what {@link AdminRoutes} asks of every such
/// request.
public record FaultRoutes(EngineRouter engines, BodyReader bodies) implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(FaultRoutes.class);
  private static final String RULES = AdminRoutes.ROOT + "/scripted";
  private static final String ONE = "/{id}";
  private static final List<String> MEMBERS = List.of("engine", "rule", "workspace");
  private static final TypeReference<Map<String, Object>> RULE = new TypeReference<>() {};

  @Override
  public void register(RoutesConfig routes) {
    routes.get(RULES, this::list);
    routes.post(RULES, this::add);
    routes.patch(RULES + ONE, this::turn);
    routes.delete(RULES + ONE, this::remove);
  }

  private void list(Context context) {
    AdminAccess.Actor _ = AdminAccess.require(context, AdminRole.values());
    ObjectNode answer = Json.object();
    ArrayNode names = answer.putArray("engines");
    ArrayNode rules = answer.putArray("rules");
    for (Lane lane : engines.lanes()) {
      lane.engine()
          .faults()
          .ifPresent(faults -> {
            names.add(lane.name());
            faults.all().forEach(fault -> rules.add(shown(lane, fault)));
          });
    }
    Exchange.answer(context, 200, answer);
  }

  private static ObjectNode shown(Lane lane, Faults.Fault fault) {
    ObjectNode shown = Json.object();
    shown.put("id", lane.name() + "." + fault.id());
    shown.put("engine", lane.name());
    shown.set("rule", Json.parseObject(fault.rule()));
    fault.workspace().ifPresent(workspace -> shown.put("workspace", workspace));
    shown.put("on", fault.isOn());
    shown.put("met", fault.met());
    return shown;
  }

  private void add(Context context) throws InterruptedException {
    AdminAccess.Actor actor = AdminAccess.require(context, AdminRole.ADMIN);
    bodies.read(
        context,
        JsonShape.whole(),
        document -> {
          JsonNode body = legal(document.tree(), MEMBERS);
          Lane lane = lane(text(body, "engine"));
          Optional<String> workspace =
              body.has("workspace") ? Optional.of(text(body, "workspace")) : Optional.empty();
          Faults faults = faults(lane);
          try {
            answer(context, lane, faults.add(rule(body), workspace), actor, "made");
          } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
          }
        });
  }

  private void turn(Context context) throws InterruptedException {
    AdminAccess.Actor actor = AdminAccess.require(context, AdminRole.ADMIN);
    Named named = named(context.pathParam("id"));
    bodies.read(
        context,
        JsonShape.whole(),
        document -> {
          JsonNode on = legal(document.tree(), List.of("on")).path("on");
          if (!on.isBoolean()) {
            throw invalid("on: this is true or false");
          }
          Faults.Fault now = known(() -> faults(named.lane()).turn(named.id(), on.asBoolean()));
          answer(context, named.lane(), now, actor, now.isOn() ? "switched on" : "switched off");
        });
  }

  private void remove(Context context) {
    AdminAccess.Actor actor = AdminAccess.require(context, AdminRole.ADMIN);
    Named named = named(context.pathParam("id"));
    Faults.Fault gone = known(() -> faults(named.lane()).remove(named.id()));
    answer(context, named.lane(), gone, actor, "removed");
  }

  private static void answer(
      Context context, Lane lane, Faults.Fault fault, AdminAccess.Actor actor, String done) {
    LOG.info("rule {} of engine {} was {} by {}", fault.id(), lane.name(), done, actor.name());
    Exchange.answer(context, 200, shown(lane, fault));
  }

  /// A rule by the id that is shown: the engine, a dot, and its own.
  private record Named(Lane lane, String id) {}

  private Named named(String shown) {
    int dot = shown.lastIndexOf('.');
    String engine = dot < 0 ? shown : shown.substring(0, dot);
    return engines.lanes().stream()
        .filter(lane -> lane.name().equals(engine) && lane.engine().faults().isPresent())
        .findFirst()
        .map(lane -> new Named(lane, shown.substring(dot + 1)))
        .orElseThrow(() -> missing("there is no rule " + shown));
  }

  private Lane lane(String engine) {
    Predicate<Lane> able = lane -> lane.engine().faults().isPresent();
    return engines.lanes().stream()
        .filter(able.and(lane -> lane.name().equals(engine)))
        .findFirst()
        .orElseThrow(() ->
            invalid(
                "engine: no engine with such rules is called '%s'; there are: %s"
                    .formatted(
                        engine,
                        String.join(
                            ", ",
                            engines.lanes().stream().filter(able).map(Lane::name).toList()))));
  }

  private static Faults faults(Lane lane) {
    return lane.engine().faults().orElseThrow();
  }

  private interface Asked {
    Faults.Fault ask();
  }

  private static Faults.Fault known(Asked asked) {
    try {
      return asked.ask();
    } catch (NoSuchElementException e) {
      throw missing(String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode legal(JsonNode body, List<String> members) {
    if (!body.isObject()) {
      throw new WireException(ErrorCode.ILLEGAL_INPUT.with().sent("the body is no JSON object"));
    }
    body.propertyStream()
        .map(Map.Entry::getKey)
        .filter(name -> !members.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw invalid(
              "%s: there is no such member; legal are %s"
                  .formatted(name, String.join(", ", members)));
        });
    return body;
  }

  private static String text(JsonNode body, String name) {
    JsonNode value = body.path(name);
    if (!value.isString() || value.asString().isBlank()) {
      throw invalid(name + ": this is a name");
    }
    return value.asString();
  }

  private static Map<String, Object> rule(JsonNode body) {
    if (!body.path("rule").isObject()) {
      throw invalid("rule: this is an object, for example {\"busy\": 2}");
    }
    return Json.mapper().convertValue(body.path("rule"), RULE);
  }

  private static WireException invalid(String sentence) {
    return new WireException(ErrorCode.INVALID_PARAMETER.with(sentence));
  }

  private static WireException missing(String sentence) {
    return new WireException(ErrorCode.NOT_FOUND.with().withHint(sentence));
  }
}
