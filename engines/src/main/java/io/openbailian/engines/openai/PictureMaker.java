package io.openbailian.engines.openai;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Media;
import io.openbailian.outbound.Answer;
import io.openbailian.outbound.Form;
import io.openbailian.outbound.MaskPicture;
import io.openbailian.outbound.Outgoing;
import io.openbailian.outbound.PngFile;
import io.openbailian.outbound.Signs;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.PixelSize;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Pictures, of words alone or of other pictures, one at a time.
final class PictureMaker {
  private static final String PROMPT = "prompt";
  private static final String SIZE = "size";
  private final Server server;
  private final Instructions instructions = Instructions.read();
  private final PictureAnswer answers;

  PictureMaker(Server server) {
    this.server = server;
    this.answers = new PictureAnswer(server.client());
  }

  void draw(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    if (call.values().flag(Meaning.ENABLE_INTERLEAVE)) {
      throw unsupported("texts and pictures in turn");
    }
    List<BufferedImage> images = call.pixels();
    for (Item item : call.items()) {
      if (call.stopped()) {
        throw new InterruptedException("the call was stopped before item " + item.index());
      }
      Outgoing request = images.isEmpty() ? words(call, item) : edit(call, item, images);
      try (Answer answer = server.client().ask(request)) {
        Media media = answers.read(answer);
        sink.emit(new EngineEvent.MediaReady(item.index(), media));
      }
    }
  }

  private static EngineFailure unsupported(String what) {
    return new EngineFailure.Refused(
        ErrorCode.UNSUPPORTED_OPERATION.with(
            "The engine of this model cannot make %s.".formatted(what)));
  }

  private Outgoing words(EngineCall call, Item item) throws EngineFailure {
    Profile.Pictures pictures =
        server
            .profile()
            .pictures()
            .orElseThrow(() -> unsupported("a picture of words alone, without a picture to edit"));
    return Outgoing.post(
        server.path(pictures.path()), request(call.values(), call.model().name(), pictures, item));
  }

  /// What a request for one picture says.
  private ObjectNode request(Values values, String model, Profile.Pictures pictures, Item item)
      throws EngineFailure {
    ObjectNode fields = fields(values, pictures, item);
    ObjectNode request = Json.object();
    server.name(model, request);
    request.put(PROMPT, prompt(values, pictures, fields)).put("n", 1);
    values.size(Meaning.SIZE).ifPresent(size -> request.put(SIZE, spelled(size)));
    pictures.also().forEach(request::put);
    if (pictures.tag().isEmpty()) {
      request.setAll(fields);
    }
    return request;
  }

  private static String spelled(PixelSize size) {
    return size.width() + "x" + size.height();
  }

  private ObjectNode fields(Values values, Profile.Pictures pictures, Item item) {
    ObjectNode fields = Json.object();
    for (Map.Entry<String, String> field : pictures.fields().entrySet()) {
      JsonNode value = values.node(field.getKey());
      if (field.getKey().equals(Meaning.SEED)) {
        fields.put(field.getValue(), item.seed());
      } else if (value != null && value.isString()) {
        fields.put(field.getValue(), server.profile().defused(value.asString()));
      } else if (value != null) {
        fields.set(field.getValue(), value);
      }
    }
    return fields;
  }

  /// The prompt, harmless; the server's own signs come behind it.
  private String prompt(Values values, Profile.Pictures pictures, ObjectNode fields)
      throws EngineFailure {
    StringBuilder prompt = new StringBuilder(server.profile().defused(instructions.of(values)));
    Optional<String> negative =
        values.text(Meaning.NEGATIVE_PROMPT).filter(text -> !text.isBlank());
    if (pictures.negativeBehind().isPresent() && negative.isPresent()) {
      prompt
          .append(pictures.negativeBehind().get())
          .append(server.profile().defused(negative.get()));
    }
    pictures
        .tag()
        .ifPresent(tag -> prompt.append("<%s>%s</%s>".formatted(tag, tagged(fields), tag)));
    return prompt.toString();
  }

  /// The end of the tag would end it also within a text.
  private static String tagged(ObjectNode fields) {
    return Signs.replaced(Json.text(fields), "</", "<\\/");
  }

  private Outgoing edit(EngineCall call, Item item, List<BufferedImage> images)
      throws EngineFailure, InterruptedException {
    Profile.Edits edits =
        server.profile().edits().orElseThrow(() -> unsupported("a picture of another picture"));
    if (images.size() > 1 && !edits.moreImages()) {
      throw unsupported("one picture of several");
    }
    if (call.mask().isEmpty() && edits.maskNeeded()) {
      throw unsupported("an edit without a mask");
    }
    Form form = new Form();
    request(call.values(), call.model().name(), edits.common(), item)
        .properties()
        .forEach(field -> form.field(field.getKey(), text(field.getValue())));
    int number = 1;
    for (BufferedImage image : images) {
      form.file(edits.image(), "image-%d.png".formatted(number++), PngFile.of(image));
    }
    if (call.mask().isPresent()) {
      BufferedImage mask = MaskPicture.of(call.mask().get().pixels(), edits.maskIsTransparent());
      form.file(edits.mask(), "mask.png", PngFile.of(mask));
    }
    return Outgoing.post(server.path(edits.common().path()), form.body());
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asString() : Json.text(value);
  }
}
