package io.openbailian.protocol.server;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.TextVector;
import io.openbailian.protocol.WireError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The documents of vectors and rankings, in the vendor's own dialect and in the shape that other
/// services share. Source: the vendor's API references of text vectors and text ranking.
public final class NumbersAnswers {
  private static final String INDEX = "index";
  private static final String EMBEDDING = "embedding";
  private static final String NOTE = "note";
  private static final String TOTAL = "total_tokens";
  private static final String USAGE = "usage";

  private NumbersAnswers() {}

  /// Which forms of a vector are answered.
  public enum Forms {
    DENSE,
    SPARSE,
    BOTH;

    /// As `output_type` names them; dense ones when it names none.
    public static Forms of(String outputType) {
      return switch (outputType) {
        case "sparse" -> SPARSE;
        case "dense&sparse" -> BOTH;
        default -> DENSE;
      };
    }
  }

  /// Whether vectors are answered as bytes in base64, by what `encoding_format` says.
  public static boolean isPacked(Optional<String> encodingFormat) {
    return encodingFormat.filter("base64"::equals).isPresent();
  }

  /// A document in its place.
  ///
  /// @param index its place in the request
  /// @param score 0 to 1
  /// @param text of it, where the answer repeats it
  public record Ranked(int index, double score, @Nullable String text) {}

  /// What every compatible answer says beside its numbers.
  ///
  /// @param note what it says about itself, where no SDK looks but a person does
  public record Head(String requestId, String model, int tokens, @Nullable String note) {}

  /// Vectors, in the order of their texts.
  public static ObjectNode embeddings(
      String requestId, List<TextVector> vectors, Forms forms, int tokens, @Nullable String note) {
    ObjectNode answer = Json.object();
    ObjectNode output = answer.putObject("output");
    ArrayNode array = output.putArray("embeddings");
    for (int i = 0; i < vectors.size(); i++) {
      ObjectNode node = array.addObject();
      if (forms != Forms.DENSE) {
        putSparse(node.putArray("sparse_embedding"), vectors.get(i));
      }
      if (forms != Forms.SPARSE) {
        putDense(node.putArray(EMBEDDING), vectors.get(i));
      }
      node.put("text_index", i);
    }
    return end(answer, output, requestId, tokens, note);
  }

  private static ObjectNode end(
      ObjectNode answer, ObjectNode output, String requestId, int tokens, @Nullable String note) {
    if (note != null) {
      output.put(NOTE, note);
    }
    answer.putObject(USAGE).put(TOTAL, tokens);
    return answer.put("request_id", requestId);
  }

  private static void putDense(ArrayNode array, TextVector vector) {
    for (float number : vector.dense()) {
      array.add(number);
    }
  }

  private static void putSparse(ArrayNode array, TextVector vector) {
    for (TextVector.Term term : vector.sparse()) {
      array
          .addObject()
          .put(INDEX, term.index())
          .put("value", term.value())
          .put("token", term.token());
    }
  }

  /// Documents, the best first.
  public static ObjectNode ranking(
      String requestId, List<Ranked> ranked, int tokens, @Nullable String note) {
    ObjectNode answer = Json.object();
    ObjectNode output = answer.putObject("output");
    putRanked(output.putArray("results"), ranked);
    return end(answer, output, requestId, tokens, note);
  }

  private static void putRanked(ArrayNode array, List<Ranked> ranked) {
    for (Ranked one : ranked) {
      ObjectNode node = array.addObject();
      if (one.text() != null) {
        node.putObject("document").put("text", one.text());
      }
      node.put(INDEX, one.index()).put("relevance_score", one.score());
    }
  }

  /// Vectors in the OpenAI dialect.
  ///
  /// @param packed as Base64 of 32-bit floats, little end first
  public static ObjectNode compatibleEmbeddings(
      Head head, List<TextVector> vectors, boolean packed) {
    ObjectNode answer = Json.object();
    ArrayNode data = answer.putArray("data");
    for (int i = 0; i < vectors.size(); i++) {
      ObjectNode node = data.addObject();
      if (packed) {
        node.put(EMBEDDING, packed(vectors.get(i)));
      } else {
        putDense(node.putArray(EMBEDDING), vectors.get(i));
      }
      node.put(INDEX, i).put("object", EMBEDDING);
    }
    answer.put("model", head.model()).put("object", "list");
    answer.putObject(USAGE).put("prompt_tokens", head.tokens()).put(TOTAL, head.tokens());
    return end(answer, head);
  }

  private static String packed(TextVector vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(vector.dense().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector.dense());
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /// Documents in the shape that other services share, the best first.
  public static ObjectNode compatibleRanking(Head head, List<Ranked> ranked) {
    ObjectNode answer = Json.object();
    answer.put("object", "list");
    putRanked(answer.putArray("results"), ranked);
    answer.put("model", head.model());
    answer.putObject(USAGE).put(TOTAL, head.tokens());
    return end(answer, head);
  }

  private static ObjectNode end(ObjectNode answer, Head head) {
    answer.put("id", head.requestId());
    return head.note() == null ? answer : answer.put(NOTE, head.note());
  }

  /// A request with a parameter that is wrong: at these paths the vendor's own code stands in the
  /// OpenAI dialect's envelope (captures of 2025 and 2026).
  public static ObjectNode refusal(WireError error, String requestId) {
    ObjectNode answer = Json.object();
    answer
        .putObject("error")
        .put("message", error.message())
        .put("type", error.code())
        .putNull("param")
        .put("code", error.code());
    return answer.put("id", requestId).put("request_id", requestId);
  }
}
