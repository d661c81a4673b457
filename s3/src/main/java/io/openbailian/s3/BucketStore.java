package io.openbailian.s3;

import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.FilesAwayException;
import io.openbailian.server.artifact.StoredFile;
import io.openbailian.server.artifact.StoredNames;
import io.openbailian.server.files.OwnerOnly;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files of one kind in a bucket, all below one name. An object is there whole or not at all, which
/// is S3's own promise.
final class BucketStore implements ArtifactStore {
  private static final Logger LOG = LoggerFactory.getLogger(BucketStore.class);

  private final Bucket bucket;
  private final String prefix;
  private final SpoolRoom room;
  private final Sweep sweep;

  /// @param prefix what the keys begin with, with a slash at its end
  BucketStore(Bucket bucket, String prefix, SpoolRoom room, Sweep sweep) {
    this.bucket = bucket;
    this.prefix = prefix;
    this.room = room;
    this.sweep = sweep;
  }

  private String key(String name) {
    return prefix + StoredNames.checked(name);
  }

  @Override
  public Kept write(String name, byte[] bytes) throws IOException {
    if (bytes.length > SpoolRoom.PART) {
      return write(name, out -> out.write(bytes));
    }
    bucket.put(key(name), bytes);
    return new Kept(HexFormat.of().formatHex(ContentHashes.sha256().digest(bytes)), bytes.length);
  }

  @Override
  public Kept write(String name, Content content) throws IOException {
    try (PartedSending sending = new PartedSending(bucket, key(name), room)) {
      content.writeTo(sending);
      return sending.end();
    }
  }

  @Override
  public Draft draft() throws IOException {
    return new SpoolDraft(room.file());
  }

  /// A file in the spool that becomes an object.
  private final class SpoolDraft implements Draft {
    private final Path file;

    SpoolDraft(Path file) {
      this.file = file;
    }

    @Override
    public Path path() {
      return file;
    }

    @Override
    public Kept keep(String name) throws IOException {
      return write(name, out -> Files.copy(file, out));
    }

    @Override
    public void close() {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        LOG.warn("file={} is left over until the next start", file, e);
      }
    }
  }

  @Override
  public Optional<StoredFile> find(String name) {
    if (!StoredNames.isName(name)) {
      return Optional.empty();
    }
    try {
      return bucket.length(key(name)).map(length -> new InBucket(bucket, key(name), length));
    } catch (FilesAwayException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<URI> address(Handed file) {
    return StoredNames.isName(file.name())
        ? bucket.address(key(file.name()), file)
        : Optional.empty();
  }

  @Override
  public void delete(String name) throws IOException {
    bucket.delete(key(name));
  }

  @Override
  public int sweep(Instant before, References references) throws IOException, InterruptedException {
    return sweep.below(prefix, before, references);
  }

  /// An object, as long as it was when it was found.
  private record InBucket(Bucket bucket, String key, long length) implements StoredFile {
    private static final int PIECE = 64 << 10;

    @Override
    public InputStream open(long first) throws IOException {
      return bucket.get(key, first, length - first);
    }

    @Override
    public void writeTo(OutputStream out, long first, long wanted) throws IOException {
      if (first + wanted > length) {
        throw new IOException("the file is shorter than its row says");
      }
      try (InputStream in = bucket.get(key, first, wanted)) {
        byte[] piece = new byte[Math.clamp(wanted, 1, PIECE)];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
          out.write(piece, 0, read);
        }
      }
    }

    @Override
    public void placeAt(Path spooled) throws IOException {
      try (InputStream in = open(0);
          OutputStream out = new FileOutputStream(OwnerOnly.file(spooled).toFile())) {
        in.transferTo(out);
      }
    }
  }
}
