package io.openbailian.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.server.config.Settings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On the class path of this module there is no module for a bucket, as in most installations.
class FilePlaceTest {
  @TempDir private Path data;

  @Test
  void aBucketWithoutItsModuleIsToldOfAtTheStart() {
    Settings settings =
        Settings.builder()
            .set("port", 0)
            .set("data", data)
            .set("files.s3.bucket", "pictures")
            .set("files.s3.access-key", "name")
            .set("files.s3.secret-key", "secret")
            .build();

    assertThatThrownBy(() -> Assembly.start(settings))
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("files.s3.bucket is set")
        .hasMessageContaining("openbailian-VERSION-s3.tar.gz");
  }
}
