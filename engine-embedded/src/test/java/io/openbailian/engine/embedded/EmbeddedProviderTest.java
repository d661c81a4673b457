package io.openbailian.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openbailian.engine.EngineProvider;
import io.openbailian.engine.EngineSettings;
import io.openbailian.engine.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class EmbeddedProviderTest {
  private static final Time STOPPED =
      new Time() {
        @Override
        public Instant now() {
          return Instant.EPOCH;
        }

        @Override
        public long nanos() {
          return 0;
        }

        @Override
        public boolean await(BooleanSupplier condition, Duration atMost) {
          return condition.getAsBoolean();
        }
      };

  @Test
  void isFoundByItsKind() {
    assertThat(ServiceLoader.load(EngineProvider.class))
        .extracting(EngineProvider::kind)
        .contains("embedded");
  }

  @Test
  void isAsWideAsTheProcessors() {
    try (var engine = new EmbeddedProvider().open(settings(Map.of()))) {
      assertThat(engine.width()).isEqualTo(Runtime.getRuntime().availableProcessors());
    }
  }

  @Test
  void refusesAnOptionByItsName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EmbeddedProvider().open(settings(Map.of("speed", 3, "art", "x"))))
        .withMessageContaining("art, speed");
  }

  private static EngineSettings settings(Map<String, Object> options) {
    return new EngineSettings(options, Path.of("."), STOPPED);
  }
}
