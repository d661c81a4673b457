package io.openbailian.server.openai;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.JsonShape;
import io.openbailian.protocol.PixelSize;
import io.openbailian.protocol.WireException;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.run.Invocation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A request for pictures in the OpenAI dialect (`images/generations`): `prompt`, `n`, `size` as
/// `1024x1024` or `auto`, `response_format`, and the API's own parameters by their names. A size
/// that the model does not make becomes the one of its usual sizes that is nearest in shape.
///
/// @param invocation what is asked for, by the API's own meanings
/// @param inline whether the pictures go within the answer
public record PictureRequest(Invocation invocation, boolean inline) {
  private static final String RESPONSE_FORMAT = "response_format";
  private static final Set<String> FORMATS = Set.of("url", "b64_json");
  private static final String AUTO = "auto";

  /// What both call alike.
  private static final List<String> ALIKE =
      List.of(
          Meaning.N,
          Meaning.SEED,
          Meaning.NEGATIVE_PROMPT,
          Meaning.WATERMARK,
          Meaning.PROMPT_EXTEND);

  /// What is read of a body.
  public static JsonShape shape() {
    return JsonShape.of(
        List.of(
            List.of("model"),
            List.of(Meaning.PROMPT),
            List.of(Meaning.SIZE),
            List.of(RESPONSE_FORMAT),
            List.of(Meaning.N),
            List.of(Meaning.SEED),
            List.of(Meaning.NEGATIVE_PROMPT),
            List.of(Meaning.WATERMARK),
            List.of(Meaning.PROMPT_EXTEND)));
  }

  /// Reads a request.
  ///
  /// @throws WireException with what is wrong with it
  public static PictureRequest read(JsonNode body, Catalog catalog, Invoker invoker) {
    Model model = model(body, invoker);
    Operation operation = operation(model, catalog);
    boolean inline = format(body).equals("b64_json");
    String size = body.path(Meaning.SIZE).asString(AUTO);
    if (size.equals(AUTO)) {
      return new PictureRequest(checked(body, model, operation, Optional.empty(), invoker), inline);
    }
    PixelSize asked = PixelSize.parse(size).orElseThrow(() -> noSize(size));
    return new PictureRequest(snapped(body, model, operation, asked, invoker), inline);
  }

  private static Model model(JsonNode body, Invoker invoker) {
    JsonNode name = body.path("model");
    if (!name.isString() || name.stringValue().isBlank()) {
      throw new WireException(ErrorCode.EMPTY_MODEL.with());
    }
    return invoker.model(name.stringValue().strip());
  }

  /// Where a model makes pictures of a prompt alone; as a task where it can.
  private static Operation operation(Model model, Catalog catalog) {
    return catalog.operations().stream()
        .filter(operation -> model.serves().containsKey(operation.name()))
        .filter(operation ->
            operation.result() == ResultShape.RESULTS || operation.result() == ResultShape.CHOICES)
        .filter(operation ->
            operation.places(Meaning.IMAGE).isEmpty()
                && !operation.places(Meaning.PROMPT).isEmpty())
        .min(Comparator.comparing(operation -> !operation.modes().contains(Mode.ASYNC)))
        .orElseThrow(() ->
            new WireException(
                ErrorCode.URL_ERROR
                    .with()
                    .withHint(model.name() + " makes no pictures of a prompt")));
  }

  private static String format(JsonNode body) {
    JsonNode said = body.path(RESPONSE_FORMAT);
    String format = said.isMissingNode() || said.isNull() ? "url" : said.asString("");
    if (!FORMATS.contains(format)) {
      throw new WireException(
          ErrorCode.INVALID_PARAMETER
              .with("response_format should be one of [url, b64_json]")
              .sent("response_format: " + (format.isEmpty() ? said.getNodeType() : format)));
    }
    return format;
  }

  private static WireException noSize(String size) {
    String shown = size.length() <= 40 ? size : size.substring(0, 40) + "…";
    return new WireException(
        ErrorCode.INVALID_PARAMETER
            .with("size should be auto or WIDTHxHEIGHT, for example 1024x1024")
            .sent("size: " + shown));
  }

  /// As it was asked for, or in the nearest of the model's usual sizes.
  private static Invocation snapped(
      JsonNode body, Model model, Operation operation, PixelSize asked, Invoker invoker) {
    try {
      return checked(body, model, operation, Optional.of(asked), invoker);
    } catch (WireException e) {
      Optional<PixelSize> nearest =
          model.suggestedSizes().stream()
              .min(Comparator.comparingDouble(size -> distance(size, asked)));
      if (nearest.isEmpty()) {
        throw e;
      }
      return checked(body, model, operation, nearest, invoker);
    }
  }

  /// Shape counts more than area.
  private static double distance(PixelSize one, PixelSize other) {
    double shape =
        Math.log((double) one.width() / one.height())
            - Math.log((double) other.width() / other.height());
    double area = Math.log((double) one.pixels()) - Math.log((double) other.pixels());
    return Math.abs(shape) * 10 + Math.abs(area);
  }

  private static Invocation checked(
      JsonNode body, Model model, Operation operation, Optional<PixelSize> size, Invoker invoker) {
    ObjectNode request = Json.object().put("model", model.name());
    JsonNode prompt = body.path(Meaning.PROMPT);
    List<Place> messages = operation.places(Meaning.MESSAGES);
    if (messages.isEmpty()) {
      if (!prompt.isMissingNode()) {
        put(request, operation, Meaning.PROMPT, prompt);
      }
    } else {
      ObjectNode message = Json.object().put("role", "user");
      ObjectNode part = message.putArray("content").addObject();
      if (!prompt.isMissingNode()) {
        part.set("text", prompt);
      }
      messages.getFirst().put(request, Json.mapper().createArrayNode().add(message));
    }
    for (String meaning : ALIKE) {
      @Nullable JsonNode value = body.get(meaning);
      if (value != null && !value.isNull()) {
        put(request, operation, meaning, value);
      }
    }
    if (!body.has(Meaning.N)) {
      put(request, operation, Meaning.N, Json.mapper().valueToTree(1)); // the dialect's default
    }
    size.ifPresent(
        some -> put(request, operation, Meaning.SIZE, Json.mapper().valueToTree(some.toString())));
    boolean task = operation.modes().contains(Mode.ASYNC);
    return invoker.resolve(operation.paths().getFirst(), request, new Invoker.Wish(task, false));
  }

  private static void put(ObjectNode request, Operation operation, String meaning, JsonNode value) {
    List<Place> places = operation.places(meaning);
    if (!places.isEmpty()) {
      places.getFirst().put(request, value);
    }
  }

  /// Whether a task makes the pictures.
  public boolean isTask() {
    return invocation.mode() == Mode.ASYNC;
  }
}
