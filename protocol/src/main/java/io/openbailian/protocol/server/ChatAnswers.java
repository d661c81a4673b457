package io.openbailian.protocol.server;

import io.openbailian.protocol.FinishReason;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Usage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The documents of the OpenAI dialect. Source: the service's API pages.
public final class ChatAnswers {
  private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8);

  private ChatAnswers() {}

  /// What all documents about one answer begin with.
  ///
  /// @param created epoch seconds
  public record Head(String id, long created, String model) {
    private ObjectNode open(String object) {
      return Json.object()
          .put("id", id)
          .put("object", object)
          .put("created", created)
          .put("model", model);
    }
  }

  /// A whole answer.
  ///
  /// @param note what it says about itself, where no client looks but a person does
  public static ObjectNode completion(
      Head head, List<TextChoice> choices, Usage.Tokens usage, @Nullable String note) {
    ObjectNode answer = head.open("chat.completion");
    var array = answer.putArray("choices");
    for (TextChoice choice : choices) {
      ObjectNode node = array.addObject();
      node.put("index", choice.index());
      put(node.putObject("message").put("role", "assistant"), choice, true);
      putChances(node, choice);
      putReason(node, choice);
    }
    TextUsage.putCompatible(answer, usage);
    answer.putNull("system_fingerprint");
    if (note != null) {
      answer.put("note", note);
    }
    return answer;
  }

  /// A chunk of a stream: what is new.
  ///
  /// @param first whether it is the first of its choice, which says who speaks
  /// @param usageFollows whether a later chunk has the usage, for then the others say that they
  ///   have none
  public static ObjectNode chunk(
      Head head, TextChoice news, boolean first, boolean usageFollows, @Nullable String note) {
    ObjectNode answer = head.open("chat.completion.chunk");
    ObjectNode node = answer.putArray("choices").addObject();
    node.put("index", news.index());
    ObjectNode delta = node.putObject("delta");
    if (first) {
      delta.put("role", "assistant");
    }
    put(delta, news, first);
    putChances(node, news);
    putReason(node, news);
    answer.putNull("system_fingerprint");
    if (usageFollows) {
      answer.putNull("usage");
    }
    if (note != null) {
      answer.put("note", note);
    }
    return answer;
  }

  /// The chunk with the usage of all choices.
  public static ObjectNode usage(Head head, Usage.Tokens usage) {
    ObjectNode answer = head.open("chat.completion.chunk");
    answer.putArray("choices");
    answer.putNull("system_fingerprint");
    TextUsage.putCompatible(answer, usage);
    return answer;
  }

  private static void putChances(ObjectNode node, TextChoice choice) {
    if (choice.chances() == null) {
      node.putNull("logprobs");
    } else {
      TextAnswers.putChances(node, choice.chances());
    }
  }

  /// @param always whether a content that says nothing is there all the same
  private static void put(ObjectNode message, TextChoice choice, boolean always) {
    if (always || !choice.content().isEmpty()) {
      message.put("content", choice.content());
    }
    if (choice.reasoning() != null && (always || !choice.reasoning().isEmpty())) {
      message.put("reasoning_content", choice.reasoning());
    }
    if (!choice.calls().isEmpty()) {
      TextAnswers.putCalls(message.putArray("tool_calls"), choice.calls());
    }
  }

  private static void putReason(ObjectNode node, TextChoice choice) {
    FinishReason reason = choice.reason();
    node.put("finish_reason", reason == null ? null : reason.word());
  }

  /// A frame of a stream: no name, no number.
  public static byte[] frame(JsonNode document) {
    return ("data: " + Json.text(document) + "\n\n").getBytes(StandardCharsets.UTF_8);
  }

  /// What ends a stream.
  public static byte[] done() {
    return DONE.clone();
  }

  /// The models that can be asked.
  public static ObjectNode models(List<String> names) {
    ObjectNode answer = Json.object().put("object", "list");
    var data = answer.putArray("data");
    names.forEach(name -> data.add(model(name)));
    return answer;
  }

  /// One model.
  public static ObjectNode model(String name) {
    return Json.object()
        .put("id", name)
        .put("object", "model")
        .put("created", 0)
        .put("owned_by", "system");
  }
}
