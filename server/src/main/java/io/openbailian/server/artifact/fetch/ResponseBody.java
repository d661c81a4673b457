package io.openbailian.server.artifact.fetch;

import io.openbailian.text.Parts;
import io.openbailian.text.Pattern;
import io.openbailian.text.Trim;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// The body of an HTTP answer as a stream that ends where the body does, and fails when it is cut.
final class ResponseBody {
  private ResponseBody() {}

  /// The length the answer announces for the file itself.
  static Optional<Long> announced(ResponseHead head) {
    return head.header("transfer-encoding").isPresent()
            || head.header("content-encoding").isPresent()
        ? Optional.empty()
        : head.header("content-length").flatMap(ResponseBody::number);
  }

  private static Optional<Long> number(String digits) {
    return Trim.isDigits(digits, 18) ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }

  static InputStream of(ResponseHead head, InputStream in) throws IOException {
    InputStream framed = framed(head, in);
    String encoding = head.header("content-encoding").orElse("identity").toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "identity" -> framed;
      case "gzip", "x-gzip" -> new GZIPInputStream(framed); // nobody asked for it; some send it
      default -> throw new IOException("the file is encoded as " + encoding);
    };
  }

  private static InputStream framed(ResponseHead head, InputStream in) throws IOException {
    Optional<String> transfer = head.header("transfer-encoding");
    if (transfer.isPresent()) {
      if (!transfer.get().equalsIgnoreCase("chunked")) {
        throw new IOException("the file is transferred as " + transfer.get());
      }
      return new Chunked(in);
    }
    Optional<String> length = head.header("content-length");
    if (length.isPresent()) {
      return new Counted(
          in, number(length.get()).orElseThrow(() -> new IOException("the length is no number")));
    }
    return in;
  }

  /// So many bytes and no fewer.
  private static final class Counted extends InputStream {
    private final InputStream in;
    private final long length;
    private long left;

    Counted(InputStream in, long length) {
      this.in = in;
      this.length = length;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int at, int most) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(into, at, (int) Math.min(most, left));
      if (read < 0) {
        throw new IOException(
            "the connection ended after %d of %d bytes".formatted(length - left, length));
      }
      left -= read;
      return read;
    }
  }

  /// Chunks, each with its length before it, up to one of length 0.
  private static final class Chunked extends InputStream {
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{1,15}");
    private static final int LONGEST_LINE = 1024;

    private final InputStream in;
    private long left;
    private boolean begun;
    private boolean ended;

    Chunked(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int at, int most) throws IOException {
      if (left == 0 && !ended) {
        next();
      }
      if (ended) {
        return -1;
      }
      int read = in.read(into, at, (int) Math.min(most, left));
      if (read < 0) {
        throw new IOException("the connection ended within a chunk");
      }
      left -= read;
      return read;
    }

    /// What follows the last chunk is nobody's: the connection is closed.
    private void next() throws IOException {
      if (begun && !ResponseHead.line(in, LONGEST_LINE).isEmpty()) {
        throw new IOException("a chunk is longer than it says");
      }
      String size = Parts.first(ResponseHead.line(in, LONGEST_LINE), ";").strip();
      if (!HEX.matcher(size).matches()) {
        throw new IOException("a chunk has no length");
      }
      begun = true;
      left = Long.parseLong(size, 16);
      ended = left == 0;
    }
  }
}
