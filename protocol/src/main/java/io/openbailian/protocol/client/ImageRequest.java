package io.openbailian.protocol.client;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.PixelSize;
import io.openbailian.protocol.Wire;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A request for pictures from text, as it is sent; immutable.
///
/// What is not set is not sent, so the model's own default holds; members this class has no method
/// for pass through untouched.
public final class ImageRequest {
  /// Where it is posted, below the API's base.
  public static final String PATH = Wire.SERVICES + "/aigc/text2image/image-synthesis";

  private static final String MODEL = "model";
  private static final String INPUT = "input";
  private static final String PARAMETERS = "parameters";
  private static final String PROMPT = "prompt";
  private static final String MESSAGES = "messages";
  private static final String NEGATIVE_PROMPT = "negative_prompt";
  private static final String SIZE = "size";
  private static final String N = "n";
  private static final String SEED = "seed";
  private static final String PROMPT_EXTEND = "prompt_extend";
  private static final String WATERMARK = "watermark";

  private final ObjectNode body;

  private ImageRequest(ObjectNode body) {
    this.body = body;
  }

  public static ImageRequest of(String model, String prompt) {
    return empty().model(model).prompt(prompt);
  }

  /// A request that says nothing yet.
  public static ImageRequest empty() {
    return new ImageRequest(Json.object());
  }

  /// Reads a request in either of its written forms: the body of the HTTP call (`model`, `input`,
  /// `parameters`), or all of it flat (`model`, `prompt`, `size`…).
  ///
  /// @return empty when `input` or `parameters` is there and is no object
  public static Optional<ImageRequest> read(ObjectNode tree) {
    if (!tree.has(INPUT) && !tree.has(PARAMETERS)) {
      return Optional.of(new ImageRequest(nested(tree)));
    }
    boolean whole = isObjectOrAbsent(tree, INPUT) && isObjectOrAbsent(tree, PARAMETERS);
    return whole ? Optional.of(new ImageRequest(tree.deepCopy())) : Optional.empty();
  }

  private static boolean isObjectOrAbsent(ObjectNode tree, String member) {
    return !tree.has(member) || tree.path(member).isObject();
  }

  private static ObjectNode nested(ObjectNode flat) {
    ObjectNode body = Json.object();
    flat.properties()
        .forEach(member -> {
          switch (member.getKey()) {
            case MODEL -> body.set(MODEL, member.getValue());
            case PROMPT, NEGATIVE_PROMPT ->
                child(body, INPUT).set(member.getKey(), member.getValue());
            default -> child(body, PARAMETERS).set(member.getKey(), member.getValue());
          }
        });
    return body;
  }

  public Optional<String> model() {
    return Trees.text(body, MODEL);
  }

  public ImageRequest model(String name) {
    ObjectNode copy = body.deepCopy();
    copy.put(MODEL, name);
    return new ImageRequest(copy);
  }

  public Optional<String> prompt() {
    return Trees.text(body.path(INPUT), PROMPT);
  }

  public ImageRequest prompt(String text) {
    return with(INPUT, PROMPT, Json.mapper().getNodeFactory().stringNode(text));
  }

  /// Replaces it in both of its places on the wire.
  public ImageRequest negativePrompt(String text) {
    ImageRequest changed =
        with(INPUT, NEGATIVE_PROMPT, Json.mapper().getNodeFactory().stringNode(text));
    child(changed.body, PARAMETERS).remove(NEGATIVE_PROMPT);
    return changed;
  }

  /// A size is sent as the wire spells it; text that is none is left for the server to refuse.
  public ImageRequest size(String text) {
    String spelled = PixelSize.parse(text).map(PixelSize::toString).orElse(text);
    return with(PARAMETERS, SIZE, Json.mapper().getNodeFactory().stringNode(spelled));
  }

  public OptionalLong n() {
    return Trees.integer(body.path(PARAMETERS), N);
  }

  public ImageRequest n(int pictures) {
    return with(PARAMETERS, N, Json.mapper().getNodeFactory().numberNode(pictures));
  }

  public OptionalLong seed() {
    return Trees.integer(body.path(PARAMETERS), SEED);
  }

  public ImageRequest seed(long seed) {
    return with(PARAMETERS, SEED, Json.mapper().getNodeFactory().numberNode(seed));
  }

  public ImageRequest promptExtend(boolean on) {
    return with(PARAMETERS, PROMPT_EXTEND, Json.mapper().getNodeFactory().booleanNode(on));
  }

  public ImageRequest watermark(boolean on) {
    return with(PARAMETERS, WATERMARK, Json.mapper().getNodeFactory().booleanNode(on));
  }

  /// The body to post, a copy.
  public ObjectNode toJson() {
    return body.deepCopy();
  }

  /// Whether it says what to make, as a prompt or as messages.
  public boolean saysWhat() {
    return prompt().isPresent() || !body.path(INPUT).path(MESSAGES).isEmpty();
  }

  /// The body for operations that take messages: there the prompt is a message's text, and all else
  /// a parameter. Messages that are there hold, unless there is a prompt.
  public ObjectNode toMessages() {
    ObjectNode copy = body.deepCopy();
    ObjectNode input = child(copy, INPUT);
    prompt()
        .ifPresent(text -> {
          input.remove(PROMPT);
          ObjectNode message = Message.of(Message.USER);
          message.withArrayProperty(Message.CONTENT).addObject().put("text", text);
          input.putArray(MESSAGES).add(message);
        });
    if (input.has(NEGATIVE_PROMPT)) {
      child(copy, PARAMETERS).set(NEGATIVE_PROMPT, input.remove(NEGATIVE_PROMPT));
    }
    return copy;
  }

  private ImageRequest with(String parent, String member, JsonNode value) {
    ObjectNode copy = body.deepCopy();
    child(copy, parent).set(member, value);
    return new ImageRequest(copy);
  }

  private static ObjectNode child(ObjectNode tree, String member) {
    return tree.path(member).isObject() ? (ObjectNode) tree.path(member) : tree.putObject(member);
  }
}
