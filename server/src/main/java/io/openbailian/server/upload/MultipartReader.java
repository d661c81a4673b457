package io.openbailian.server.upload;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Reads a `multipart/form-data` body part by part as it comes in; nothing of it is kept. RFC 7578,
/// RFC 2046.
public final class MultipartReader {
  private static final Pattern CONTENT_TYPE =
      Pattern.compile(
          "(?i)\\s*multipart/form-data\\s*;(?:.*;)?\\s*boundary=(?:\"([^\"]+)\"|([^;\\s]+)).*");
  private static final Pattern DISPOSITION = Pattern.compile("(?i)form-data\\s*(;.*)");

  /// One after the other, so that nothing within a quoted value is taken for a parameter.
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([^=;\\s\"]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]*))\\s*");

  private static final int LONGEST_BOUNDARY = 200;
  private static final int LONGEST_HEAD = 16 << 10;
  private static final int LONGEST_PREAMBLE = 4 << 10;
  private static final int BUFFER = 64 << 10;

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private boolean begun;

  private MultipartReader(InputStream in, String boundary) {
    this.in = in;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    // The first delimiter may have no line before it.
    buffer[0] = '\r';
    buffer[1] = '\n';
    to = 2;
  }

  /// A reader of a body with this Content-Type.
  ///
  /// @throws MultipartException when it is no form
  public static MultipartReader of(String contentType, InputStream body) throws MultipartException {
    Matcher matcher = CONTENT_TYPE.matcher(contentType);
    if (!matcher.matches()) {
      throw new MultipartException("the body is no multipart/form-data with a boundary");
    }
    String boundary = matcher.groupOrNull(1) == null ? matcher.group(2) : matcher.group(1);
    if (boundary.length() > LONGEST_BOUNDARY) {
      throw new MultipartException("the boundary is too long");
    }
    return new MultipartReader(body, boundary);
  }

  /// The name of the next part; what was left of the one before is passed over. Its bytes come from
  /// {@link #read}. Empty after the last part.
  public Optional<String> next() throws MultipartException {
    skipBody();
    begun = true;
    from += delimiter.length;
    require(2);
    if (buffer[from] == '-' && buffer[from + 1] == '-') {
      return Optional.empty();
    }
    String head = head();
    return Optional.of(name(head));
  }

  private void skipBody() throws MultipartException {
    byte[] passed = new byte[4096];
    int preamble = 0;
    for (int read = read(passed); read >= 0; read = read(passed)) {
      preamble += begun ? 0 : read;
      if (preamble > LONGEST_PREAMBLE) {
        throw new MultipartException("the form does not begin with its boundary");
      }
    }
  }

  /// Bytes of the current part; -1 at its end.
  public int read(byte[] into) throws MultipartException {
    int end = end();
    if (end == from) {
      return -1;
    }
    int length = Math.min(into.length, end - from);
    System.arraycopy(buffer, from, into, 0, length);
    from += length;
    return length;
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

  /// Up to where the buffer holds bytes of the current part: `from` itself only when a delimiter
  /// stands there.
  private int end() throws MultipartException {
    while (true) {
      int at = firstDelimiter();
      if (at > from || (at == from && to - from >= delimiter.length)) {
        return at;
      }
      fill();
    }
  }

  /// The first place where a delimiter stands, or where one may begin that is not yet whole.
  private int firstDelimiter() {
    for (int i = from; i < to; i++) {
      if (buffer[i] == '\r' && mayBegin(i)) {
        return i;
      }
    }
    return to;
  }

  private boolean mayBegin(int at) {
    int length = Math.min(delimiter.length, to - at);
    return Arrays.equals(buffer, at, at + length, delimiter, 0, length);
  }

  private void require(int bytes) throws MultipartException {
    while (to - from < bytes) {
      fill();
    }
  }

  private void fill() throws MultipartException {
    if (to == buffer.length) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    int read;
    try {
      read = in.read(buffer, to, buffer.length - to);
    } catch (IOException e) {
      throw new MultipartException("the form did not come whole: " + e.getMessage(), e);
    }
    if (read < 0) {
      throw new MultipartException("the form ends before its last boundary");
    }
    to += read;
  }

  /// The lines up to the empty one; the rest of the delimiter's line is white space.
  private String head() throws MultipartException {
    ByteArrayOutputStream head = new ByteArrayOutputStream(256);
    int newlines = 0;
    while (newlines < 2) {
      require(1);
      byte b = buffer[from++];
      newlines = b == '\n' ? newlines + 1 : b == '\r' ? newlines : 0;
      head.write(b);
      if (head.size() > LONGEST_HEAD) {
        throw new MultipartException("the head of a part is too long");
      }
    }
    return head.toString(StandardCharsets.UTF_8);
  }

  private static String name(String head) throws MultipartException {
    for (String line : head.lines().toList()) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase("content-disposition")) {
        return nameIn(line.substring(colon + 1).strip());
      }
    }
    throw new MultipartException("a part has no name");
  }

  private static String nameIn(String disposition) throws MultipartException {
    Matcher form = DISPOSITION.matcher(disposition);
    if (form.matches()) {
      Matcher parameter = PARAMETER.matcher(form.group(1));
      int end = 0;
      while (parameter.find() && parameter.start() == end) {
        if (parameter.group(1).equalsIgnoreCase("name")) {
          String quoted = parameter.groupOrNull(2);
          String name = quoted == null ? parameter.group(3) : quoted;
          return name.toLowerCase(Locale.ROOT);
        }
        end = parameter.end();
      }
    }
    throw new MultipartException("a part has no name");
  }
}
