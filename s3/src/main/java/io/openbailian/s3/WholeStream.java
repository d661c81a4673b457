package io.openbailian.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/// The content of an object, which ends where it has to or with an exception: a connection that
/// breaks early looks like an end to Java's own client.
final class WholeStream extends FilterInputStream {
  private final ResponseInputStream<GetObjectResponse> content;
  private final long length;
  private final BucketFaults faults;
  private long read;

  WholeStream(ResponseInputStream<GetObjectResponse> content, long length, BucketFaults faults) {
    super(content);
    this.content = content;
    this.length = length;
    this.faults = faults;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] piece, int offset, int atMost) throws IOException {
    try {
      int count = content.read(piece, offset, atMost);
      if (count < 0 && read < length) {
        throw new IOException("an object ended after %d of %d bytes".formatted(read, length));
      }
      read += Math.max(0, count);
      return count;
    } catch (IOException | RuntimeException e) {
      throw faults.away(e);
    }
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] passed = new byte[(int) Math.min(count, 8192)];
    return Math.max(0, read(passed, 0, passed.length));
  }

  /// What is left is not waited for.
  @Override
  public void close() throws IOException {
    if (read < length) {
      content.abort();
    } else {
      super.close();
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
