package io.openbailian.s3;

import io.openbailian.engine.test.JumpingTime;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.DiskArtifactStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/// What a picture of 4 MB costs in a bucket beside the disk, store by store, in turn: a main class.
final class FilesBench {
  private static final int BYTES = 4 << 20;
  private static final int WARM = 20;
  private static final int ROUNDS = 60;

  private FilesBench() {}

  /// Something that is timed.
  private interface Work {
    void run(int round) throws IOException;
  }

  public static void main(String[] arguments) throws IOException {
    byte[] picture = new byte[BYTES];
    new Random(1).nextBytes(picture);
    S3Server server = S3Server.get();
    Path folder = Files.createTempDirectory("files-bench-");
    Path spool = Files.createDirectory(folder.resolve("spool"));
    var stores =
        new BucketStores()
            .open(server.s3(server.endpoint(), server.bucket()), "bench", spool, new JumpingTime());
    ArtifactStore disk = new DiskArtifactStore(folder.resolve("disk"), spool);
    compare(
        "put, from memory",
        round -> disk.write(name(round), picture),
        round -> stores.results().write(name(round), picture));
    compare(
        "put, as it comes",
        round -> disk.write(name(round), out -> pieces(picture, out)),
        round -> stores.results().write(name(round), out -> pieces(picture, out)));
    compare("get", round -> read(disk, name(round)), round -> read(stores.results(), name(round)));
    compare(
        "asked whether it is there",
        round -> there(disk, name(round)),
        round -> there(stores.results(), name(round)));
    stores.closing().close();
  }

  private static String name(int round) {
    return "picture-%d.png".formatted(round);
  }

  private static void pieces(byte[] picture, OutputStream out) throws IOException {
    for (int at = 0; at < picture.length; at += 64 << 10) {
      out.write(picture, at, 64 << 10);
    }
  }

  private static void read(ArtifactStore store, String name) throws IOException {
    store.find(name).orElseThrow().writeTo(OutputStream.nullOutputStream(), 0, BYTES);
  }

  private static void there(ArtifactStore store, String name) throws IOException {
    if (store.find(name).isEmpty()) {
      throw new IOException("there is no " + name);
    }
  }

  /// One of each in turn, so that both meet the same machine.
  private static void compare(String what, Work onDisk, Work inBucket) throws IOException {
    double[] disk = new double[ROUNDS];
    double[] bucket = new double[ROUNDS];
    for (int round = -WARM; round < ROUNDS; round++) {
      double first = millis(onDisk, Math.abs(round));
      double second = millis(inBucket, Math.abs(round));
      if (round >= 0) {
        disk[round] = first;
        bucket[round] = second;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: disk p50 %.2f ms, p95 %.2f ms; bucket p50 %.2f ms, p95 %.2f ms%n",
        what,
        at(disk, 50),
        at(disk, 95),
        at(bucket, 50),
        at(bucket, 95));
  }

  private static double millis(Work work, int round) throws IOException {
    long begin = System.nanoTime();
    work.run(round);
    return (System.nanoTime() - begin) / 1e6;
  }

  private static double at(double[] all, int percent) {
    double[] sorted = all.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length * percent / 100];
  }
}
