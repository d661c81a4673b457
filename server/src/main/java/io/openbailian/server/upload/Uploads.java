package io.openbailian.server.upload;

import static io.openbailian.protocol.client.UploadTicket.SCHEME;

import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.Hmac;
import io.openbailian.server.artifact.InputFile;
import io.openbailian.server.artifact.StoredFile;
import io.openbailian.server.artifact.UploadedFiles;
import io.openbailian.server.config.UploadSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes in files that requests will name as `oss://`, and finds them again for the key they were
/// taken in for.
public final class Uploads implements UploadedFiles {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

  /// How long a ticket is good for the beginning of an upload.
  public static final Duration TICKET = Duration.ofMinutes(5);

  /// How long a file is kept.
  public static final Duration LIFETIME = Duration.ofDays(2);

  /// A slice of deletions holds up the writes of others for some milliseconds.
  private static final int SLICE = 500;

  /// Younger files may not have their row yet.
  private static final Duration GRACE = Duration.ofHours(1);

  /// What a form has beside its file.
  private static final int FORM_BYTES = 64 << 10;

  private static final int PIECE = 64 << 10;

  private final UploadIndex index;
  private final ArtifactStore files;
  private final UploadTickets tickets;
  private final UploadQuota quota;
  private final long maxBytes;
  private final long capacity;
  private final Time time;

  public Uploads(
      UploadIndex index, ArtifactStore files, Hmac hmac, UploadSettings settings, Time time) {
    this.index = index;
    this.files = files;
    this.tickets = new UploadTickets(hmac);
    this.quota =
        new UploadQuota(
            index::usage,
            settings.perKey(),
            settings.total(),
            "uploads go by themselves after 48 hours");
    this.maxBytes = Math.min(settings.file(), settings.perKey());
    this.capacity = Math.min(settings.perKey(), settings.total());
    this.time = time;
  }

  /// How many bytes one key may have here.
  public long capacity() {
    return capacity;
  }

  /// A ticket and its signature.
  public record Issued(UploadTicket ticket, String policy, String signature) {}

  /// Permits uploads into a directory that nobody else has.
  ///
  /// @param unique names the directory
  public Issued issue(String workspace, String unique) {
    Instant now = time.now();
    String directory =
        "dashscope-instant/%s/%s/%s"
            .formatted(workspace, LocalDate.ofInstant(now, ZoneOffset.UTC), unique);
    Instant expires = now.plus(TICKET).truncatedTo(ChronoUnit.SECONDS);
    UploadTicket ticket = new UploadTicket(directory, workspace, expires, maxBytes);
    String policy = ticket.encode();
    return new Issued(ticket, policy, tickets.sign(policy));
  }

  /// What a form says before its file.
  ///
  /// @param keeps whether a file that the key has already stays
  /// @param length of the whole form in bytes, if it was announced
  public record Form(
      String policy, String signature, String key, boolean keeps, Optional<Long> length) {}

  /// Takes in the file of a form; it is durable when this returns. Everything is checked before the
  /// first byte of the file is read.
  ///
  /// @param name of the file on the disk, unique
  /// @throws WireException when it is not permitted, too large, or there is no room
  /// @throws IOException when the file did not come whole, as it was thrown by its stream, or when
  ///   the disk failed
  public void receive(String name, Form form, InputStream file)
      throws IOException, InterruptedException {
    UploadTicket ticket = tickets.check(form.policy(), form.signature(), time.now());
    String ossKey = UploadKey.check(form.key(), ticket);
    long announced = form.length().orElse(0L);
    if (announced > ticket.maxBytes() + FORM_BYTES) {
      throw tooLarge(ticket);
    }
    try (UploadQuota.Room room =
        quota.take(ticket.workspace(), Math.min(announced, ticket.maxBytes()))) {
      Instant expires = time.now().plus(LIFETIME).truncatedTo(ChronoUnit.MILLIS);
      long bytes = store(name, ticket, room, file);
      if (form.keeps()) {
        refuseAnother(ossKey, ticket.workspace(), name);
      }
      index
          .add(new Upload(ossKey, ticket.workspace(), name, bytes, expires))
          .ifPresent(this::delete);
    }
  }

  /// Takes in a file that comes with the request that is about it; it is durable when this returns.
  ///
  /// @param workspace whose file it is
  /// @param unique names the request
  /// @param number which file of the request, from 0
  /// @return the address by which requests of this workspace name it
  /// @throws WireException when it is too large, or there is no room
  /// @throws IOException as {@link #receive} does
  public String take(String workspace, String unique, int number, InputStream file)
      throws IOException, InterruptedException {
    Issued issued = issue(workspace, unique);
    String key = issued.ticket().directory() + "/" + number;
    receive(
        unique + "-" + number,
        new Form(issued.policy(), issued.signature(), key, false, Optional.empty()),
        file);
    return SCHEME + key;
  }

  /// A client that sends two files of one name under one policy would see one of them twice. The
  /// same file once more does no harm.
  private void refuseAnother(String ossKey, String workspace, String name)
      throws IOException, InterruptedException {
    Optional<InputFile.Kept> before = find(ossKey, workspace, time.now());
    Optional<StoredFile> sent = files.find(name);
    if (before.isPresent() && sent.isPresent() && !sameBytes(before.get().file(), sent.get())) {
      delete(name);
      throw new WireException(ErrorCode.FILE_EXISTS.with().sent("key: " + ossKey));
    }
  }

  private static boolean sameBytes(StoredFile one, StoredFile other) throws IOException {
    if (one.length() != other.length()) {
      return false;
    }
    try (InputStream left = one.open(0);
        InputStream right = other.open(0)) {
      byte[] piece = left.readNBytes(PIECE);
      while (piece.length > 0 && Arrays.equals(piece, right.readNBytes(PIECE))) {
        piece = left.readNBytes(PIECE);
      }
      return piece.length == 0;
    }
  }

  private long store(String name, UploadTicket ticket, UploadQuota.Room room, InputStream file)
      throws IOException {
    return files
        .write(
            name,
            out -> {
              try {
                copy(ticket, room, file, out);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("the upload was interrupted", e);
              }
            })
        .bytes();
  }

  private static void copy(
      UploadTicket ticket, UploadQuota.Room room, InputStream file, OutputStream out)
      throws IOException, InterruptedException {
    byte[] piece = new byte[PIECE];
    long bytes = 0;
    for (int read = file.read(piece); read >= 0; read = file.read(piece)) {
      bytes += read;
      if (bytes > ticket.maxBytes()) {
        throw tooLarge(ticket);
      }
      room.reach(bytes);
      out.write(piece, 0, read);
    }
  }

  private static WireException tooLarge(UploadTicket ticket) {
    return new WireException(
        ErrorCode.TOO_LARGE
            .with()
            .sent("file: at most %d bytes are taken".formatted(ticket.maxBytes())));
  }

  @Override
  public Optional<InputFile.Kept> find(String key, String workspace, Instant now)
      throws InterruptedException {
    return index
        .find(key, workspace, now)
        .flatMap(upload ->
            files.find(upload.file()).map(file -> new InputFile.Kept(file, upload.bytes())));
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
      LOG.warn("the uploaded file {} could not be deleted; the next sweep tries again", file, e);
    }
  }
}
