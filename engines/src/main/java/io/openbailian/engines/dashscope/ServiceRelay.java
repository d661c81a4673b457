package io.openbailian.engines.dashscope;

import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Relay;
import io.openbailian.engine.StopWish;
import io.openbailian.outbound.Answer;
import io.openbailian.outbound.ForeignJson;
import io.openbailian.outbound.Outgoing;
import io.openbailian.outbound.UpstreamSettings;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.client.ErrorAnswer;
import io.openbailian.protocol.client.UploadTicket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Passes requests on to the service as they came, with a key of ours in the place of the client's
/// and the service's name of a model in the place of ours. What turns our account away is not the
/// client's to read: another account is asked, or the client told that the model is not available.
record ServiceRelay(UpstreamSettings settings, Accounts accounts) implements Relay {
  private static final int PIECE = 16 << 10;
  private static final int LARGEST_REFUSAL = 1 << 20;
  private static final int LARGEST_RENAMED = 64 << 20;
  private static final int FIRST_REFUSAL = 400;
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String RETRY_AFTER = "Retry-After";
  private static final String ACCEPT = "Accept";

  /// Headers that mean the same there.
  private static final List<String> PASSED = List.of(Wire.SSE, UploadTicket.RESOLVE);

  private static final List<String> PASSED_BACK = List.of(CONTENT_TYPE, RETRY_AFTER);

  @Override
  public void relay(Request request, Sink sink) throws EngineFailure, InterruptedException {
    if (request.stop() != StopWish.NONE) {
      throw new InterruptedException("the request was stopped");
    }
    Outgoing outgoing = outgoing(request);
    Passed passed =
        accounts.ask(
            "relay " + request.path(),
            request::stop,
            account -> passed(account, outgoing, request));
    try (Answer answer = passed.answer()) {
      sink.begin(answer.status(), headers(answer));
      if (passed.refusal().isPresent()) {
        sink.piece(passed.refusal().get());
        return;
      }
      byte[] piece = new byte[PIECE];
      for (int read = answer.read(piece); read >= 0; read = answer.read(piece)) {
        if (request.stop() != StopWish.NONE) {
          throw new InterruptedException("the request was stopped while its answer came");
        }
        sink.piece(Arrays.copyOf(piece, read));
      }
    }
  }

  /// What an account was answered.
  ///
  /// @param refusal the whole body, of an answer that says no
  private record Passed(Answer answer, Optional<byte[]> refusal) {}

  private static Passed passed(ServiceAccount account, Outgoing outgoing, Request request)
      throws EngineFailure, InterruptedException {
    Answer answer = account.client().send(outgoing);
    if (answer.status() < FIRST_REFUSAL) {
      return new Passed(answer, Optional.empty());
    }
    boolean handed = false;
    try {
      byte[] body = answer.bytes(LARGEST_REFUSAL);
      ErrorAnswer said = ErrorAnswer.parse(answer.status(), body);
      Refusals.Blame blame = Refusals.blame(said.code(), answer.status());
      account.standing().refused("relay " + request.path(), blame, answer.retryAfter());
      switch (blame) {
        case ACCOUNT, MODEL, THROTTLED ->
            throw Refusals.of(said, answer.retryAfter(), account.client().costsMoney());
        case REQUEST, SERVICE -> {}
      }
      handed = true;
      return new Passed(answer, Optional.of(body));
    } finally {
      if (!handed) {
        answer.close();
      }
    }
  }

  private static Map<String, List<String>> headers(Answer answer) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String name : PASSED_BACK) {
      answer.header(name).ifPresent(value -> headers.put(name, List.of(value)));
    }
    return headers;
  }

  private Outgoing outgoing(Request request) throws EngineFailure {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : PASSED) {
      header(request, name).ifPresent(value -> headers.put(name, value));
    }
    String type = header(request, CONTENT_TYPE).orElse("application/json");
    return Outgoing.atHost(
        request.method(),
        prefix() + request.path(),
        header(request, ACCEPT).orElse("*/*"),
        headers,
        body(request, type));
  }

  private static Optional<String> header(Request request, String name) {
    return request.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name) && !header.getValue().isEmpty())
        .map(header -> header.getValue().getFirst())
        .findFirst();
  }

  /// What stands before the API's own base, for example the path of a gateway.
  private String prefix() {
    String path = settings.base().getRawPath();
    return path.endsWith(Wire.API) ? path.substring(0, path.length() - Wire.API.length()) : path;
  }

  private Optional<Outgoing.Body> body(Request request, String type) throws EngineFailure {
    try {
      Optional<Outgoing.Body> renamed =
          settings.models().isEmpty() ? Optional.empty() : renamed(request, type);
      if (renamed.isPresent()) {
        return renamed;
      }
      long length;
      try (InputStream in = request.body()) {
        length = in.transferTo(OutputStream.nullOutputStream());
      }
      return length == 0
          ? Optional.empty()
          : Optional.of(new Outgoing.Body(type, length, request::body));
    } catch (IOException e) {
      throw new EngineFailure.Down("the body of the request could not be read", e);
    }
  }

  /// The body with the service's name of its model.
  private Optional<Outgoing.Body> renamed(Request request, String type)
      throws EngineFailure, IOException {
    byte[] bytes;
    try (InputStream in = request.body()) {
      bytes = in.readNBytes(LARGEST_RENAMED);
    }
    Optional<JsonNode> tree = ForeignJson.tryParse(bytes).filter(JsonNode::isObject);
    String ours = tree.map(node -> node.path("model").asString("")).orElse("");
    if (!ours.isEmpty() && !settings.serves(ours)) {
      throw new EngineFailure.Down("the engine does not serve " + ours);
    }
    String theirs = settings.theirs(ours);
    if (tree.isEmpty() || theirs.equals(ours)) {
      return Optional.of(
          new Outgoing.Body(type, bytes.length, () -> new ByteArrayInputStream(bytes)));
    }
    byte[] written = Json.bytes(((ObjectNode) tree.get()).put("model", theirs));
    return Optional.of(
        new Outgoing.Body(type, written.length, () -> new ByteArrayInputStream(written)));
  }
}
