package io.openbailian.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openbailian.catalog.check.CheckOptions;
import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.Difference;
import io.openbailian.catalog.model.PromptOverflow;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChosenSidesTest {
  private static Settings settings(Map<String, Object> values) {
    SettingsBuilder builder = Settings.builder();
    values.forEach(builder::set);
    return builder.build();
  }

  @Test
  void strictnessChoosesTheServiceEverywhereAndEachCanBeChosenAlone() {
    Settings strict = settings(Map.of("strict", true));
    Settings cut = settings(Map.of("prompt-overflow", "truncate"));
    Settings strictButForIt = settings(Map.of("strict", true, "prompt-overflow", "reject"));

    assertThat(ChosenSides.checks(ChosenSides.of(settings(Map.of()))))
        .isEqualTo(CheckOptions.DEFAULTS);
    assertThat(ChosenSides.checks(ChosenSides.of(strict)))
        .isEqualTo(new CheckOptions(PromptOverflow.TRUNCATE, true, true));
    assertThat(ChosenSides.checks(ChosenSides.of(cut)))
        .isEqualTo(new CheckOptions(PromptOverflow.TRUNCATE, false, false));
    assertThat(ChosenSides.checks(ChosenSides.of(strictButForIt)))
        .isEqualTo(new CheckOptions(PromptOverflow.REJECT, true, true));
    assertThat(ChosenSides.of(strict).isService(Difference.UNKNOWN_MODEL)).isTrue();
  }

  @Test
  void aNameOrSideThatIsNoneStopsTheStart() {
    Settings none = settings(Map.of("differences", Map.of("no-such", "service")));
    Settings own = settings(Map.of("differences", Map.of("prompt-overflow", "service")));

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> ChosenSides.check(none, CatalogLoader.builtIn()))
        .withMessageContaining("differences.no-such is no difference; there are async-header, ");
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> ChosenSides.check(own, CatalogLoader.builtIn()))
        .withMessageContaining("has a setting of its own: prompt-overflow: truncate");
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() ->
            SettingsLoader.load(
                Optional.empty(),
                Map.of(),
                Map.of("strict", "maybe", "differences", "{spellings: ours}")))
        .withMessageContaining("maybe")
        .withMessageContaining("differences.spellings: 'ours' is none of documents, service");
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> settings(Map.of("differences", Map.of("spellings", "ours"))))
        .withMessageContaining("differences.spellings: 'ours' is none of documents, service");
  }
}
