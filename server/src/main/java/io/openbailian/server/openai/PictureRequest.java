package io.openbailian.server.openai;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.protocol.EditFunctions;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.JsonShape;
import io.openbailian.protocol.PixelSize;
import io.openbailian.protocol.WireException;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.run.Invocation;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// A request for pictures in the OpenAI dialect (`images/generations`): `prompt`, `n`, `size` as
/// `1024x1024` or `auto`, `response_format`, and the API's own parameters by their names. A size
/// that the model does not make becomes the one of its usual sizes that is nearest in shape.
///
/// @param invocation what is asked for, by the API's own meanings
/// @param inline whether the pictures go within the answer
/// @param unread members that other models read
public record PictureRequest(Invocation invocation, boolean inline, List<String> unread) {
  public PictureRequest {
    unread = List.copyOf(unread);
  }

  /// What is to be edited.
  ///
  /// @param pictures their addresses; none where a picture is made of words alone
  /// @param mask where white may change
  public record Sources(List<String> pictures, Optional<String> mask) {
    public static final Sources NONE = new Sources(List.of(), Optional.empty());

    public Sources {
      pictures = List.copyOf(pictures);
    }
  }

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

  /// The members that are read.
  public static Set<String> members() {
    Set<String> all = new HashSet<>(ALIKE);
    all.addAll(List.of("model", Meaning.PROMPT, Meaning.SIZE, RESPONSE_FORMAT));
    return all;
  }

  /// What is read of a body.
  public static JsonShape shape() {
    return JsonShape.of(members().stream().map(List::of).toList());
  }

  /// Reads a request.
  ///
  /// @param sources what is to be edited
  /// @throws WireException with what is wrong with it
  public static PictureRequest read(
      JsonNode body, Sources sources, Catalog catalog, Invoker invoker) {
    Model model = model(body, invoker);
    Operation operation = operation(model, sources, catalog);
    boolean inline = format(body).equals("b64_json");
    boolean sized = model.field(Meaning.SIZE).isPresent();
    Asked asked = new Asked(body, model, operation, sources);
    Invocation invocation =
        snapped(
            model,
            sized ? body.path(Meaning.SIZE).asString(AUTO) : AUTO,
            size -> checked(asked, size, invoker));
    return new PictureRequest(
        invocation,
        inline,
        sized || body.path(Meaning.SIZE).isMissingNode() ? List.of() : List.of(Meaning.SIZE));
  }

  /// What is asked of whom.
  private record Asked(JsonNode body, Model model, Operation operation, Sources sources) {}

  static Model model(JsonNode body, Invoker invoker) {
    JsonNode name = body.path("model");
    if (!name.isString() || name.stringValue().isBlank()) {
      throw new WireException(ErrorCode.EMPTY_MODEL.with());
    }
    return invoker.model(name.stringValue().strip());
  }

  /// Where a model makes pictures of this; as a task where it can.
  private static Operation operation(Model model, Sources sources, Catalog catalog) {
    return catalog.operations().stream()
        .filter(operation -> model.serves().containsKey(operation.name()))
        .filter(operation ->
            operation.result() == ResultShape.RESULTS || operation.result() == ResultShape.CHOICES)
        .filter(operation ->
            sources.pictures().isEmpty()
                ? makesOfWords(operation)
                : edits(operation, model, sources.mask().isPresent()))
        .min(Comparator.comparing(operation -> !operation.modes().contains(Mode.ASYNC)))
        .orElseThrow(() ->
            new WireException(
                ErrorCode.URL_ERROR.with().withHint(model.name() + " " + lacks(sources))));
  }

  private static boolean makesOfWords(Operation operation) {
    return operation.places(Meaning.IMAGE).isEmpty() && !operation.places(Meaning.PROMPT).isEmpty();
  }

  private static boolean edits(Operation operation, Model model, boolean masked) {
    boolean one = reads(operation, model, Meaning.IMAGE);
    boolean several = reads(operation, model, Meaning.IMAGES);
    return (one || several)
        && !operation.places(Meaning.PROMPT).isEmpty()
        && (!masked || reads(operation, model, Meaning.MASK));
  }

  private static boolean reads(Operation operation, Model model, String meaning) {
    return !operation.places(meaning).isEmpty() && model.field(meaning).isPresent();
  }

  private static String lacks(Sources sources) {
    if (sources.pictures().isEmpty()) {
      return "makes no pictures of a prompt";
    }
    return sources.mask().isPresent() ? "edits no pictures by a mask" : "edits no pictures";
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
  ///
  /// @param size `auto` or WIDTHxHEIGHT
  /// @param checked the invocation with a size of ours, or the model's own
  static Invocation snapped(
      Model model, String size, Function<Optional<PixelSize>, Invocation> checked) {
    if (size.equals(AUTO)) {
      return checked.apply(Optional.empty());
    }
    PixelSize asked = PixelSize.parse(size).orElseThrow(() -> noSize(size));
    try {
      return checked.apply(Optional.of(asked));
    } catch (WireException e) {
      Optional<PixelSize> nearest =
          model.sizesToChooseFrom().stream()
              .min(Comparator.comparingDouble(one -> distance(one, asked)));
      if (nearest.isEmpty()) {
        throw e;
      }
      return checked.apply(nearest);
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

  private static Invocation checked(Asked asked, Optional<PixelSize> size, Invoker invoker) {
    Operation operation = asked.operation();
    ObjectNode request = Json.object().put("model", asked.model().name());
    List<Place> messages = operation.places(Meaning.MESSAGES);
    if (messages.isEmpty()) {
      putSources(request, asked);
    } else {
      ObjectNode message = Json.object().put("role", "user");
      ArrayNode parts = message.putArray("content");
      asked.sources().pictures().forEach(address -> parts.addObject().put("image", address));
      ObjectNode words = parts.addObject();
      JsonNode prompt = asked.body().path(Meaning.PROMPT);
      if (!prompt.isMissingNode()) {
        words.set("text", prompt);
      }
      messages.getFirst().put(request, Json.mapper().createArrayNode().add(message));
    }
    for (String meaning : ALIKE) {
      @Nullable JsonNode value = asked.body().get(meaning);
      if (value != null && !value.isNull()) {
        put(request, operation, meaning, value);
      }
    }
    if (!asked.body().has(Meaning.N)) {
      put(request, operation, Meaning.N, Json.mapper().valueToTree(1)); // the dialect's default
    }
    size.ifPresent(
        some -> put(request, operation, Meaning.SIZE, Json.mapper().valueToTree(some.toString())));
    boolean task = operation.modes().contains(Mode.ASYNC);
    return invoker.resolve(operation.paths().getFirst(), request, new Invoker.Wish(task, false));
  }

  /// Of operations whose requests hold no messages.
  private static void putSources(ObjectNode request, Asked asked) {
    Operation operation = asked.operation();
    JsonNode prompt = asked.body().path(Meaning.PROMPT);
    if (!prompt.isMissingNode()) {
      put(request, operation, Meaning.PROMPT, prompt);
    }
    List<String> pictures = asked.sources().pictures();
    if (pictures.isEmpty()) {
      return;
    }
    if (pictures.size() > 1) {
      throw new WireException(
          ErrorCode.INVALID_PARAMETER
              .with("image should be one picture for %s".formatted(asked.model().name()))
              .sent(pictures.size() + " pictures"));
    }
    put(request, operation, Meaning.IMAGE, new StringNode(pictures.getFirst()));
    Optional<String> mask = asked.sources().mask();
    mask.ifPresent(address -> put(request, operation, Meaning.MASK, new StringNode(address)));
    if (asked.model().field(Meaning.FUNCTION).isPresent()) {
      String function =
          mask.isPresent() ? EditFunctions.DESCRIBED_WITH_MASK : EditFunctions.DESCRIBED;
      put(request, operation, Meaning.FUNCTION, new StringNode(function));
    }
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
