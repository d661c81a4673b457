package io.openbailian.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsBuilderTest {

  @Test
  void setsWhatIsNamedAndLeavesTheRestAsItIs() {
    Settings settings =
        Settings.builder()
            .set("port", 0)
            .set("strict", true)
            .set("data", Path.of("somewhere"))
            .set("tasks.workers", 4)
            .set("tasks.hold", "250ms")
            .set("trusted-proxies", List.of("10.0.0.1"))
            .set("engines", Map.of("mine", Map.of("kind", "scripted")))
            .build();

    assertThat(settings.port()).isZero();
    assertThat(settings.strict()).isTrue();
    assertThat(settings.data()).isEqualTo(Path.of("somewhere").toAbsolutePath());
    assertThat(settings.tasks().workers()).isEqualTo(4);
    assertThat(settings.tasks().hold()).isEqualTo(Duration.ofMillis(250));
    assertThat(settings.trustedProxies()).containsExactly("10.0.0.1");
    assertThat(settings.engines()).containsKey("mine");
    assertThat(settings.tasks().queue()).isEqualTo(Settings.defaults().tasks().queue());
  }

  @Test
  void tellsAllMistakesAtOnce() {
    SettingsBuilder builder =
        Settings.builder().set("tasks.wrokers", 1).set("port", 70_000).set("tasks", "many");

    assertThatThrownBy(builder::build)
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("port")
        .hasMessageContaining("tasks");
  }
}
