package io.openbailian.conformance.text;

import io.openbailian.conformance.Drawings;
import io.openbailian.protocol.Json;
import java.util.Base64;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Bodies that carry a text to the places that read one.
final class Bodies {
  private static final String TEXT_MODEL = "qwen-turbo";
  private static final int SHORT_MESSAGE = 8;
  private static final String BALL = picture(Drawings.ball());
  private static final String MASK = picture(Drawings.ballMask());

  private Bodies() {}

  private static String picture(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }

  static ObjectNode prompt(String text) {
    ObjectNode body = Json.object().put("model", TEXT_MODEL);
    body.putObject("input").put("prompt", text);
    return body;
  }

  static ObjectNode documentInPrompt(String text) {
    ObjectNode document = Json.object().put("name", text);
    document.putArray("items").add(text.substring(0, text.length() / 2));
    return prompt("list the fields of " + Json.text(document) + " as a table");
  }

  static ObjectNode history(String text) {
    ObjectNode body = prompt("and then?");
    body.withObject("/input")
        .putArray("history")
        .addObject()
        .put("user", text.substring(0, text.length() / 2))
        .put("bot", text.substring(text.length() / 2));
    return body;
  }

  static ObjectNode messageList(String text) {
    ObjectNode body = Json.object().put("model", TEXT_MODEL);
    ArrayNode messages = body.putObject("input").putArray("messages");
    for (int from = 0; from < text.length(); from += SHORT_MESSAGE) {
      String part = text.substring(from, Math.min(text.length(), from + SHORT_MESSAGE));
      messages.addObject().put("role", "user").put("content", part);
    }
    body.putObject("parameters").put("result_format", "message");
    return body;
  }

  static ObjectNode chat(String text) {
    ObjectNode body = Json.object().put("model", TEXT_MODEL);
    body.putArray("messages").addObject().put("role", "user").put("content", text);
    return body;
  }

  static ObjectNode chatStream(String text) {
    ObjectNode body = chat(text).put("stream", true);
    body.putObject("stream_options").put("include_usage", true);
    return body;
  }

  static ObjectNode chatParts(String text) {
    ObjectNode body = Json.object().put("model", TEXT_MODEL);
    ArrayNode messages = body.putArray("messages");
    messages.addObject().put("role", "system").put("content", text.substring(0, text.length() / 2));
    ArrayNode parts = messages.addObject().put("role", "user").putArray("content");
    parts.addObject().put("type", "text").put("text", text.substring(text.length() / 2));
    return body;
  }

  static ObjectNode stop(String text) {
    return chat("write a poem").put("stop", text);
  }

  static ObjectNode tools(String text) {
    ObjectNode body = chat(text.substring(0, text.length() / 2));
    ObjectNode function =
        body.putArray("tools").addObject().put("type", "function").putObject("function");
    function.put("name", "look_up").put("description", text.substring(text.length() / 2));
    function
        .putObject("parameters")
        .put("type", "object")
        .putObject("properties")
        .putObject("name")
        .put("type", "string")
        .put("pattern", "(a+)+$");
    return body.put("tool_choice", "required");
  }

  static ObjectNode jsonAnswer(String text) {
    ObjectNode body = chat("as JSON with the fields " + text);
    body.putObject("response_format").put("type", "json_object");
    return body;
  }

  static ObjectNode schemaAnswer(String text) {
    ObjectNode body = chat(text.substring(0, text.length() / 2));
    ObjectNode schema =
        body.putObject("response_format")
            .put("type", "json_schema")
            .putObject("json_schema")
            .put("name", "answer")
            .putObject("schema")
            .put("type", "object")
            .put("description", text.substring(text.length() / 2));
    ObjectNode properties = schema.putObject("properties");
    properties
        .putObject("title")
        .put("type", "string")
        .put("description", text.substring(text.length() * 3 / 4));
    properties.putObject("kind").putArray("enum").add(text.substring(text.length() * 7 / 8));
    return body;
  }

  static ObjectNode picture(String text) {
    ObjectNode body = Json.object().put("model", "z-image-turbo");
    content(body).addObject().put("text", text);
    body.putObject("parameters").put("size", "512*512").put("prompt_extend", true);
    return body;
  }

  static ObjectNode edit(String text) {
    ObjectNode body = Json.object().put("model", "qwen-image-edit");
    ArrayNode content = content(body);
    content.addObject().put("image", BALL);
    content.addObject().put("text", text);
    return body;
  }

  private static ArrayNode content(ObjectNode body) {
    return body.putObject("input")
        .putArray("messages")
        .addObject()
        .put("role", "user")
        .putArray("content");
  }

  private static ObjectNode text2image(String prompt, String negative) {
    ObjectNode body = Json.object().put("model", "wan2.2-t2i-flash");
    body.putObject("input").put("prompt", prompt).put("negative_prompt", negative);
    body.putObject("parameters").put("size", "512*512").put("n", 1).put("prompt_extend", false);
    return body;
  }

  static ObjectNode text2image(String text) {
    return text2image(text, "dark");
  }

  static ObjectNode negativePrompt(String text) {
    return text2image("a cat", text);
  }

  static ObjectNode extendedPrompt(String text) {
    ObjectNode body = text2image(text, "dark");
    body.withObject("/parameters").put("prompt_extend", true);
    return body;
  }

  static ObjectNode size(String text) {
    ObjectNode body = text2image("a cat", "dark");
    body.withObject("/parameters").put("size", text).put("seed", text);
    return body;
  }

  private static ObjectNode function(String function, String prompt) {
    ObjectNode body = Json.object().put("model", "wanx2.1-imageedit");
    body.putObject("input")
        .put("function", function)
        .put("prompt", prompt)
        .put("base_image_url", BALL);
    body.putObject("parameters").put("n", 1);
    return body;
  }

  static ObjectNode describedEdit(String text) {
    return function("description_edit", text);
  }

  static ObjectNode maskedEdit(String text) {
    ObjectNode body = function("description_edit_with_mask", text);
    body.withObject("/input").put("mask_image_url", MASK);
    return body;
  }

  static ObjectNode style(String text) {
    return function("stylization_all", text);
  }

  static ObjectNode functionName(String text) {
    return function(text, "a cat");
  }

  private static ObjectNode translation() {
    ObjectNode body = Json.object().put("model", "qwen-mt-image");
    body.putObject("input")
        .put("image_url", BALL)
        .put("source_lang", "en")
        .put("target_lang", "zh");
    return body;
  }

  static ObjectNode domainHint(String text) {
    ObjectNode body = translation();
    body.withObject("/input/ext").put("domainHint", text);
    return body;
  }

  static ObjectNode terms(String text) {
    ObjectNode body = translation();
    ObjectNode ext = body.withObject("/input/ext");
    ext.putArray("sensitives").add(text.substring(0, text.length() / 4));
    ArrayNode terms = ext.putArray("terminologies");
    String half = text.substring(text.length() / 2);
    terms.addObject().put("src", half).put("tgt", half);
    for (int from = 0; from < text.length() / 4; from += SHORT_MESSAGE) {
      String part = text.substring(from, from + SHORT_MESSAGE);
      terms.addObject().put("src", part).put("tgt", part);
    }
    return body;
  }

  static ObjectNode film(String text) {
    ObjectNode body = Json.object().put("model", "wan2.1-t2v-turbo");
    body.putObject("input").put("prompt", text).put("negative_prompt", "dark");
    body.putObject("parameters").put("duration", 1).put("fps", 1).put("size", "480*832");
    return body;
  }

  static ObjectNode recording(String text) {
    ObjectNode body = Json.object().put("model", "paraformer-v1");
    body.putObject("input").putArray("file_urls").add("https://h.invalid/" + text);
    return body;
  }

  static ObjectNode vocabulary(String text) {
    ObjectNode body = Json.object().put("model", "paraformer-v1");
    body.putObject("input").putArray("file_urls").add("http://127.0.0.1:9/a.wav");
    body.putObject("parameters")
        .put("vocabulary_id", text)
        .put("special_word_filter", text)
        .putArray("language_hints")
        .add(text);
    return body;
  }

  static ObjectNode address(String text) {
    ObjectNode body = function("colorization", "red");
    body.withObject("/input").put("base_image_url", "https://h.invalid/" + text);
    return body;
  }

  static ObjectNode base64(String text) {
    ObjectNode body = function("colorization", "red");
    body.withObject("/input").put("base_image_url", "data:image/png;base64," + text);
    return body;
  }

  static ObjectNode speech(String text) {
    ObjectNode payload =
        Json.object()
            .put("task_group", "audio")
            .put("task", "tts")
            .put("function", "SpeechSynthesizer")
            .put("model", "sambert-zhichu-v1");
    payload.putObject("input").put("text", text);
    payload.putObject("parameters").put("text_type", "PlainText").put("format", "pcm");
    return payload;
  }

  static ObjectNode marked(String text) {
    ObjectNode payload = speech("<speak>" + text + "</speak>");
    payload.withObject("/parameters").put("text_type", "SSML");
    return payload;
  }

  static ObjectNode model(String text) {
    return prompt("hi").put("model", text);
  }

  static ObjectNode unknownName(String text) {
    return prompt("hi").put(text, 1);
  }

  static ObjectNode keyName(String text) {
    return Json.object().put("name", text);
  }
}
