package io.openbailian.outbound;

import io.openbailian.protocol.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A request as it goes out.
///
/// @param path behind the base, with its query; everything in it is escaped already
/// @param accept the type of answer that is wanted
/// @param headers beside those that every request has
public record Outgoing(
    String method, String path, String accept, Map<String, String> headers, Optional<Body> body) {
  private static final String ANY = "*/*";
  private static final String JSON = "application/json";

  /// Marks a path that is not below the base.
  private static final String HOST = "host:";

  public Outgoing {
    headers = Map.copyOf(headers);
  }

  /// What a request carries; opened once.
  ///
  /// @param length in bytes: some servers take no other form
  public record Body(String type, long length, Source source) {

    /// A tree as JSON.
    public static Body json(JsonNode tree) {
      byte[] bytes = Json.bytes(tree);
      return new Body(JSON, bytes.length, () -> new ByteArrayInputStream(bytes));
    }
  }

  /// Opens what is sent.
  @FunctionalInterface
  public interface Source {
    InputStream open() throws IOException;
  }

  public static Outgoing get(String path) {
    return new Outgoing("GET", path, ANY, Map.of(), Optional.empty());
  }

  /// Asks for what an answer named by an address. Whatever host that names, the one that is asked
  /// is the engine's own: a server knows itself by other names than we do, and nobody else is to be
  /// asked.
  ///
  /// @throws IllegalArgumentException when it is no address
  public static Outgoing named(String address) {
    URI named = URI.create(address);
    String path = named.getRawPath() == null ? "" : named.getRawPath();
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("it has no path");
    }
    String query = named.getRawQuery() == null ? "" : "?" + named.getRawQuery();
    return new Outgoing("GET", HOST + path + query, ANY, Map.of(), Optional.empty());
  }

  /// A text as it may stand in a path or a query.
  public static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// Where it goes.
  URI address(URI base) {
    return path.startsWith(HOST)
        ? base.resolve(path.substring(HOST.length()))
        : URI.create(base + path);
  }

  /// A request at the engine's host, whatever its base is.
  ///
  /// @param path of the whole address, behind the host
  public static Outgoing atHost(
      String method, String path, String accept, Map<String, String> headers, Optional<Body> body) {
    return new Outgoing(method, HOST + path, accept, headers, body);
  }

  public static Outgoing delete(String path) {
    return new Outgoing("DELETE", path, ANY, Map.of(), Optional.empty());
  }

  public static Outgoing post(String path, Body body) {
    return new Outgoing("POST", path, ANY, Map.of(), Optional.of(body));
  }

  public static Outgoing post(String path, JsonNode tree) {
    return post(path, Body.json(tree));
  }

  /// The same request for an answer of that type.
  public Outgoing accepting(String type) {
    return new Outgoing(method, path, type, headers, body);
  }

  /// The same request with one more header.
  public Outgoing with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Outgoing(method, path, accept, more, body);
  }
}
