package io.openbailian.server.inspection;

import io.openbailian.engine.Media;
import io.openbailian.engine.Relay;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An answer that is passed back, looked at before it goes on. A document waits until all of it has
/// come; of a stream the last frames are held back, and one that says what may not be said ends
/// with the error in a frame. Sound, pictures and films go through. Used by one thread.
public final class InspectedAnswer implements Relay.Sink {
  /// In bytes; a longer document, or frame, cannot be looked at and is not told.
  private static final int LONGEST = 16 << 20;

  private static final String TYPE = "Content-Type";
  private static final String FRAMES = "text/event-stream";
  private static final List<String> NO_TEXT = List.of("audio/", "image/", "video/");

  private final Relay.Sink sink;
  private final OutgoingTexts texts;
  private final LastFrame last;
  private final FrameTexts frames;
  private final ByteArrayOutputStream document = new ByteArrayOutputStream();
  private final Deque<Held> held = new ArrayDeque<>();
  private final StringBuilder said = new StringBuilder();
  private int asked;
  private @Nullable Head head;
  private Kind kind = Kind.DOCUMENT;
  private boolean begun;
  private boolean blocked;
  private int told;
  private boolean lineIsEmpty = true;

  InspectedAnswer(Relay.Sink sink, BlockedWords list, OutgoingTexts texts, LastFrame last) {
    this.sink = sink;
    this.texts = texts;
    this.last = last;
    this.frames = new FrameTexts(list, texts.asks());
  }

  /// Writes the frame that says why there is no more.
  @FunctionalInterface
  public interface LastFrame {
    /// The frame about an error.
    ///
    /// @param number of the frame, from 1
    byte[] of(int number, WireError error);
  }

  /// Looks at the answers of a request; at none where nothing is looked at.
  @FunctionalInterface
  public interface Look {
    Optional<InspectedAnswer> at(Relay.Sink sink);
  }

  private enum Kind {
    DOCUMENT,
    STREAM,
    NO_TEXT
  }

  private record Head(int status, Map<String, List<String>> headers) {}

  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Held(byte[] bytes, FrameTexts.Mark mark) {}

  /// Whether it said what may not be said: then nobody pays for it.
  public boolean blocked() {
    return blocked;
  }

  /// Whether whoever asked has been told why there is no more.
  public boolean isTold() {
    return blocked && begun;
  }

  @Override
  public void begin(int status, Map<String, List<String>> headers) throws InterruptedException {
    String type =
        headers.entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase(TYPE))
            .flatMap(header -> header.getValue().stream())
            .findFirst()
            .orElse("")
            .toLowerCase(Locale.ROOT)
            .strip();
    head = new Head(status, headers);
    if (type.startsWith(FRAMES)) {
      kind = Kind.STREAM;
    } else if (NO_TEXT.stream().anyMatch(type::startsWith)) {
      kind = Kind.NO_TEXT;
      open();
    }
  }

  private void open() throws InterruptedException {
    if (!begun && head != null) {
      begun = true;
      sink.begin(head.status(), head.headers());
    }
  }

  /// @throws WireException `DataInspectionFailed`
  @Override
  public void piece(byte[] bytes) throws InterruptedException {
    switch (kind) {
      case NO_TEXT -> sink.piece(bytes);
      case DOCUMENT -> append(bytes, 0, bytes.length);
      case STREAM -> {
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
          if (bytes[i] != '\n') {
            lineIsEmpty &= bytes[i] == '\r';
            continue;
          }
          if (lineIsEmpty) { // an event ends with an empty line
            append(bytes, from, i + 1);
            from = i + 1;
            frame();
          }
          lineIsEmpty = true;
        }
        append(bytes, from, bytes.length);
      }
    }
  }

  private void append(byte[] bytes, int from, int to) {
    if (document.size() + (to - from) > LONGEST) {
      throw new WireException(
          ErrorCode.INTERNAL_ERROR
              .with()
              .withHint(
                  "the answer is too long to be inspected: more than %d bytes".formatted(LONGEST)));
    }
    document.write(bytes, from, to - from);
  }

  private void frame() throws InterruptedException {
    byte[] bytes = document.toByteArray();
    document.reset();
    FrameTexts.Looked looked = frames.next(new String(bytes, StandardCharsets.UTF_8));
    refuse(looked.line());
    held.add(new Held(bytes, looked.mark()));
    if (texts.asks()) {
      said.append(frames.said());
      if (said.length() >= OutgoingTexts.PIECE) {
        ask();
      }
    }
    while (!held.isEmpty()
        && (!texts.asks() || told < asked)
        && frames.isPast(held.getFirst().mark())) {
      release();
    }
  }

  private void ask() throws InterruptedException {
    try {
      texts.ask(said.toString());
    } catch (WireException _) {
      refuse();
    }
    said.setLength(0);
    asked = told + held.size();
  }

  private void release() throws InterruptedException {
    open();
    told++;
    sink.piece(held.removeFirst().bytes());
  }

  /// Nothing comes any more: what is held goes on.
  ///
  /// @throws WireException `DataInspectionFailed`
  public void end() throws InterruptedException {
    switch (kind) {
      case NO_TEXT -> {}
      case DOCUMENT -> {
        byte[] bytes = document.toByteArray();
        Optional<JsonNode> tree = Json.tryParse(bytes);
        List<String> all =
            tree.map(TextInspection::texts)
                .orElseGet(() -> List.of(new String(bytes, StandardCharsets.UTF_8)));
        if (!texts.allows(all)) {
          refuse();
        }
        open();
        if (bytes.length > 0) {
          sink.piece(bytes);
        }
      }
      case STREAM -> {
        if (document.size() > 0) {
          frame();
        }
        refuse(frames.end());
        ask();
        while (!held.isEmpty()) {
          release();
        }
        open();
      }
    }
  }

  private void refuse(int line) throws InterruptedException {
    try {
      texts.refuse(line);
    } catch (WireException _) {
      refuse();
    }
  }

  private void refuse() throws InterruptedException {
    blocked = true;
    held.clear();
    WireError error = ErrorCode.DATA_INSPECTION_OUTPUT.with();
    if (begun) {
      sink.piece(last.of(told + 1, error));
    }
    throw new WireException(error);
  }

  @Override
  public String keep(String address, Media.Encoded file) throws InterruptedException {
    return sink.keep(address, file);
  }
}
