package io.openbailian.s3;

import io.openbailian.engine.Time;
import io.openbailian.server.artifact.ArtifactStore.References;
import io.openbailian.server.artifact.FilesAwayException;
import io.openbailian.server.artifact.StoredNames;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.S3Response;

/// Removes from a bucket what crashes left behind. How old something is, is told by the bucket's
/// own clock: one that is off here deletes nothing that is young.
final class Sweep {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private final Bucket bucket;
  private final Duration pause;
  private final Time time;
  private volatile @Nullable Instant done;

  /// @param pause between two sweeps
  Sweep(Bucket bucket, Duration pause, Time time) {
    this.bucket = bucket;
    this.pause = pause;
    this.time = time;
  }

  /// Sweeps below a prefix, unless the last sweep is not long ago.
  ///
  /// @param before what is younger stays
  /// @return how many objects it removed
  int below(String prefix, Instant before, References references)
      throws IOException, InterruptedException {
    Instant now = time.now();
    Instant last = done;
    if (last != null && now.isBefore(last.plus(pause))) {
      return 0;
    }
    Duration least = Duration.between(before, now);
    int removed = 0;
    Optional<String> after = Optional.empty();
    do {
      ListObjectsV2Response page = bucket.list(prefix, after);
      Instant old = there(page).minus(least);
      for (S3Object object : page.contents()) {
        removed += removed(object, prefix, old, references) ? 1 : 0;
      }
      after = Optional.ofNullable(page.nextContinuationToken());
    } while (after.isPresent());
    abortUnfinished(prefix, least);
    done = now;
    return removed;
  }

  /// Its age is asked for once more at the end: work that is repeated after a crash may have
  /// replaced the object since it was listed, and has not written its row yet.
  private boolean removed(S3Object object, String prefix, Instant old, References references)
      throws IOException, InterruptedException {
    String name = object.key().substring(prefix.length());
    if (!StoredNames.isName(name)
        || !object.lastModified().isBefore(old)
        || references.contains(name)
        || !isAsListed(object)) {
      return false;
    }
    bucket.delete(object.key());
    return true;
  }

  private boolean isAsListed(S3Object object) throws FilesAwayException {
    return bucket.list(object.key(), Optional.empty()).contents().stream()
        .anyMatch(found ->
            found.key().equals(object.key())
                && found.lastModified().equals(object.lastModified())
                && found.eTag().equals(object.eTag()));
  }

  /// Some servers have none of these and say so; then nothing is left over either.
  private void abortUnfinished(String prefix, Duration least) {
    try {
      ListMultipartUploadsResponse page = bucket.unfinished(prefix);
      Instant old = there(page).minus(least);
      for (MultipartUpload upload : page.uploads()) {
        if (upload.key().startsWith(prefix) && upload.initiated().isBefore(old)) {
          bucket.abort(upload.key(), upload.uploadId());
        }
      }
    } catch (FilesAwayException e) {
      LOG.warn("unfinished uploads below {} are left for the next sweep", prefix, e);
    }
  }

  /// The bucket's time at its answer.
  private Instant there(S3Response answer) {
    return answer
        .sdkHttpResponse()
        .firstMatchingHeader("Date")
        .flatMap(Sweep::parsed)
        .orElseGet(time::now);
  }

  private static Optional<Instant> parsed(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
