package io.openbailian.server.invoke;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.check.CheckOptions;
import io.openbailian.catalog.check.Checked;
import io.openbailian.catalog.model.Difference;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Sides;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.JsonShape;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.run.Seeds;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Resolves a path and a body to an invocation, or refuses them: model, then endpoint, then mode,
/// then fields.
public final class Invoker {
  private final Catalog catalog;
  private final CheckOptions options;
  private final Seeds seeds;
  private final Sides sides;

  /// @param sides whose word counts where the source documents and the service differ
  public Invoker(Catalog catalog, CheckOptions options, Seeds seeds, Sides sides) {
    this.sides = sides;
    this.catalog = catalog;
    this.options = options;
    this.seeds = seeds;
  }

  /// Whether any operation is reached at this path below the API's base.
  public boolean knows(String path) {
    return !catalog.operationsAt(path).isEmpty();
  }

  /// What is read of a body at this path.
  public JsonShape shapeAt(String path) {
    return catalog.shapeAt(path);
  }

  /// The invocation that a body asks for.
  ///
  /// @param wish how the request asked to be answered
  /// @throws WireException with what is wrong
  public Invocation resolve(String path, JsonNode body, Wish wish) {
    return check(address(path, body, wish), body);
  }

  /// Whom a body speaks to, and how it is to be answered.
  ///
  /// @throws WireException when there is no such model, or not there, or not in that way
  public Addressed address(String path, JsonNode body, Wish wish) {
    if (!body.isObject()) {
      throw new WireException(ErrorCode.ILLEGAL_INPUT.with().sent("the body is no JSON object"));
    }
    Model model = model(body);
    Operation operation = operation(path, model);
    return new Addressed(operation, model, mode(operation, model, wish));
  }

  /// The invocation that a body asks for of whom it speaks to.
  ///
  /// @throws WireException with what is wrong with its fields
  public Invocation check(Addressed to, JsonNode body) {
    return switch (catalog.check(to.operation(), to.model(), to.mode(), body, options)) {
      case Checked.Valid(var values) ->
          new Invocation(to.operation(), to.model(), to.mode(), seeds.drawn(to.model(), values));
      case Checked.Invalid(var violations) ->
          throw new WireException(violations.getFirst().toError());
    };
  }

  /// The members of a body that other models at this path read and this one does not.
  public List<String> unread(Addressed to, JsonNode body) {
    return catalog.unread(to.operation(), to.model(), body);
  }

  /// The invocation that a task of a socket asks for.
  ///
  /// @param payload an object
  /// @throws WireException with what is wrong
  public Invocation duplex(String path, JsonNode payload) {
    Model model = model(payload);
    Operation operation = operation(path, model);
    return switch (catalog.check(operation, model, Mode.DUPLEX, payload, options)) {
      case Checked.Valid(var values) -> new Invocation(operation, model, Mode.DUPLEX, values);
      case Checked.Invalid(var violations) ->
          throw new WireException(violations.getFirst().toError());
    };
  }

  private Model model(JsonNode body) {
    JsonNode name = body.path("model");
    if (!name.isString() || name.asString().isBlank()) {
      throw new WireException(ErrorCode.EMPTY_MODEL.with());
    }
    return model(name.asString().strip());
  }

  /// The model of a name.
  ///
  /// @throws WireException with the nearest name, when there is none
  public Model model(String asked) {
    return catalog.model(asked).orElseThrow(() -> new WireException(unknown(asked)));
  }

  private WireError unknown(String asked) {
    ErrorCode code =
        sides.isService(Difference.UNKNOWN_MODEL)
            ? ErrorCode.MODEL_NOT_EXIST
            : ErrorCode.MODEL_NOT_FOUND;
    return code.with()
        .withHint(
            catalog
                .nearest(asked)
                .map("did you mean %s?"::formatted)
                .orElse("GET /api/v1/models lists what is here"));
  }

  private Operation operation(String path, Model model) {
    for (Operation operation : catalog.operationsAt(path)) {
      if (model.serves().containsKey(operation.name())) {
        return operation;
      }
    }
    throw new WireException(ErrorCode.URL_ERROR.with().withHint(servedAt(model)));
  }

  private String servedAt(Model model) {
    List<String> paths =
        catalog.operations().stream()
            .filter(operation -> model.serves().containsKey(operation.name()))
            .flatMap(operation -> operation.addresses().stream())
            .toList();
    return "%s is served at %s".formatted(model.name(), String.join(", ", paths));
  }

  /// An asynchronous header on a synchronous API does no harm, and an SDK keeps sending it; the
  /// service refuses it.
  private Mode mode(Operation operation, Model model, Wish wish) {
    Set<Mode> modes = model.serves().getOrDefault(operation.name(), Set.of());
    if (wish.task() && modes.contains(Mode.ASYNC)) {
      return Mode.ASYNC;
    }
    if (wish.task() && sides.isService(Difference.ASYNC_HEADER)) {
      throw new WireException(ErrorCode.ASYNCHRONOUS_NOT_SUPPORTED.with());
    }
    if (wish.stream() && modes.contains(Mode.STREAM)) {
      return Mode.STREAM;
    }
    if (modes.contains(Mode.SYNC)) {
      return Mode.SYNC;
    }
    throw new WireException(
        ErrorCode.SYNCHRONOUS_NOT_SUPPORTED
            .with()
            .withHint("send the header %s: %s".formatted(Wire.ASYNC, Wire.ENABLE)));
  }

  /// What a request is for, before its fields are looked at.
  public record Addressed(Operation operation, Model model, Mode mode) {}

  /// How a request asked to be answered, by its headers.
  ///
  /// @param task with a task
  /// @param stream with a stream of events
  public record Wish(boolean task, boolean stream) {}
}
