package io.openbailian.server.http.body;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/// Reads a `multipart/form-data` body part by part as it comes in; nothing of it is kept. RFC 7578,
/// RFC 2046. The parser is Jetty's, which is pushed: a piece of the body is given to it when all
/// that it made of the piece before has been read.
public final class MultipartReader {
  private static final String UTF_8 = "utf-8''";
  private static final int LONGEST_BOUNDARY = 200;
  private static final int LONGEST_HEAD = 4 << 10;
  private static final int LONGEST_PREAMBLE = 4 << 10;

  /// Anybody may send a form, and slowly; what that holds is this.
  private static final int BUFFER = 8 << 10;

  private final InputStream in;
  private final MultiPart.Parser parser;
  private final Deque<Event> events = new ArrayDeque<>();
  private final byte[] buffer = new byte[BUFFER];
  private long fed;
  private boolean begun;
  private boolean over;
  private String current = "";

  /// What a piece of the body brings.
  private sealed interface Event {
    /// A part begins.
    ///
    /// @param disposition its `Content-Disposition`; empty when it has none
    record Begin(String disposition) implements Event {}

    record Bytes(ByteBuffer bytes) implements Event {}

    record End() implements Event {}

    record Complete() implements Event {}

    record Failed(MultipartException failure) implements Event {}
  }

  private MultipartReader(InputStream in, String boundary) {
    this.in = in;
    this.parser = new MultiPart.Parser(boundary, new Listener());
    parser.setPartHeadersMaxLength(LONGEST_HEAD);
  }

  /// A reader of a body with this Content-Type.
  ///
  /// @throws MultipartException when it is no form
  public static MultipartReader of(String contentType, InputStream body) throws MultipartException {
    Map<String, String> parameters = new HashMap<>();
    String type = parameters(contentType, parameters);
    String boundary = parameters.getOrDefault("boundary", "");
    if (!type.equalsIgnoreCase("multipart/form-data") || boundary.isEmpty()) {
      throw new MultipartException("the body is no multipart/form-data with a boundary");
    }
    if (boundary.length() > LONGEST_BOUNDARY) {
      throw new MultipartException("the boundary is too long");
    }
    return new MultipartReader(body, boundary);
  }

  /// Splits `value; name=parameter; …`; of parameters of one name the first counts.
  private static String parameters(String field, Map<String, String> parameters)
      throws MultipartException {
    Map<String, String> asWritten = new HashMap<>();
    String value = split(field, asWritten);
    asWritten.forEach((name, parameter) -> {
      if (parameter != null) {
        parameters.putIfAbsent(name.toLowerCase(Locale.ROOT), parameter);
      }
    });
    return value == null ? "" : value.strip();
  }

  private static @Nullable String split(String field, Map<String, String> parameters)
      throws MultipartException {
    try {
      return HttpField.getValueParameters(field, parameters);
    } catch (IllegalArgumentException e) {
      throw new MultipartException("a quote in a head does not end", e);
    }
  }

  private final class Listener implements MultiPart.Parser.Listener {
    private String disposition = "";

    @Override
    public void onPartBegin() {
      begun = true;
      disposition = "";
    }

    @Override
    public void onPartHeader(String name, String value) {
      if (name.equalsIgnoreCase("Content-Disposition") && disposition.isEmpty()) {
        disposition = value;
      }
    }

    @Override
    public void onPartHeaders() {
      events.add(new Event.Begin(disposition));
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
      if (chunk.hasRemaining()) {
        events.add(new Event.Bytes(chunk.getByteBuffer()));
      }
    }

    @Override
    public void onPartEnd() {
      events.add(new Event.End());
    }

    @Override
    public void onComplete() {
      events.add(new Event.Complete());
    }

    @Override
    public void onFailure(Throwable failure) {
      events.add(new Event.Failed(new MultipartException(sentence(failure), failure)));
    }

    private static String sentence(Throwable failure) {
      return switch (failure) {
        case EOFException _ -> "the form ends before its last boundary";
        case IllegalStateException _ -> "the head of a part is too long";
        default -> "the form is malformed";
      };
    }
  }

  /// The name of the next part; what was left of the one before is passed over. Its bytes come from
  /// {@link #read}. Empty after the last part.
  public Optional<String> next() throws MultipartException {
    while (true) {
      switch (peek()) {
        case Event.Begin(String disposition) -> {
          events.remove();
          current = disposition;
          return Optional.of(name(disposition));
        }
        case Event.Complete _ -> {
          return Optional.empty();
        }
        case Event.Failed(MultipartException failure) -> throw failure;
        case Event.Bytes _, Event.End _ -> events.remove();
      }
    }
  }

  /// What the sender calls the file of the current part, without folders; empty when it says no
  /// name. RFC 7578 §4.2; of the form of RFC 5987 UTF-8 alone.
  public String fileName() throws MultipartException {
    Map<String, String> parameters = new HashMap<>();
    parameters(current, parameters);
    String extended = parameters.getOrDefault("filename*", "");
    String plain = parameters.getOrDefault("filename", "");
    String name = plain;
    if (extended.regionMatches(true, 0, UTF_8, 0, UTF_8.length())) {
      try {
        name =
            URLDecoder.decode(
                extended.substring(UTF_8.length()).replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        throw new MultipartException("a file name is encoded wrongly", e);
      }
    }
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  /// Bytes of the current part; -1 at its end.
  public int read(byte[] into) throws MultipartException {
    return switch (peek()) {
      case Event.Bytes(ByteBuffer bytes) -> {
        int length = Math.min(into.length, bytes.remaining());
        bytes.get(into, 0, length);
        if (!bytes.hasRemaining()) {
          events.remove();
        }
        yield length;
      }
      case Event.Failed(MultipartException failure) -> throw failure;
      case Event.End _, Event.Begin _, Event.Complete _ -> -1;
    };
  }

  /// The whole current part as text.
  ///
  /// @throws MultipartException when it is longer than `most` bytes
  public String text(int most) throws MultipartException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] piece = new byte[4096];
    for (int read = read(piece); read >= 0; read = read(piece)) {
      all.write(piece, 0, read);
      if (all.size() > most) {
        throw new MultipartException("a field is longer than %d bytes".formatted(most));
      }
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  /// The bytes of the current part as a stream.
  public InputStream file() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return MultipartReader.this.read(one) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] into) throws IOException {
        return MultipartReader.this.read(into);
      }

      @Override
      public int read(byte[] into, int at, int length) throws IOException {
        byte[] piece = new byte[length];
        int read = MultipartReader.this.read(piece);
        if (read > 0) {
          System.arraycopy(piece, 0, into, at, read);
        }
        return read;
      }
    };
  }

  /// What comes next; a piece of the body is read when it is not known.
  private Event peek() throws MultipartException {
    Event event = events.peek();
    while (event == null) {
      feed();
      event = events.peek();
    }
    return event;
  }

  private void feed() throws MultipartException {
    if (over) {
      throw new MultipartException("the form ends before its last boundary");
    }
    if (!begun && fed > LONGEST_PREAMBLE) {
      throw new MultipartException("the form does not begin with its boundary");
    }
    int read = fill(begun ? buffer.length : LONGEST_PREAMBLE);
    over = read < 0;
    fed += Math.max(0, read);
    parser.parse(
        over
            ? Content.Chunk.EOF
            : Content.Chunk.from(ByteBuffer.wrap(buffer, 0, read).slice(), false));
  }

  private int fill(int most) throws MultipartException {
    try {
      return in.read(buffer, 0, most);
    } catch (IOException e) {
      throw new MultipartException("the form did not come whole: " + e.getMessage(), e);
    }
  }

  private static String name(String disposition) throws MultipartException {
    Map<String, String> parameters = new HashMap<>();
    String type = parameters(disposition, parameters);
    String name = parameters.get("name");
    if (!type.equalsIgnoreCase("form-data") || name == null) {
      throw new MultipartException("a part has no name");
    }
    return name.toLowerCase(Locale.ROOT);
  }
}
