package io.openbailian.s3;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// What Alibaba Cloud OSS refuses of what S3 takes (help.aliyun.com, "Use AWS SDKs to access OSS"):
/// chunks with signatures or trailers, and a bucket in the path.
final class StrictBucket {
  private StrictBucket() {}

  /// Of a request by its head, whose bucket has to stand in the host's name.
  static Gateway.Fate fate(String head, String bucket) {
    return head.toLowerCase(Locale.ROOT).contains("\r\nhost: " + bucket + ".")
        ? fateOfContent(head)
        : new Gateway.Answer(403, "SecondLevelDomainForbidden", Map.of());
  }

  private static Gateway.Fate fateOfContent(String head) {
    return Stream.of("aws-chunked", "x-amz-trailer", "streaming-")
            .anyMatch(head.toLowerCase(Locale.ROOT)::contains)
        ? new Gateway.Answer(400, "InvalidArgument", Map.of())
        : new Gateway.Pass();
  }
}
