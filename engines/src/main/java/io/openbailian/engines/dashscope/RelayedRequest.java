package io.openbailian.engines.dashscope;

import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Relay;
import io.openbailian.outbound.ForeignJson;
import io.openbailian.outbound.Outgoing;
import io.openbailian.outbound.UpstreamSettings;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.JsonTexts;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.client.UploadTicket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A request that is passed on, as it goes to the service: byte for byte, but for the service's
/// name of its model in the place of ours.
record RelayedRequest(UpstreamSettings settings, Relay.Request request) {
  private static final int LARGEST_RENAMED = 64 << 20;
  private static final int MOST_ADDRESSES = 10_000;
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String ACCEPT = "Accept";

  /// Headers that mean the same there.
  private static final List<String> PASSED = List.of(Wire.SSE, UploadTicket.RESOLVE);

  Outgoing outgoing() throws EngineFailure {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : PASSED) {
      header(name).ifPresent(value -> headers.put(name, value));
    }
    String type = header(CONTENT_TYPE).orElse("application/json");
    return Outgoing.atHost(
        request.method(),
        prefix() + request.path(),
        header(ACCEPT).orElse("*/*"),
        headers,
        body(type));
  }

  /// The addresses that the request itself names: where its answer repeats one, that is no result.
  Set<String> addresses() throws EngineFailure {
    Set<String> all = new HashSet<>();
    try (InputStream in = request.body()) {
      var _ =
          JsonTexts.any(
              in,
              text -> {
                if (all.size() < MOST_ADDRESSES && NamedFiles.isAddress(text)) {
                  all.add(text);
                }
                return false;
              });
      return all;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// What is asked for in words, where it is.
  String prompt() throws EngineFailure {
    try (InputStream in = request.body()) {
      return ForeignJson.tryParse(in.readNBytes(LARGEST_RENAMED))
          .map(tree -> tree.path("input").path("prompt").asString(""))
          .orElse("");
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static EngineFailure unreadable(IOException e) {
    return new EngineFailure.Down("the body of the request could not be read", e);
  }

  private Optional<String> header(String name) {
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

  private Optional<Outgoing.Body> body(String type) throws EngineFailure {
    try {
      Optional<Outgoing.Body> renamed =
          settings.models().isEmpty() ? Optional.empty() : renamed(type);
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
      throw unreadable(e);
    }
  }

  /// The body with the service's name of its model.
  private Optional<Outgoing.Body> renamed(String type) throws EngineFailure, IOException {
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
