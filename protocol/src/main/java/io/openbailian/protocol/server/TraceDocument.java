package io.openbailian.protocol.server;

import io.openbailian.protocol.Json;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Spans as a collector takes them: OTLP's JSON, with the names that OpenTelemetry gives to
/// requests and to generative AI.
public final class TraceDocument {
  /// The header by which a caller says to which trace its request belongs.
  public static final String PARENT_HEADER = "traceparent";

  public static final String OPERATION = "gen_ai.operation.name";
  public static final String PROVIDER = "gen_ai.provider.name";
  public static final String MODEL = "gen_ai.request.model";
  public static final String TOKENS_IN = "gen_ai.usage.input_tokens";
  public static final String TOKENS_OUT = "gen_ai.usage.output_tokens";
  public static final String ERROR = "error.type";
  public static final String METHOD = "http.request.method";
  public static final String ROUTE = "http.route";
  public static final String STATUS = "http.response.status_code";
  public static final String CALL = "openbailian.call.id";

  /// What {@link #OPERATION} is.
  public static final String CHAT = "chat";

  public static final String EMBEDDINGS = "embeddings";
  public static final String GENERATE = "generate_content";

  private static final String NAME = "name";
  private static final String VALUE = "value";
  private static final int FAILED = 2;

  private TraceDocument() {}

  /// Which side of a request a span is.
  public enum Kind {
    SERVER(2),
    CLIENT(3);

    private final int number;

    Kind(int number) {
      this.number = number;
    }
  }

  /// Something that took time.
  ///
  /// @param trace 32 hex digits
  /// @param id 16 hex digits
  /// @param parent likewise
  /// @param attributes texts and whole numbers
  public record Span(
      String trace,
      String id,
      Optional<String> parent,
      String name,
      Kind kind,
      Instant begun,
      Instant ended,
      boolean failed,
      Map<String, Object> attributes) {
    public Span {
      attributes = Map.copyOf(attributes);
    }

    /// The same in another trace, below another span.
    public Span in(String otherTrace, Optional<String> above) {
      return new Span(otherTrace, id, above, name, kind, begun, ended, failed, attributes);
    }
  }

  /// The document with these.
  ///
  /// @param service who made them
  public static ObjectNode of(String service, List<Span> spans) {
    ObjectNode document = Json.object();
    ObjectNode resource = document.putArray("resourceSpans").addObject();
    attributes(resource.putObject("resource"), Map.of("service.name", service));
    ObjectNode scope = resource.putArray("scopeSpans").addObject();
    scope.putObject("scope").put(NAME, "io.openbailian");
    ArrayNode all = scope.putArray("spans");
    spans.forEach(span -> add(all.addObject(), span));
    return document;
  }

  private static void add(ObjectNode node, Span span) {
    node.put("traceId", span.trace());
    node.put("spanId", span.id());
    span.parent().ifPresent(parent -> node.put("parentSpanId", parent));
    node.put(NAME, span.name());
    node.put("kind", span.kind().number);
    node.put("startTimeUnixNano", nanos(span.begun()));
    node.put("endTimeUnixNano", nanos(span.ended()));
    attributes(node, span.attributes());
    ObjectNode status = node.putObject("status");
    if (span.failed()) {
      status.put("code", FAILED);
    }
  }

  /// Numbers of 64 bits are texts there.
  private static String nanos(Instant at) {
    return BigInteger.valueOf(at.getEpochSecond())
        .multiply(BigInteger.valueOf(1_000_000_000))
        .add(BigInteger.valueOf(at.getNano()))
        .toString();
  }

  private static void attributes(ObjectNode node, Map<String, Object> attributes) {
    ArrayNode all = node.putArray("attributes");
    attributes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> {
          ObjectNode value = all.addObject().put("key", entry.getKey()).putObject(VALUE);
          switch (entry.getValue()) {
            case Number number -> value.put("intValue", number.toString());
            case Object text -> value.put("stringValue", text.toString());
          }
        });
  }
}
