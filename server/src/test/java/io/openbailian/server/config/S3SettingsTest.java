package io.openbailian.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class S3SettingsTest {

  private static SettingsBuilder bucket() {
    return Settings.builder()
        .set("files.s3.bucket", "pictures")
        .set("files.s3.access-key", "name")
        .set("files.s3.secret-key", "short");
  }

  @Test
  void filesStayOnTheDiskUnlessABucketIsNamed() {
    assertThat(Settings.defaults().files().s3().used()).isFalse();
    assertThat(bucket().build().files().s3().used()).isTrue();
  }

  @Test
  void aSecretIsNotPrinted() {
    assertThat(bucket().set("files.s3.secret-key", "tops3cret").build().toString())
        .doesNotContain("tops3cret");
  }

  @Test
  void theEnvironmentNamesThemToo() {
    Settings settings =
        SettingsLoader.load(
            Optional.empty(),
            Map.of(
                "OPENBAILIAN_FILES_S3_BUCKET", "pictures",
                "OPENBAILIAN_FILES_S3_ACCESS_KEY", "name",
                "OPENBAILIAN_FILES_S3_SECRET_KEY", "secret",
                "OPENBAILIAN_FILES_S3_PATH_STYLE", "true"),
            Map.of());

    assertThat(settings.files().s3().bucket()).contains("pictures");
    assertThat(settings.files().s3().secretKey()).contains(new HiddenText("secret"));
    assertThat(settings.files().s3().pathStyle()).isTrue();
  }

  @Test
  void mistakesAreToldBySentencesThatNameTheSetting() {
    assertThatThrownBy(() -> Settings.builder().set("files.s3.access-key", "name").build())
        .hasMessageContaining("files.s3.bucket is missing");
    assertThatThrownBy(() -> Settings.builder().set("files.s3.bucket", "pictures").build())
        .hasMessageContaining("files.s3.access-key is missing")
        .hasMessageContaining("files.s3.secret-key is missing");
    assertThatThrownBy(() -> bucket().set("files.s3.secret-key-file", "/run/secret").build())
        .hasMessageContaining("files.s3.secret-key and files.s3.secret-key-file are both there");
    assertThatThrownBy(() -> bucket().set("files.s3.prefix", "no-slash").build())
        .hasMessageContaining("files.s3.prefix: 'no-slash' does not end with a slash");
    assertThatThrownBy(() -> bucket().set("files.s3.checksums", "crc").build())
        .hasMessageContaining("'crc' is none of md5, trailers");
    assertThatThrownBy(() -> bucket().set("files.s3.endpoint", "minio:9000").build())
        .hasMessageContaining("files.s3.endpoint");
  }

  @Test
  void noTwoRegionsShareTheNamesOfABucket() {
    Settings settings =
        bucket().set("regions", Map.of("singapore", Map.of("hosts", List.of("intl.test")))).build();
    Settings named =
        bucket()
            .set("files.s3.prefix", "mine/")
            .set(
                "regions",
                Map.of(
                    "singapore",
                    Map.of("hosts", List.of("intl.test"), "uploads", Map.of("file", 4096))))
            .build();

    assertThat(settings.files().s3().prefix()).isEqualTo("openbailian/");
    assertThat(prefix(settings)).isEqualTo("openbailian/regions/singapore/");
    assertThat(prefix(named)).isEqualTo("mine/regions/singapore/");
  }

  private static String prefix(Settings first) {
    return RegionSettings.of(first).getFirst().settings().files().s3().prefix();
  }
}
