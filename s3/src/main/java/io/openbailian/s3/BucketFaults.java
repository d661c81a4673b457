package io.openbailian.s3;

import io.openbailian.server.artifact.FilesAwayException;
import io.openbailian.server.config.S3Settings;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Says what keeps a bucket from being used, and which setting has to do with it. No secret is in
/// it.
record BucketFaults(S3Settings settings) {
  private static final int NOT_FOUND = 404;

  /// Whether an object or an upload is not there; a missing bucket is another matter.
  boolean isMissing(S3Exception e) {
    return e.statusCode() == NOT_FOUND && !code(e).equals("NoSuchBucket");
  }

  FilesAwayException away(Exception e) {
    return new FilesAwayException(sentence(e), e);
  }

  private String sentence(Exception e) {
    return "the bucket %s at %s cannot be used: %s"
        .formatted(settings.bucket().orElse(""), place(), why(e));
  }

  private String place() {
    return settings
        .endpoint()
        .map(Object::toString)
        .orElse("Amazon's address for the region " + settings.region());
  }

  private String why(Exception e) {
    return switch (e) {
      case S3Exception refused -> why(refused);
      case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ -> slow();
      case SdkException failed -> ofTheNetwork(failed);
      default -> said(e);
    };
  }

  private static String why(S3Exception e) {
    return switch (code(e)) {
      case "NoSuchBucket" -> "there is no such bucket (files.s3.bucket)";
      case "InvalidAccessKeyId" -> "its access key is not known there (files.s3.access-key)";
      case "SignatureDoesNotMatch" ->
          "its secret does not belong to its access key, or the region is another"
              + " (files.s3.secret-key, files.s3.region)";
      case "AccessDenied" -> "its access key may not do that there: " + said(e);
      case "RequestTimeTooSkewed" -> "this machine's clock is wrong: " + said(e);
      case "PermanentRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException" ->
          "it is in another region (files.s3.region, files.s3.endpoint): " + said(e);
      case "SecondLevelDomainForbidden" ->
          "its name has to stand in the host's (files.s3.path-style: false)";
      default -> "%d %s".formatted(e.statusCode(), said(e));
    };
  }

  private String ofTheNetwork(SdkException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case UnknownHostException unknown -> {
          return "the host %s is not known (files.s3.endpoint, files.s3.path-style)"
              .formatted(unknown.getMessage());
        }
        case ConnectException _ -> {
          return "nobody answers there (files.s3.endpoint)";
        }
        case SocketTimeoutException _ -> {
          return slow();
        }
        default -> {}
      }
    }
    return said(e);
  }

  private String slow() {
    return "it did not answer within %s (files.s3.timeout)"
        .formatted(settings.timeout().toString().substring(2).toLowerCase(Locale.ROOT));
  }

  private static String said(Exception e) {
    String said =
        e instanceof S3Exception refused && refused.awsErrorDetails() != null
            ? refused.awsErrorDetails().errorMessage()
            : e.getMessage();
    return said == null || said.isBlank() ? e.getClass().getSimpleName() : said;
  }

  private static String code(S3Exception e) {
    return Optional.ofNullable(e.awsErrorDetails()).map(AwsErrorDetails::errorCode).orElse("");
  }
}
