package io.openbailian.server.openai;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.JsonShape;
import io.openbailian.protocol.PixelSize;
import io.openbailian.protocol.WireException;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.run.Invocation;
import io.openbailian.text.Trim;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A request for a film in the OpenAI dialect (`videos`): `prompt`, `seconds`, `size` as
/// `1280x720`, and the API's own parameters by their names. A size that the model does not make
/// becomes the one of its sizes that is nearest in shape.
public final class VideoRequest {
  /// A picture to begin with.
  public static final String REFERENCE = "input_reference";

  /// How long it is to be.
  public static final String SECONDS = "seconds";

  private static final String MODEL = "model";
  private static final int MOST_DIGITS = 6;

  /// What both call alike.
  private static final List<String> ALIKE =
      List.of(
          Meaning.SEED,
          Meaning.NEGATIVE_PROMPT,
          Meaning.WATERMARK,
          Meaning.PROMPT_EXTEND,
          Meaning.FPS);

  /// The members that are read.
  public static final Set<String> READ =
      Stream.concat(
              ALIKE.stream(), Stream.of(MODEL, Meaning.PROMPT, SECONDS, Meaning.SIZE, REFERENCE))
          .collect(Collectors.toUnmodifiableSet());

  private VideoRequest() {}

  /// What is read of a body.
  public static JsonShape shape() {
    return JsonShape.of(READ.stream().map(List::of).toList());
  }

  /// Reads a request.
  ///
  /// @throws WireException with what is wrong with it
  public static Invocation read(ObjectNode body, Catalog catalog, Invoker invoker) {
    Model model = PictureRequest.model(body, invoker);
    Operation operation =
        operation(model, catalog)
            .orElseThrow(() ->
                new WireException(
                    ErrorCode.URL_ERROR.with().withHint(model.name() + " makes no films")));
    if (!body.path(REFERENCE).isMissingNode() && !body.path(REFERENCE).isNull()) {
      throw reference();
    }
    JsonNode size = body.path(Meaning.SIZE);
    return PictureRequest.snapped(
        model,
        size.isMissingNode() || size.isNull() ? "auto" : size.asString("?"),
        asked ->
            invoker.resolve(
                operation.paths().getFirst(),
                request(body, model, operation, asked),
                new Invoker.Wish(true, false)));
  }

  /// No model of this dialect begins a film with a picture.
  public static WireException reference() {
    return new WireException(
        ErrorCode.INVALID_PARAMETER.with(
            "input_reference is not taken: the models here make films of words"));
  }

  /// Where a model makes films of words.
  public static Optional<Operation> operation(Model model, Catalog catalog) {
    return catalog.operations().stream()
        .filter(operation -> model.serves(operation, Mode.ASYNC))
        .filter(operation -> operation.result() == ResultShape.VIDEO_URL)
        .findFirst();
  }

  private static ObjectNode request(
      ObjectNode body, Model model, Operation operation, Optional<PixelSize> size) {
    ObjectNode request = Json.object().put(MODEL, model.name());
    put(request, operation, Meaning.PROMPT, body.path(Meaning.PROMPT));
    put(request, operation, Meaning.DURATION, seconds(body.path(SECONDS)));
    for (String meaning : ALIKE) {
      put(request, operation, meaning, body.path(meaning));
    }
    size.ifPresent(
        some -> put(request, operation, Meaning.SIZE, Json.mapper().valueToTree(some.toString())));
    return request;
  }

  /// A number, which this dialect writes as a text; whatever else it is, is judged like any value.
  private static JsonNode seconds(JsonNode said) {
    String text = said.asString("").strip();
    return said.isString() && Trim.isDigits(text, MOST_DIGITS)
        ? Json.mapper().valueToTree(Integer.parseInt(text))
        : said;
  }

  private static void put(ObjectNode request, Operation operation, String meaning, JsonNode value) {
    if (!value.isMissingNode() && !value.isNull() && !operation.places(meaning).isEmpty()) {
      operation.places(meaning).getFirst().put(request, value);
    }
  }
}
