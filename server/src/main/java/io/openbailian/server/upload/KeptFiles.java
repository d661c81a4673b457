package io.openbailian.server.upload;

import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.StoredFile;
import io.openbailian.server.config.FileSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of the Files API: taken in, listed, read and deleted, each by the key it belongs to.
public final class KeptFiles {
  private static final Logger LOG = LoggerFactory.getLogger(KeptFiles.class);

  /// A slice of deletions holds up the writes of others for some milliseconds.
  private static final int SLICE = 500;

  /// Younger files may not have their row yet.
  private static final Duration GRACE = Duration.ofHours(1);

  private static final int PIECE = 64 << 10;

  private final KeptFileIndex index;
  private final ArtifactStore files;
  private final UploadQuota quota;
  private final FileSettings settings;
  private final Time time;

  public KeptFiles(KeptFileIndex index, ArtifactStore files, FileSettings settings, Time time) {
    this.index = index;
    this.files = files;
    this.quota =
        new UploadQuota(
            index::usage, settings.perKey(), settings.total(), "delete files that are done with");
    this.settings = settings;
    this.time = time;
  }

  /// How many files one key may have.
  public int most() {
    return settings.perKeyFiles();
  }

  /// Begins to take in the files of one request; what is not kept is gone when it is closed.
  public Arrival arrive(String workspace) {
    return new Arrival(workspace);
  }

  /// Files that are coming in.
  public final class Arrival implements AutoCloseable {
    private final String workspace;
    private final List<UploadQuota.Room> rooms = new ArrayList<>();
    private final List<String> unkept = new ArrayList<>();

    private Arrival(String workspace) {
      this.workspace = workspace;
    }

    /// Takes in one; it is durable on the disk when this returns, and belongs to nobody yet.
    ///
    /// @param name of the file on the disk, unique
    /// @throws WireException when it is too large, or there is no room
    /// @throws IOException when it did not come whole, as it was thrown by its stream, or when the
    ///   disk failed
    public KeptFile.Content take(String name, InputStream content)
        throws IOException, InterruptedException {
      UploadQuota.Room room = quota.take(workspace, 0);
      rooms.add(room);
      MessageDigest digest = md5();
      long bytes =
          files
              .write(
                  name,
                  out -> {
                    try {
                      copy(content, out, room, digest);
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                      throw new IOException("the upload was interrupted", e);
                    }
                  })
              .bytes();
      unkept.add(name);
      return new KeptFile.Content(name, bytes, Base64.getEncoder().encodeToString(digest.digest()));
    }

    /// Keeps one that has come in.
    ///
    /// @return empty when the key, or all keys together, have as many files as they may
    public Optional<KeptFile> keep(
        String id, String name, String purpose, String description, KeptFile.Content content) {
      Instant now = time.now().truncatedTo(ChronoUnit.MILLIS);
      KeptFile file =
          new KeptFile(
              id, workspace, name, purpose, description, content, now, now.plus(settings.keep()));
      if (!index.add(file, new KeptFileIndex.Most(settings.perKeyFiles(), settings.totalFiles()))) {
        return Optional.empty();
      }
      unkept.remove(content.file());
      return Optional.of(file);
    }

    @Override
    public void close() {
      rooms.forEach(UploadQuota.Room::close);
      unkept.forEach(KeptFiles.this::delete);
    }
  }

  /// A checksum that the service names; nothing is trusted because of it.
  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  private void copy(
      InputStream content, OutputStream out, UploadQuota.Room room, MessageDigest digest)
      throws IOException, InterruptedException {
    byte[] piece = new byte[PIECE];
    long bytes = 0;
    for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
      bytes += read;
      if (bytes > settings.file()) {
        throw new WireException(
            ErrorCode.TOO_LARGE
                .with()
                .sent("file: at most %d bytes are taken".formatted(settings.file())));
      }
      room.reach(bytes);
      digest.update(piece, 0, read);
      out.write(piece, 0, read);
    }
  }

  /// The file of this id, if it is the key's.
  public Optional<KeptFile> find(String id, String workspace) throws InterruptedException {
    return index.find(id, workspace, time.now());
  }

  public KeptFileIndex.Page list(KeptFileIndex.Query query) throws InterruptedException {
    return index.list(query, time.now());
  }

  /// The bytes of a file; empty when they are gone.
  public Optional<StoredFile> content(KeptFile file) {
    return files.find(file.content().file());
  }

  /// Deletes a file of a key.
  ///
  /// @return what it was; empty when there is none
  public Optional<KeptFile> delete(String id, String workspace) {
    Optional<KeptFile> removed = index.remove(id, workspace, time.now());
    removed.ifPresent(file -> delete(file.content().file()));
    return removed;
  }

  /// Removes what has expired and what crashes left behind; an interrupt ends it between two
  /// slices.
  ///
  /// @return how many files it removed
  public int sweepOnce(Instant now) throws IOException, InterruptedException {
    int removed = 0;
    List<String> slice;
    do {
      slice = index.expire(now, SLICE);
      slice.forEach(this::delete);
      removed += slice.size();
    } while (!slice.isEmpty());
    return removed + files.sweep(now.minus(GRACE), index::refersTo);
  }

  /// A file that stays is referred to by nobody now, and the next sweep's.
  private void delete(String file) {
    try {
      files.delete(file);
    } catch (IOException e) {
      LOG.warn("the file {} could not be deleted; the next sweep tries again", file, e);
    }
  }
}
