package io.openbailian.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.openbailian.catalog.model.PromptOverflow;
import io.openbailian.protocol.ErrorNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsLoaderTest {
  @TempDir private Path folder;

  private Settings load(String yaml, Map<String, String> environment, Map<String, String> options)
      throws IOException {
    Path file = Files.writeString(folder.resolve("openbailian.yaml"), yaml);
    return SettingsLoader.load(Optional.of(file), environment, options);
  }

  @Test
  void hasADefaultForEverySetting() {
    Settings settings = Settings.defaults();

    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8686);
    assertThat(settings.tasks().hold()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.tasks().queue()).isEqualTo(10_000);
    assertThat(settings.apiKey()).isEmpty();
    assertThat(settings.engines()).isEmpty();
  }

  @Test
  void readsEveryKindOfValueFromYaml() throws IOException {
    Settings settings =
        load(
            """
            host: 0.0.0.0
            port: 0
            api-key: sk-secret-0123456789abc
            public-url: https://images.example.com/
            trusted-proxies: [10.0.0.1, 10.0.0.2]
            strict: true
            errors: seed3
            prompt-overflow: truncate
            tasks: { workers: 0, hold: 250ms, timeout: 10m }
            engines: { mine: { kind: scripted } }
            routes: { 'wan*': mine }
            """,
            Map.of(),
            Map.of());

    assertThat(settings.publicUrl()).map(Object::toString).hasValue("https://images.example.com");
    assertThat(settings.trustedProxies()).containsExactly("10.0.0.1", "10.0.0.2");
    assertThat(settings.errors()).isEqualTo(ErrorNames.SEED3);
    assertThat(settings.promptOverflow()).contains(PromptOverflow.TRUNCATE);
    assertThat(settings.tasks().workers()).isZero();
    assertThat(settings.tasks().hold()).isEqualTo(Duration.ofMillis(250));
    assertThat(settings.tasks().timeout()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.routes()).containsEntry("wan*", "mine");
  }

  @Test
  void keepsDataWhereTheUserKeepsData() throws IOException {
    Map<String, String> environment = Map.of("XDG_DATA_HOME", "/nowhere/share");

    assertThat(load("", environment, Map.of()).data().toString())
        .isIn("/nowhere/share/openbailian", System.getProperty("user.home") + "/.openbailian");
    assertThat(load("data: /nowhere/mine", environment, Map.of()).data())
        .isEqualTo(Path.of("/nowhere/mine"));
  }

  @Test
  void theEnvironmentWinsOverTheFileAndOptionsOverBoth() throws IOException {
    Map<String, String> environment =
        Map.of("OPENBAILIAN_PORT", "2000", "OPENBAILIAN_TASKS_WORKERS", "7", "PATH", "/bin");

    Settings settings =
        load("port: 1000\ntasks: {workers: 3}", environment, Map.of("port", "3000"));

    assertThat(settings.port()).isEqualTo(3000);
    assertThat(settings.tasks().workers()).isEqualTo(7);
  }

  @Test
  void namesAllMistakesOfAllSourcesAtOnce() {
    String yaml = "prot: 1\nport: 70000\ntasks: {workers: many, hold: soon}\nerrors: mine";

    assertThatThrownBy(() -> load(yaml, Map.of("OPENBAILIAN_WORKERS", "1"), Map.of()))
        .asInstanceOf(type(SettingsException.class))
        .satisfies(e ->
            assertThat(e.mistakes())
                .hasSize(6)
                .anyMatch(m -> m.startsWith("prot is no setting; legal here are host, port"))
                .anyMatch(m -> m.contains("'70000' is not a whole number from 0 to 65535"))
                .anyMatch(m -> m.startsWith("tasks.workers: 'many'"))
                .anyMatch(m -> m.contains("'soon' is no duration"))
                .anyMatch(m -> m.contains("'mine' is none of vendor, seed3"))
                .anyMatch(m -> m.contains("OPENBAILIAN_WORKERS names no setting")));
  }

  @Test
  void neverPrintsASecret() throws IOException {
    Settings settings = load("api-key: sk-secret-0123456789abc", Map.of(), Map.of());

    assertThat(settings.toString()).contains("***").doesNotContain("sk-secret-0123456789abc");
  }

  @Test
  void saysWhatIsWrongWithTheFileItself() {
    assertThatThrownBy(() -> load("port: [", Map.of(), Map.of()))
        .hasMessageContaining("is not valid YAML");
    assertThatThrownBy(() -> load("just text", Map.of(), Map.of()))
        .hasMessageContaining("is not a YAML mapping");
    assertThatThrownBy(() ->
            SettingsLoader.load(Optional.of(folder.resolve("missing.yaml")), Map.of(), Map.of()))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void theReferencePagesAreCurrent() throws IOException {
    isCurrent("../docs/configuration.md", SettingsReference.markdown());
    isCurrent("../docs/configuration.zh-CN.md", SettingsReference.chineseMarkdown());
  }

  private static void isCurrent(String file, String content) throws IOException {
    Path page = Path.of(file);
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(page, content);
    }

    assertThat(Files.readString(page)).as("renew it with -Ddocs.update=true").isEqualTo(content);
  }

  @Test
  void everySettingIsExplainedInChinese() {
    assertThat(SettingsReference.entries())
        .allSatisfy(
            entry -> assertThat(entry.about().zh()).as(entry.path()).containsPattern("\\p{IsHan}"));
  }
}
