package io.openbailian.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsInUseTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "OPENBAILIAN_API_KEY",
          "sk-0123456789abcdef0123456789abcdef",
          "OPENBAILIAN_REGION",
          "here",
          "PATH",
          "/bin");

  @TempDir Path folder;

  private Map<String, SettingsInUse.Row> rows() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("settings.yaml"),
            """
            port: 0
            region: there
            engines: { elsewhere: { kind: dashscope, api-key: sk-fedcba9876543210 } }
            public-url: https://images.example.com
            limits: { body: 1000000 }
            """);
    Map<String, String> options = Map.of("port", "1234");
    Settings settings = SettingsLoader.load(Optional.of(file), ENVIRONMENT, options);
    SettingSources sources = SettingsLoader.sources(Optional.of(file), ENVIRONMENT, options);
    return SettingsInUse.rows(settings, sources).stream()
        .collect(Collectors.toMap(SettingsInUse.Row::path, Function.identity()));
  }

  private static SettingsInUse.Row row(Map<String, SettingsInUse.Row> rows, String path) {
    return Objects.requireNonNull(rows.get(path), path);
  }

  @Test
  void theLastToGiveASettingIsItsSource() throws IOException {
    Map<String, SettingsInUse.Row> rows = rows();

    assertThat(row(rows, "port").source()).isEqualTo(SettingSources.Source.COMMAND_LINE);
    assertThat(row(rows, "port").value()).isEqualTo("1234");
    assertThat(row(rows, "region").source()).isEqualTo(SettingSources.Source.ENVIRONMENT);
    assertThat(row(rows, "region").value()).isEqualTo("here");
    assertThat(row(rows, "limits.body").source()).isEqualTo(SettingSources.Source.FILE);
    assertThat(row(rows, "public-url").value()).isEqualTo("https://images.example.com");
    assertThat(row(rows, "host").source()).isEqualTo(SettingSources.Source.DEFAULT);
    assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(SettingsBinder.paths());
  }

  @Test
  void nothingSecretIsAmongThem() throws IOException {
    Map<String, SettingsInUse.Row> rows = rows();

    assertThat(row(rows, "api-key").value()).isEqualTo("***");
    assertThat(row(rows, "engines").value()).isEqualTo("{elsewhere}");
    assertThat(rows.values().toString()).doesNotContain("0123456789abcdef", "fedcba9876543210");
  }

  @Test
  void whatAProgramGaveIsToldFromDefaults() {
    Settings settings =
        SettingsLoader.load(Optional.empty(), Map.of(), Map.of("region", "elsewhere"));

    assertThat(SettingsInUse.rows(settings, SettingSources.UNKNOWN))
        .filteredOn(row -> row.source() == SettingSources.Source.PROGRAM)
        .extracting(SettingsInUse.Row::path)
        .containsExactly("region");
  }
}
