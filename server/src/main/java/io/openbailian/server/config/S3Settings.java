package io.openbailian.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A bucket of S3, or of anything that speaks it, in which files are kept instead of on the disk.
public record S3Settings(
    @Setting("The bucket; with one, all files are kept there and not on the disk")
        Optional<String> bucket,
    @Setting(
            "Where it is asked, for example https://oss-cn-beijing.aliyuncs.com; without it"
                + " Amazon's own address for the region")
        Optional<URI> endpoint,
    @Setting(
            "Where clients reach it when they are sent there (serve: redirect), if that is another"
                + " address than endpoint")
        Optional<URI> publicEndpoint,
    @Setting(value = "Its region, as requests are signed for", otherwise = "us-east-1")
        String region,
    @Setting(
            value =
                "What the names of all objects begin with; two servers that share no database may"
                    + " not share it",
            otherwise = S3Settings.PREFIX)
        String prefix,
    @Setting("The name of the access key") Optional<String> accessKey,
    @Setting("A file with the name of the access key; it is read again when it changes")
        Optional<Path> accessKeyFile,
    @Setting("The secret of the access key") Optional<HiddenText> secretKey,
    @Setting("A file with the secret of the access key; it is read again when it changes")
        Optional<Path> secretKeyFile,
    @Setting(
            value =
                "Whether the bucket stands in the path and not in the host's name: true for MinIO"
                    + " and Ceph, false for Alibaba Cloud OSS and Amazon",
            otherwise = "false")
        boolean pathStyle,
    @Setting(
            value =
                "How the bucket is told that what it got is what was sent: md5 (a header,"
                    + " understood everywhere), or trailers (CRC32 behind the content, which Amazon"
                    + " takes and Alibaba Cloud OSS refuses)",
            otherwise = "md5")
        Checksums checksums,
    @Setting(
            value =
                "How result files reach clients: proxy (through this server), or redirect (to an"
                    + " address in the bucket that is signed for five minutes at each request)",
            otherwise = "proxy")
        Serving serve,
    @Setting(
            value = "How long the bucket may be silent before a request to it is tried again",
            otherwise = "20s")
        Duration timeout,
    @Setting(
            value =
                "How many bytes of files may lie in the spool on their way into the bucket; each"
                    + " has at most 8 MiB there",
            otherwise = "1073741824",
            min = 8 << 20)
        long spool,
    @Setting(
            value =
                "How often the bucket is listed for files that nobody refers to; every thousand of"
                    + " them are a request",
            otherwise = "6h")
        Duration sweep) {

  static final String PREFIX = "openbailian/";

  /// How content is checked on arrival.
  public enum Checksums {
    MD5,
    TRAILERS
  }

  /// How result files reach clients.
  public enum Serving {
    PROXY,
    REDIRECT
  }

  /// Whether files are kept there.
  public boolean used() {
    return bucket.isPresent();
  }

  /// What is wrong with how these go together.
  ///
  /// @param at the path of these settings
  List<String> mistakes(String at) {
    List<String> mistakes = new ArrayList<>();
    if (!used()) {
      if (endpoint.isPresent() || accessKey.isPresent() || accessKeyFile.isPresent()) {
        mistakes.add("%s.bucket is missing: name the bucket that files are kept in".formatted(at));
      }
      return mistakes;
    }
    one(at + ".access-key", accessKey.isPresent(), accessKeyFile.isPresent(), mistakes);
    one(at + ".secret-key", secretKey.isPresent(), secretKeyFile.isPresent(), mistakes);
    if (!prefix.isEmpty() && (!prefix.endsWith("/") || prefix.startsWith("/"))) {
      mistakes.add(
          "%s.prefix: '%s' does not end with a slash, or begins with one; write for example openbailian/"
              .formatted(at, prefix));
    }
    if (timeout.isZero()) {
      mistakes.add("%s.timeout: 0 leaves no time for any answer".formatted(at));
    }
    return mistakes;
  }

  private static void one(String at, boolean text, boolean file, List<String> mistakes) {
    if (text == file) {
      mistakes.add(
          text
              ? "%s and %s-file are both there: one of them is enough".formatted(at, at)
              : "%s is missing: write it, or %s-file with a file that holds it".formatted(at, at));
    }
  }
}
