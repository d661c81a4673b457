package io.openbailian.outbound;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A form with fields and files (`multipart/form-data`). Its length is known before it is sent, and
/// files are read only as they go out.
public final class Form {
  private static final String LINE = "\r\n";

  /// A file of another's making that holds it by chance has not been seen.
  private static final String BOUNDARY = "----openbailian-7d1c9e2b5f4a4f0f8c3a";

  private final List<Piece> pieces = new ArrayList<>();

  private record Piece(long length, Outgoing.Source source) {}

  /// Adds a field; characters that would end its line are replaced in its name.
  public Form field(String name, String value) {
    text(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n"
                .formatted(BOUNDARY, quoted(name))
            + value
            + LINE);
    return this;
  }

  /// Adds a file.
  ///
  /// @param fileName as the server sees it; it chooses decoders by its ending
  public Form file(String name, String fileName, Outgoing.Body content) {
    text(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
            .formatted(BOUNDARY, quoted(name), quoted(fileName), content.type()));
    pieces.add(new Piece(content.length(), content.source()));
    text(LINE);
    return this;
  }

  private static String quoted(String name) {
    StringBuilder plain = new StringBuilder();
    name.chars().forEach(c -> plain.append(c < ' ' || c == '"' || c == '\\' ? '_' : (char) c));
    return plain.toString();
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    pieces.add(new Piece(bytes.length, () -> new ByteArrayInputStream(bytes)));
  }

  /// The form as the body of a request; nothing is to be added afterwards.
  public Outgoing.Body body() {
    text("--" + BOUNDARY + "--" + LINE);
    List<Piece> all = List.copyOf(pieces);
    long length = all.stream().mapToLong(Piece::length).sum();
    return new Outgoing.Body(
        "multipart/form-data; boundary=" + BOUNDARY,
        length,
        () -> {
          List<InputStream> streams = new ArrayList<>();
          for (Piece piece : all) {
            streams.add(piece.source().open());
          }
          return new SequenceInputStream(Collections.enumeration(streams));
        });
  }
}
