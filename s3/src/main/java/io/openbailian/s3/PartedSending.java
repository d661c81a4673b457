package io.openbailian.s3;

import io.openbailian.server.artifact.ArtifactStore.Kept;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/// Content on its way into a bucket: a part of it lies in the spool, so that it can be sent again,
/// and goes when it is full. Up to one part it is sent as a whole. What is closed before its end
/// was never there.
final class PartedSending extends OutputStream {
  private static final Logger LOG = LoggerFactory.getLogger(PartedSending.class);

  private final Bucket bucket;
  private final String key;
  private final SpoolRoom room;
  private final Path file;
  private OutputStream part;
  private int inPart;
  private long length;
  private final MessageDigest all = ContentHashes.sha256();
  private final MessageDigest ofPart = ContentHashes.md5();
  private final List<CompletedPart> sent = new ArrayList<>();
  private @Nullable String upload;

  /// Takes a place in the spool.
  PartedSending(Bucket bucket, String key, SpoolRoom room) throws IOException {
    this.bucket = bucket;
    this.key = key;
    this.room = room;
    room.take();
    boolean whole = false;
    try {
      this.file = room.file();
      this.part = new FileOutputStream(file.toFile());
      whole = true;
    } finally {
      if (!whole) {
        room.give();
      }
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    for (int done = 0; done < count; ) {
      if (inPart == SpoolRoom.PART) {
        sendPart();
      }
      int piece = Math.min(count - done, SpoolRoom.PART - inPart);
      part.write(bytes, offset + done, piece);
      all.update(bytes, offset + done, piece);
      ofPart.update(bytes, offset + done, piece);
      inPart += piece;
      length += piece;
      done += piece;
    }
  }

  private void sendPart() throws IOException {
    String to = upload == null ? bucket.begin(key) : upload;
    upload = to;
    part.close();
    sent.add(bucket.part(key, to, sent.size() + 1, RequestBody.fromFile(file), hash()));
    part = new FileOutputStream(file.toFile());
    inPart = 0;
  }

  private String hash() {
    return Base64.getEncoder().encodeToString(ofPart.digest());
  }

  /// Sends what is left; the object is there, whole, when this returns.
  Kept end() throws IOException {
    String begun = upload;
    if (begun == null) {
      part.close();
      bucket.put(key, RequestBody.fromFile(file), hash());
    } else {
      sendPart();
      bucket.end(key, begun, sent, length);
      upload = null;
    }
    return new Kept(HexFormat.of().formatHex(all.digest()), length);
  }

  /// A failure to tidy up hides none that came before; what is left over is swept.
  @Override
  public void close() {
    try (OutputStream _ = part) {
      if (upload != null) {
        bucket.abort(key, upload);
      }
    } catch (IOException e) {
      LOG.warn("object={} its parts are left over, the sweep will remove them", key, e);
    } finally {
      remove();
      room.give();
    }
  }

  private void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("file={} is left over until the next start", file, e);
    }
  }
}
