package io.openbailian.s3;

import io.openbailian.engine.Time;
import io.openbailian.server.artifact.FileStores;
import io.openbailian.server.config.S3Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// Opens the stores of a server in one bucket, each under a name of its own, once it is known that
/// the bucket may be used and whose it is.
public final class BucketStores implements FileStores.OfS3 {
  private static final String OWNER = "owner";

  @Override
  public FileStores open(S3Settings settings, String owner, Path spool, Time time)
      throws IOException {
    Bucket bucket = Bucket.open(settings);
    boolean whole = false;
    try {
      claim(bucket, settings, owner);
      SpoolRoom room = new SpoolRoom(spool, settings.spool());
      FileStores stores =
          new FileStores(
              store(bucket, settings, "results", room, time),
              store(bucket, settings, "inputs", room, time),
              store(bucket, settings, "uploads", room, time),
              store(bucket, settings, "files", room, time),
              bucket::close);
      whole = true;
      return stores;
    } finally {
      if (!whole) {
        bucket.close();
      }
    }
  }

  private static BucketStore store(
      Bucket bucket, S3Settings settings, String name, SpoolRoom room, Time time) {
    return new BucketStore(
        bucket, settings.prefix() + name + "/", room, new Sweep(bucket, settings.sweep(), time));
  }

  /// What nobody in a server's database refers to is swept, so two servers with different databases
  /// would delete each other's files. The first writes down whose they are.
  private static void claim(Bucket bucket, S3Settings settings, String owner) throws IOException {
    String key = settings.prefix() + OWNER;
    Optional<byte[]> found = bucket.read(key);
    if (found.isEmpty()) {
      bucket.put(key, owner.getBytes(StandardCharsets.UTF_8));
      found = bucket.read(key); // two that are new here see the same one of them
    }
    if (!new String(found.orElseThrow(), StandardCharsets.UTF_8).equals(owner)) {
      throw new IOException(
          "the files below '%s' in the bucket %s belong to a server with another database: give this one a prefix of its own (files.s3.prefix), or delete the object %s if that server is no more"
              .formatted(settings.prefix(), bucket.name(), key));
    }
  }
}
