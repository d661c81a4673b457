package io.openbailian.s3;

import io.openbailian.server.config.HiddenText;
import io.openbailian.server.config.S3Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Makes the SDK's clients by the settings alone: files and variables of Amazon's own tools that
/// this machine may have play no part.
final class Clients {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private Clients() {}

  static S3Client client(S3Settings settings) {
    boolean trailers = settings.checksums() == S3Settings.Checksums.TRAILERS;
    var builder =
        S3Client.builder()
            .region(Region.of(settings.region()))
            .credentialsProvider(credentials(settings))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECT)
                    .socketTimeout(settings.timeout()))
            .serviceConfiguration(addressing(settings, trailers))
            .requestChecksumCalculation(
                trailers
                    ? RequestChecksumCalculation.WHEN_SUPPORTED
                    : RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(how ->
                how.retryStrategy(RetryMode.STANDARD)
                    .defaultProfileFile(ProfileFile.aggregator().build())
                    // What sends slowly is not silent, but has to end too.
                    .apiCallAttemptTimeout(settings.timeout().multipliedBy(3))
                    .apiCallTimeout(settings.timeout().multipliedBy(6)));
    settings.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  /// Absent where clients do not come to the bucket.
  static Optional<S3Presigner> presigner(S3Settings settings) {
    if (settings.serve() == S3Settings.Serving.PROXY) {
      return Optional.empty();
    }
    var builder =
        S3Presigner.builder()
            .region(Region.of(settings.region()))
            .credentialsProvider(credentials(settings))
            .serviceConfiguration(addressing(settings, false));
    settings.publicEndpoint().or(settings::endpoint).ifPresent(builder::endpointOverride);
    return Optional.of(builder.build());
  }

  private static S3Configuration addressing(S3Settings settings, boolean trailers) {
    return S3Configuration.builder()
        .pathStyleAccessEnabled(settings.pathStyle())
        .chunkedEncodingEnabled(trailers)
        .expectContinueEnabled(false)
        .build();
  }

  private static AwsCredentialsProvider credentials(S3Settings settings) {
    return () -> credentialsNow(settings);
  }

  /// A file is read each time: whoever replaces a key writes the new one there.
  private static AwsCredentials credentialsNow(S3Settings settings) {
    return AwsBasicCredentials.create(
        text(settings.accessKey(), settings.accessKeyFile()),
        text(settings.secretKey().map(HiddenText::reveal), settings.secretKeyFile()));
  }

  private static String text(Optional<String> said, Optional<Path> file) {
    return said.orElseGet(() -> read(file.orElseThrow()));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw SdkClientException.create("the file %s cannot be read".formatted(file), e);
    }
  }
}
