package io.openbailian.engines.dashscope;

import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Relay;
import io.openbailian.outbound.ForeignJson;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.JsonTrees;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// An answer on its way back, piece by piece: where it names files these are kept, and named anew;
/// all other bytes go as they came. A document is looked at as a whole, a stream of events line by
/// line; what is too long to be held, and what is neither, goes on unread.
final class AnswerPieces {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerPieces.class);
  private static final int LARGEST_DOCUMENT = 16 << 20;
  private static final int LONGEST_LINE = 4 << 20;
  private static final byte[] DATA = "data:".getBytes(StandardCharsets.UTF_8);

  private final Kind kind;
  private final NamedFiles files;
  private final Relay.Sink sink;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private final ByteArrayOutputStream ready = new ByteArrayOutputStream();
  private final Map<String, String> kept = new HashMap<>();
  private boolean unread;

  private enum Kind {
    DOCUMENT,
    EVENTS,
    OTHER
  }

  private AnswerPieces(Kind kind, NamedFiles files, Relay.Sink sink) {
    this.kind = kind;
    this.files = files;
    this.sink = sink;
  }

  /// @param type as the answer says it
  static AnswerPieces of(String type, NamedFiles files, Relay.Sink sink) {
    String plain = type.strip().toLowerCase(Locale.ROOT);
    Kind kind =
        plain.startsWith("application/json")
            ? Kind.DOCUMENT
            : plain.startsWith("text/event-stream") ? Kind.EVENTS : Kind.OTHER;
    return new AnswerPieces(kind, files, sink);
  }

  /// @param length how many of the bytes
  void take(byte[] bytes, int length) throws InterruptedException {
    switch (kind) {
      case OTHER -> sink.piece(Arrays.copyOf(bytes, length));
      case DOCUMENT -> {
        held.write(bytes, 0, length);
        if (unread || held.size() > LARGEST_DOCUMENT) {
          unread = true;
          flush();
        }
      }
      case EVENTS -> lines(bytes, length);
    }
  }

  /// What is whole of a stream goes at once: nobody waits for the next piece to see this one.
  private void lines(byte[] bytes, int length) throws InterruptedException {
    int begin = 0;
    int whole = length;
    while (whole > 0 && bytes[whole - 1] != '\n') {
      whole--;
    }
    while (begin < whole) {
      if (held.size() == 0 && !unread && !mayNameFiles(bytes, begin, whole)) {
        ready.write(bytes, begin, whole - begin); // most pieces name none, and go on as they are
        begin = whole;
      } else {
        int end = begin + 1;
        while (bytes[end - 1] != '\n') {
          end++;
        }
        held.write(bytes, begin, end - begin);
        begin = end;
        line();
      }
    }
    held.write(bytes, begin, length - begin);
    if (held.size() > LONGEST_LINE) {
      unread = true;
      flush();
    }
    send();
  }

  private void line() throws InterruptedException {
    byte[] line = held.toByteArray();
    held.reset();
    boolean data = !unread && Arrays.mismatch(line, DATA) == DATA.length;
    unread = false;
    ready.writeBytes(data ? event(line) : line);
  }

  private byte[] event(byte[] line) throws InterruptedException {
    byte[] document = Arrays.copyOfRange(line, DATA.length, line.length);
    Optional<byte[]> other = renamed(document);
    if (other.isEmpty()) {
      return line;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(DATA);
    all.writeBytes(other.get());
    all.write('\n');
    return all.toByteArray();
  }

  private void send() throws InterruptedException {
    if (ready.size() > 0) {
      byte[] bytes = ready.toByteArray();
      ready.reset();
      sink.piece(bytes);
    }
  }

  private void flush() throws InterruptedException {
    send();
    if (held.size() > 0) {
      byte[] bytes = held.toByteArray();
      held.reset();
      sink.piece(bytes);
    }
  }

  /// Nothing more comes.
  void end() throws InterruptedException {
    if (kind == Kind.DOCUMENT && !unread && held.size() > 0) {
      byte[] document = held.toByteArray();
      held.reset();
      sink.piece(renamed(document).orElse(document));
    } else {
      flush();
    }
  }

  /// The document with our addresses of its files; empty when it names none.
  private Optional<byte[]> renamed(byte[] document) throws InterruptedException {
    if (!mayNameFiles(document, 0, document.length)) {
      return Optional.empty();
    }
    Optional<JsonNode> tree = ForeignJson.tryParse(document);
    if (tree.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> named = new HashMap<>();
    try {
      files.fetch(tree.get(), (address, file) -> kept.put(address, sink.keep(address, file)));
    } catch (EngineFailure e) { // the answer has begun; its caller may have more luck
      LOG.warn("a file that an answer names stays where it is: {}", e.getMessage());
    }
    JsonTrees.texts(tree.get(), kept::containsKey)
        .forEach((place, address) -> named.put(place, kept.getOrDefault(address, address)));
    named.forEach((place, address) -> JsonTrees.put(tree.get(), place, address));
    return named.isEmpty() ? Optional.empty() : Optional.of(Json.bytes(tree.get()));
  }

  /// Most documents name none, and are not read.
  private static boolean mayNameFiles(byte[] bytes, int from, int to) {
    for (int i = from; i + 3 < to; i++) {
      if (bytes[i] == '"' && (bytes[i + 1] == 'h' || bytes[i + 1] == '\\')) {
        return true;
      }
    }
    return false;
  }
}
