package io.openbailian.s3;

import io.openbailian.engine.test.JumpingTime;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.FileStores;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/// The contract of all stores, in buckets of a real server.
class BucketContractTest {

  /// One that takes whatever S3 takes.
  @Nested
  class OfAnyKindTest extends InABucket {
    @Override
    FileStores stores(String bucket, Path spool) throws IOException {
      S3Server server = S3Server.get();
      return new BucketStores()
          .open(server.s3(server.endpoint(), bucket), "me", spool, new JumpingTime());
    }
  }

  /// One that refuses trailers and a bucket in the path, as Alibaba Cloud OSS does.
  @Nested
  class AsAlibabaHasItTest extends InABucket {
    private final Gateway gateway = new Gateway(S3Server.get().port());

    @Override
    FileStores stores(String bucket, Path spool) throws IOException {
      gateway.rule(head -> StrictBucket.fate(head, bucket));
      return new BucketStores()
          .open(
              S3Server.get()
                  .settings(gateway.endpoint(), bucket)
                  .set("files.s3.path-style", false)
                  .build()
                  .files()
                  .s3(),
              "me",
              spool,
              new JumpingTime());
    }

    @AfterEach
    void leave() throws IOException {
      gateway.close();
    }
  }

  abstract static class InABucket extends ArtifactStoreContract {
    private @Nullable FileStores stores;

    abstract FileStores stores(String bucket, Path spool) throws IOException;

    @Override
    ArtifactStore open(Path folder, Path spool) throws IOException {
      FileStores opened = stores(S3Server.get().bucket(), spool);
      stores = opened;
      return opened.results();
    }

    @AfterEach
    void close() {
      if (stores != null) {
        stores.closing().close();
      }
    }
  }
}
