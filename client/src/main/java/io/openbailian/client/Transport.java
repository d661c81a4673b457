package io.openbailian.client;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.client.ErrorAnswer;
import io.openbailian.text.Trim;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Sends requests and turns every way they can go wrong into a sentence.
final class Transport implements AutoCloseable {
  private static final int OK = 200;

  /// How Java says that the other side speaks without TLS (JDK 25).
  private static final String PLAIN_TEXT = "plaintext connection";

  private static final int FIRST_FAILURE = 300;

  /// In digits.
  private static final int LONGEST_NUMBER = 6;

  private final ClientSettings settings;
  private final HttpClient.Builder unbuilt;
  private @Nullable HttpClient built;

  Transport(ClientSettings settings) {
    this(settings, HttpClient.newBuilder());
  }

  /// @param executor in which order the client's own tasks run
  Transport(ClientSettings settings, Executor executor) {
    this(settings, HttpClient.newBuilder().executor(executor));
  }

  private Transport(ClientSettings settings, HttpClient.Builder http) {
    this.settings = settings;
    // HTTP/1.1, as the vendor's SDKs speak. Redirects are not followed: they would carry the key
    // to a host it was not given for.
    this.unbuilt =
        http.version(HttpClient.Version.HTTP_1_1)
            .sslContext(LateTls.context())
            .connectTimeout(settings.connect());
  }

  /// Built when it is first needed: it costs a tenth of a second of CPU, and many a command asks
  /// nobody.
  private synchronized HttpClient http() {
    if (built == null) {
      built = unbuilt.build();
    }
    return built;
  }

  ObjectNode get(String path, Map<String, String> query) throws InterruptedException {
    return object(request(path + suffix(query)).GET().build());
  }

  ObjectNode post(String path, ObjectNode body, Map<String, String> headers)
      throws InterruptedException {
    HttpRequest.Builder request = request(path).header("Content-Type", Wire.JSON);
    headers.forEach(request::header);
    return object(request.POST(BodyPublishers.ofByteArray(Json.bytes(body))).build());
  }

  /// The answer as any JSON, an array too.
  JsonNode any(String method, String path, byte[] body) throws InterruptedException {
    return tree(
        request(path)
            .header("Content-Type", Wire.JSON)
            .method(method, BodyPublishers.ofByteArray(body))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(settings.base() + path))
        .timeout(settings.answer())
        .header(Wire.AUTHORIZATION, "Bearer " + settings.key())
        .header("Accept", "application/json");
  }

  private ObjectNode object(HttpRequest request) throws InterruptedException {
    if (tree(request) instanceof ObjectNode object) {
      return object;
    }
    throw strange(request.uri(), "no JSON object");
  }

  private JsonNode tree(HttpRequest request) throws InterruptedException {
    HttpResponse<byte[]> response = send(request, BodyHandlers.ofByteArray());
    if (!isSuccess(response.statusCode())) {
      throw new RefusedException(
          ErrorAnswer.parse(response.statusCode(), response.body()), retryAfter(response));
    }
    return Json.tryParse(response.body())
        .orElseThrow(() -> strange(request.uri(), "something else than JSON"));
  }

  /// In whole seconds, as services of this API say it.
  private static Optional<Duration> retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(text -> Trim.isDigits(text, LONGEST_NUMBER))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  static boolean isSuccess(int status) {
    return status >= OK && status < FIRST_FAILURE;
  }

  /// Begins a streamed answer. There is no time limit for all of it, only for its beginning.
  ///
  /// The answer is taken from the hands of the client as its head comes in. The future that the
  /// client gives out is no way to it: when the connection breaks at once, that future fails
  /// although the head and every byte have come (seen in JDK 25).
  StreamedAnswer open(String path, ObjectNode body, Map<String, String> headers)
      throws InterruptedException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(settings.base() + path))
            .header(Wire.AUTHORIZATION, "Bearer " + settings.key())
            .header("Accept", "text/event-stream")
            .header("Content-Type", Wire.JSON)
            .POST(BodyPublishers.ofByteArray(Json.bytes(body)));
    headers.forEach(builder::header);
    return begun(builder.build());
  }

  private StreamedAnswer begun(HttpRequest request) throws InterruptedException {
    var begun = new CompletableFuture<StreamedAnswer>();
    var exchange =
        http()
            .sendAsync(
                request,
                head -> {
                  StreamedAnswer answer = StreamedAnswer.of(head);
                  begun.complete(answer);
                  return answer.body();
                });
    var _ =
        exchange.whenComplete((_, failure) -> {
          if (failure != null) { // without effect once the answer has begun
            begun.completeExceptionally(failure);
          }
        });
    try {
      return begun.get(settings.answer().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw broken(request.uri(), e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      abandon(begun, exchange);
      throw silent(request.uri(), e);
    } catch (InterruptedException e) {
      abandon(begun, exchange);
      throw e;
    }
  }

  private static void abandon(CompletableFuture<StreamedAnswer> begun, Future<?> exchange) {
    exchange.cancel(true);
    var _ = begun.thenAccept(answer -> answer.body().cancel()); // it came in this very moment
  }

  /// Nothing came for as long as an answer may take.
  UnreachableException silent(URI uri, Throwable cause) {
    return new UnreachableException(
        Obstacle.of(Obstacle.Kind.SILENT, uri.getAuthority(), spoken(settings.answer())), cause);
  }

  UnreachableException broken(URI uri, Throwable cause) {
    IOException io = cause instanceof IOException e ? e : new IOException(cause.toString(), cause);
    boolean unsent =
        io instanceof ConnectException
            || io instanceof UnknownHostException
            || io instanceof HttpConnectTimeoutException;
    return new UnreachableException(trouble(uri, io), cause, unsent);
  }

  <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
      throws InterruptedException {
    try {
      return http().send(request, body);
    } catch (IOException e) {
      throw broken(request.uri(), e);
    }
  }

  static UnreachableException strange(URI uri, String what) {
    return new UnreachableException(
        Obstacle.of(Obstacle.Kind.STRANGE_ANSWER, withoutQuery(uri), what));
  }

  private Obstacle trouble(URI uri, IOException e) {
    String host = uri.getAuthority();
    return switch (e) {
      case HttpConnectTimeoutException _ ->
          Obstacle.of(Obstacle.Kind.CONNECTION_NOT_TAKEN, host, spoken(settings.connect()));
      case HttpTimeoutException _ ->
          Obstacle.of(Obstacle.Kind.SILENT, host, spoken(settings.answer()));
      case ConnectException c when unresolved(c) ->
          Obstacle.of(Obstacle.Kind.NAME_UNKNOWN, uri.getHost());
      case UnknownHostException _ -> Obstacle.of(Obstacle.Kind.NAME_UNKNOWN, uri.getHost());
      case ConnectException _ -> Obstacle.of(Obstacle.Kind.CONNECTION_REFUSED, host);
      case SSLException s when String.valueOf(s.getMessage()).contains(PLAIN_TEXT) ->
          Obstacle.of(Obstacle.Kind.PLAIN_HTTP, host);
      case SSLException s ->
          Obstacle.of(Obstacle.Kind.NOT_SECURE, host, String.valueOf(s.getMessage()));
      default -> Obstacle.of(Obstacle.Kind.CONNECTION_BROKE, host, reason(e));
    };
  }

  private static boolean unresolved(Throwable e) {
    Throwable cause = e.getCause();
    return e instanceof UnresolvedAddressException || (cause != null && unresolved(cause));
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private static String spoken(Duration duration) {
    return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
  }

  /// Signed URLs carry their right in the query; a sentence must not hand it on.
  private static String withoutQuery(URI uri) {
    String query = uri.getRawQuery();
    return query == null ? uri.toString() : uri.toString().replace("?" + query, "");
  }

  private static String suffix(Map<String, String> query) {
    return query.isEmpty()
        ? ""
        : query.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + escaped(entry.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public synchronized void close() {
    if (built != null) {
      built.shutdownNow();
    }
  }
}
