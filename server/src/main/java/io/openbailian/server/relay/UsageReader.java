package io.openbailian.server.relay;

import io.openbailian.protocol.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.async.ByteArrayFeeder;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Finds what an answer says of its `usage` while it passes by: a document of any size piece by
/// piece, of a stream the last frame that says it. Takes little memory, whatever passes.
final class UsageReader {
  private static final Logger LOG = LoggerFactory.getLogger(UsageReader.class);
  private static final String USAGE = "usage";
  private static final byte[] DATA = "data:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NAME = "\"usage\"".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_FRAME = 1 << 20;
  private static final int MOST_NUMBERS = 50;

  private final boolean frames;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Document document = new Document();
  private JsonNode told = Json.object();

  /// @param frames whether the answer is a stream of events
  UsageReader(boolean frames) {
    this.frames = frames;
  }

  /// Takes the next piece.
  void take(byte[] bytes) {
    if (!frames) {
      document.take(bytes);
      return;
    }
    int begin = 0;
    int whole = bytes.length;
    while (whole > 0 && bytes[whole - 1] != '\n') {
      whole--;
    }
    while (begin < whole) {
      if (line.size() == 0 && !speaksOfUsage(bytes, begin, whole)) {
        begin = whole; // most frames say nothing of it
      } else {
        int end = begin;
        while (bytes[end] != '\n') {
          end++;
        }
        append(bytes, begin, end);
        frame(line.toByteArray());
        line.reset();
        begin = end + 1;
      }
    }
    append(bytes, begin, bytes.length);
  }

  private void append(byte[] bytes, int begin, int end) {
    int room = Math.min(end - begin, LONGEST_FRAME - line.size());
    line.write(bytes, begin, Math.max(0, room));
  }

  /// Most frames of a stream say nothing of it, and are not read.
  private void frame(byte[] whole) {
    if (whole.length <= DATA.length
        || !isAt(DATA, whole, 0)
        || !speaksOfUsage(whole, DATA.length, whole.length)) {
      return;
    }
    Document one = new Document();
    one.take(Arrays.copyOfRange(whole, DATA.length, whole.length));
    if (!one.usage.isEmpty()) {
      told = one.usage;
    }
  }

  private static boolean speaksOfUsage(byte[] bytes, int from, int to) {
    for (int i = from; i + NAME.length <= to; i++) {
      if (bytes[i] == NAME[0] && bytes[i + 1] == NAME[1] && isAt(NAME, bytes, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(byte[] sought, byte[] whole, int place) {
    return Arrays.equals(sought, 0, sought.length, whole, place, place + sought.length);
  }

  /// The numbers of its `usage`, as far as they have come.
  JsonNode usage() {
    return frames ? told : document.usage;
  }

  /// One document, as it comes. What is no JSON has no usage.
  private static final class Document {
    private final ObjectNode usage = Json.object();
    private final Deque<String> names = new ArrayDeque<>();
    private @Nullable JsonParser parser;

    Document() {
      this.parser = new JsonFactory().createNonBlockingByteArrayParser(ObjectReadContext.empty());
    }

    void take(byte[] bytes) {
      JsonParser open = parser;
      if (open == null) {
        return;
      }
      try {
        if (open.nonBlockingInputFeeder() instanceof ByteArrayFeeder feeder) {
          feeder.feedInput(bytes, 0, bytes.length);
        }
        read(open);
      } catch (JacksonException e) {
        LOG.debug("an answer that is passed on is no JSON: {}", e.getMessage());
        parser = null;
      }
    }

    private void read(JsonParser open) {
      for (JsonToken token = open.nextToken();
          token != null && token != JsonToken.NOT_AVAILABLE;
          token = open.nextToken()) {
        switch (token) {
          case START_OBJECT, START_ARRAY -> names.push(Optional.ofNullable(name(open)).orElse(""));
          case END_OBJECT, END_ARRAY -> {
            if (!names.isEmpty()) {
              String _ = names.pop();
            }
          }
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(open);
          case PROPERTY_NAME,
              VALUE_STRING,
              VALUE_TRUE,
              VALUE_FALSE,
              VALUE_NULL,
              VALUE_EMBEDDED_OBJECT,
              NOT_AVAILABLE -> {} // none of them is a number
        }
      }
    }

    /// The name under which the value that begins here stands, where it stands under one.
    private static @Nullable String name(JsonParser open) {
      var parent = open.streamReadContext().getParent();
      return parent == null ? null : parent.currentName();
    }

    private void number(JsonParser open) {
      boolean inUsage = names.size() == 2 && USAGE.equals(names.peek());
      String name = open.currentName();
      if (inUsage && name != null && usage.size() < MOST_NUMBERS) {
        usage.put(name, open.getDoubleValue());
      }
    }
  }
}
