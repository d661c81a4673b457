package io.openbailian.s3;

import io.openbailian.server.artifact.ArtifactStore.Handed;
import io.openbailian.server.artifact.FilesAwayException;
import io.openbailian.server.config.S3Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// A bucket, as stores ask it. Each request is made on a thread of its own, so that an interrupt of
/// whoever asks neither ends it half-way nor is lost; each failure is a sentence.
final class Bucket implements AutoCloseable {
  /// How long an address is good that a client is sent to.
  private static final Duration ADDRESS = Duration.ofMinutes(5);

  private final String name;
  private final boolean md5;
  private final S3Client client;
  private final Optional<S3Presigner> presigner;
  private final BucketFaults faults;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Bucket(S3Settings settings, S3Client client, Optional<S3Presigner> presigner) {
    this.name = settings.bucket().orElseThrow();
    this.md5 = settings.checksums() == S3Settings.Checksums.MD5;
    this.client = client;
    this.presigner = presigner;
    this.faults = new BucketFaults(settings);
  }

  static Bucket open(S3Settings settings) {
    return new Bucket(settings, Clients.client(settings), Clients.presigner(settings));
  }

  String name() {
    return name;
  }

  /// Its length in bytes, if the object is there.
  ///
  /// @throws FilesAwayException when that cannot be told
  Optional<Long> length(String key) throws FilesAwayException {
    Optional<Long> length =
        unlessMissing(
            () -> client.headObject(asked -> asked.bucket(name).key(key)).contentLength());
    if (length.isEmpty()) {
      // A missing bucket looks the same, and would make all files look deleted.
      ask(() -> client.headBucket(asked -> asked.bucket(name)));
    }
    return length;
  }

  /// What an object has from a byte on; its caller closes it.
  ///
  /// @param length at least 1 unless there is nothing to read
  InputStream get(String key, long first, long length) throws IOException {
    if (length <= 0) {
      return InputStream.nullInputStream();
    }
    String range = "bytes=%d-%d".formatted(first, first + length - 1);
    ResponseInputStream<GetObjectResponse> content =
        ask(() -> client.getObject(asked -> asked.bucket(name).key(key).range(range)));
    return new WholeStream(content, length, faults);
  }

  /// A small object as a whole, if it is there. What keeps it from being read is told better here
  /// than by {@link #length}, whose answers have no body.
  Optional<byte[]> read(String key) throws FilesAwayException {
    return unlessMissing(
        () -> client.getObjectAsBytes(asked -> asked.bucket(name).key(key)).asByteArray());
  }

  void put(String key, byte[] bytes) throws FilesAwayException {
    put(key, RequestBody.fromBytes(bytes), ContentHashes.md5(bytes));
  }

  /// @param hash MD5 of the content, in base64
  void put(String key, RequestBody content, String hash) throws FilesAwayException {
    ask(() ->
        client.putObject(
            asked -> asked.bucket(name).key(key).contentMD5(md5 ? hash : null), content));
  }

  void delete(String key) throws FilesAwayException {
    ask(() -> client.deleteObject(asked -> asked.bucket(name).key(key)));
  }

  /// Begins an object that comes in parts and is not there before its end.
  ///
  /// @return the name of this upload
  String begin(String key) throws FilesAwayException {
    return ask(() -> client.createMultipartUpload(asked -> asked.bucket(name).key(key)).uploadId());
  }

  /// @param number from 1
  CompletedPart part(String key, String upload, int number, RequestBody content, String hash)
      throws FilesAwayException {
    UploadPartResponse taken =
        ask(() ->
            client.uploadPart(
                asked ->
                    asked
                        .bucket(name)
                        .key(key)
                        .uploadId(upload)
                        .partNumber(number)
                        .contentMD5(md5 ? hash : null),
                content));
    return CompletedPart.builder()
        .partNumber(number)
        .eTag(taken.eTag())
        .checksumCRC32(taken.checksumCRC32())
        .build();
  }

  /// Makes an object of its parts. An answer that was lost makes the upload look unknown when it is
  /// asked again, although the object is there.
  void end(String key, String upload, List<CompletedPart> parts, long length)
      throws FilesAwayException {
    boolean done =
        unlessMissing(() ->
                client.completeMultipartUpload(asked ->
                    asked
                        .bucket(name)
                        .key(key)
                        .uploadId(upload)
                        .multipartUpload(all -> all.parts(parts))))
            .isPresent();
    if (!done && !length(key).equals(Optional.of(length))) {
      throw new FilesAwayException("the upload of %s was ended by another".formatted(key));
    }
  }

  void abort(String key, String upload) throws FilesAwayException {
    unlessMissing(
        () -> client.abortMultipartUpload(asked -> asked.bucket(name).key(key).uploadId(upload)));
  }

  /// At most a thousand objects.
  ///
  /// @param after what the page before ended with; empty for the first
  ListObjectsV2Response list(String prefix, Optional<String> after) throws FilesAwayException {
    return ask(() ->
        client.listObjectsV2(
            asked -> asked.bucket(name).prefix(prefix).continuationToken(after.orElse(null))));
  }

  /// The first thousand uploads that have not ended.
  ListMultipartUploadsResponse unfinished(String prefix) throws FilesAwayException {
    return ask(() -> client.listMultipartUploads(asked -> asked.bucket(name).prefix(prefix)));
  }

  /// Where a client may read an object itself, if it may.
  Optional<URI> address(String key, Handed file) {
    return presigner.map(signer -> file.headOnly() ? head(signer, key) : get(signer, key, file));
  }

  private URI head(S3Presigner signer, String key) {
    return uri(
        signer
            .presignHeadObject(signed ->
                signed
                    .signatureDuration(ADDRESS)
                    .headObjectRequest(asked -> asked.bucket(name).key(key)))
            .url()
            .toString());
  }

  private URI get(S3Presigner signer, String key, Handed file) {
    return uri(
        signer
            .presignGetObject(signed ->
                signed
                    .signatureDuration(ADDRESS)
                    .getObjectRequest(asked ->
                        asked
                            .bucket(name)
                            .key(key)
                            .responseContentType(file.mediaType())
                            .responseContentDisposition(file.disposition())))
            .url()
            .toString());
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a signed address is no URI", e);
    }
  }

  private <T> Optional<T> unlessMissing(Supplier<T> request) throws FilesAwayException {
    return ask(() -> {
      try {
        return Optional.of(request.get());
      } catch (S3Exception e) {
        if (faults.isMissing(e)) {
          return Optional.empty();
        }
        throw e;
      }
    });
  }

  private <T> T ask(Supplier<T> request) throws FilesAwayException {
    Future<T> answer = threads.submit(request::get);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return answer.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SdkException failure) {
        throw faults.away(failure);
      }
      throw new IllegalStateException("a request to the bucket failed", e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    threads.close();
    presigner.ifPresent(S3Presigner::close);
    client.close();
  }
}
