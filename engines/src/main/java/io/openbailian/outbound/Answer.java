package io.openbailian.outbound;

import io.openbailian.engine.EngineFailure;
import io.openbailian.protocol.JsonShape;
import io.openbailian.text.Trim;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An answer that has begun. Its bytes are taken from the connection as they are read; closing it
/// before its end closes the connection, by which servers of models notice that nobody listens.
public final class Answer implements AutoCloseable {
  private static final int PIECE = 16 << 10;
  private static final int MOST_DIGITS = 6;
  private static final long LONGEST_WAIT = 3600;

  private final Request request;
  private final Response head;
  private final InputStream body;
  private final Duration silence;
  private final boolean costsMoney;
  private boolean ended;

  Answer(Request request, Response head, InputStream body, Duration silence, boolean costsMoney) {
    this.request = request;
    this.head = head;
    this.body = body;
    this.silence = silence;
    this.costsMoney = costsMoney;
  }

  public int status() {
    return head.getStatus();
  }

  public boolean isSuccess() {
    return status() >= 200 && status() < 300;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(head.getHeaders().get(name));
  }

  /// The media type without its parameters, in small letters; empty where none is said.
  public String type() {
    @Nullable String type = head.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (type == null) {
      return "";
    }
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /// How long the server wants to be left alone, at most an hour; empty where it does not say it in
  /// seconds.
  public Optional<Duration> retryAfter() {
    return header("Retry-After")
        .map(String::strip)
        .filter(text -> Trim.isDigits(text, MOST_DIGITS))
        .map(text -> Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST_WAIT)));
  }

  /// Reads a piece.
  ///
  /// @return how many bytes; -1 behind the last
  /// @throws EngineFailure when the answer breaks off or falls silent
  public int read(byte[] into) throws EngineFailure, InterruptedException {
    try {
      int read = body.read(into);
      ended |= read < 0;
      return read;
    } catch (IOException | RuntimeException | AssertionError e) { // Jetty throws what it met
      if (e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException)) {
        InterruptedException interrupted = new InterruptedException("an answer was interrupted");
        interrupted.initCause(e);
        throw interrupted;
      }
      throw OutboundClient.lost(
          "its server's answer broke off, or fell silent for " + OutboundClient.spoken(silence),
          e,
          costsMoney);
    }
  }

  /// All of it.
  ///
  /// @param most more bytes break the contract
  public byte[] bytes(int most) throws EngineFailure, InterruptedException {
    byte[] all = beginning(most);
    if (!ended && read(new byte[1]) >= 0) {
      throw new EngineFailure.Broken("its server answered with more than %d bytes".formatted(most));
    }
    return all;
  }

  /// So much of it, or all where it is shorter.
  byte[] beginning(int most) throws EngineFailure, InterruptedException {
    packed();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    while (all.size() < most) {
      int read = read(piece);
      if (read < 0) {
        break;
      }
      all.write(piece, 0, Math.min(read, most - all.size()));
    }
    return all.toByteArray();
  }

  private void packed() throws EngineFailure {
    String encoding = header(HttpHeader.CONTENT_ENCODING.asString()).orElse("identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      throw new EngineFailure.Broken("its server packed the answer, which nobody asked for");
    }
  }

  /// All of it as a JSON object.
  ///
  /// @throws EngineFailure.Broken when it is none, for example a page of a proxy
  public JsonNode json(int most) throws EngineFailure, InterruptedException {
    return json(most, JsonShape.whole());
  }

  /// So much of it as a JSON object as somebody reads.
  ///
  /// @throws EngineFailure.Broken when it is none
  public JsonNode json(int most, JsonShape shape) throws EngineFailure, InterruptedException {
    JsonNode tree = tree(most, shape);
    if (!tree.isObject()) {
      throw ForeignJson.broken(type(), "is no JSON object");
    }
    return tree;
  }

  /// All of it as a JSON object, or a list.
  ///
  /// @throws EngineFailure.Broken when it is neither
  public JsonNode document(int most) throws EngineFailure, InterruptedException {
    JsonNode tree = tree(most, JsonShape.whole());
    if (!tree.isContainer()) {
      throw ForeignJson.broken(type(), "is no JSON object or list");
    }
    return tree;
  }

  private JsonNode tree(int most, JsonShape shape) throws EngineFailure, InterruptedException {
    return ForeignJson.parse(bytes(most), shape, type());
  }

  @Override
  public void close() {
    if (!ended) {
      var _ = request.abort(new IOException("nobody reads the rest of the answer"));
    }
  }
}
