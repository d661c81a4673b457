package io.openbailian.conformance.text;

import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// The doors through which a text comes in.
enum TextDoor {
  PROMPT(text(Bodies::prompt)),
  DOCUMENT_IN_PROMPT(text(Bodies::documentInPrompt)),
  HISTORY(text(Bodies::history)),
  MESSAGE_LIST(text(Bodies::messageList)),
  STREAM((visitor, text) ->
      visitor.post(Visitor.GENERATION, Bodies.prompt(text), "X-DashScope-SSE: enable")),
  CHAT(chat(Bodies::chat)),
  CHAT_STREAM(chat(Bodies::chatStream)),
  CHAT_PARTS(chat(Bodies::chatParts)),
  STOP(chat(Bodies::stop)),
  TOOLS(chat(Bodies::tools)),
  JSON_ANSWER(chat(Bodies::jsonAnswer)),
  SCHEMA_ANSWER(chat(Bodies::schemaAnswer)),

  PICTURE(multimodal(Bodies::picture)),
  EDIT(multimodal(Bodies::edit)),
  TEXT2IMAGE(text2image(Bodies::text2image)),
  NEGATIVE_PROMPT(text2image(Bodies::negativePrompt)),
  EXTENDED_PROMPT(text2image(Bodies::extendedPrompt)),
  SIZE(text2image(Bodies::size)),
  DESCRIBED_EDIT(image2image(Bodies::describedEdit)),
  MASKED_EDIT(image2image(Bodies::maskedEdit)),
  STYLE(image2image(Bodies::style)),
  FUNCTION_NAME(image2image(Bodies::functionName)),
  ADDRESS(image2image(Bodies::address)),
  BASE64(image2image(Bodies::base64)),
  DOMAIN_HINT(image2image(Bodies::domainHint)),
  TERMS(image2image(Bodies::terms)),
  FILM(task("/api/v1/services/aigc/video-generation/video-synthesis", Bodies::film)),

  SPEECH((visitor, text) -> visitor.socket(Bodies.speech(text))),
  MARKED_SPEECH((visitor, text) -> visitor.socket(Bodies.marked(text))),
  RECORDING(transcription(Bodies::recording)),
  VOCABULARY(transcription(Bodies::vocabulary)),

  MODEL(text(Bodies::model)),
  UNKNOWN_NAME(text(Bodies::unknownName)),
  LIST_QUERY((visitor, text) -> visitor.get("/api/v1/tasks?model_name=" + Visitor.encoded(text))),
  TASK_ID((visitor, text) -> visitor.get("/api/v1/tasks/" + Visitor.encoded(text))),
  UPLOAD_MODEL((visitor, text) ->
      visitor.get("/api/v1/uploads?action=getPolicy&model=" + Visitor.encoded(text))),
  UPLOAD_NAME((visitor, text) -> visitor.form("key", "a/" + text, "a.png")),
  UPLOAD_POLICY((visitor, text) -> visitor.form("policy", text, "a.png")),
  UPLOAD_FILE_NAME((visitor, text) -> visitor.form("key", "a/b.png", text)),
  AUTHORIZATION((visitor, text) -> visitor.header("Authorization", "Bearer " + text)),
  SSE_HEADER((visitor, text) -> visitor.header("X-DashScope-SSE", text)),
  HOST((visitor, text) -> visitor.header("Host", text)),
  KEY_NAME((visitor, text) -> visitor.admin("/admin/v1/keys", Bodies.keyName(text)));

  @SuppressWarnings("ImmutableEnumChecker") // lambdas that hold nothing
  private final Maker maker;

  TextDoor(Maker maker) {
    this.maker = maker;
  }

  @FunctionalInterface
  private interface Maker {
    Visitor.Knock make(Visitor visitor, String text);
  }

  private static Maker text(Function<String, ObjectNode> body) {
    return (visitor, text) -> visitor.post(Visitor.GENERATION, body.apply(text));
  }

  private static Maker chat(Function<String, ObjectNode> body) {
    return (visitor, text) ->
        visitor.post("/compatible-mode/v1/chat/completions", body.apply(text));
  }

  private static Maker multimodal(Function<String, ObjectNode> body) {
    return (visitor, text) ->
        visitor.post("/api/v1/services/aigc/multimodal-generation/generation", body.apply(text));
  }

  private static Maker text2image(Function<String, ObjectNode> body) {
    return task("/api/v1/services/aigc/text2image/image-synthesis", body);
  }

  private static Maker image2image(Function<String, ObjectNode> body) {
    return task("/api/v1/services/aigc/image2image/image-synthesis", body);
  }

  private static Maker transcription(Function<String, ObjectNode> body) {
    return task("/api/v1/services/audio/asr/transcription", body);
  }

  private static Maker task(String path, Function<String, ObjectNode> body) {
    return (visitor, text) -> visitor.task(path, body.apply(text));
  }

  /// The request that brings this text, built and not yet sent.
  Visitor.Knock knock(Visitor visitor, String text) {
    return maker.make(visitor, text);
  }
}
