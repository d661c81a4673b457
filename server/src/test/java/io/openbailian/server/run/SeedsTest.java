package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.Json;
import io.openbailian.server.config.Settings.SeedSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeedsTest {
  private static final Model MODEL = CatalogLoader.builtIn().models().getFirst();

  private static Values prompt(String prompt) {
    return Values.of(Json.object().put(Meaning.PROMPT, prompt));
  }

  @Test
  void keepsASeedThatWasSent() {
    Seeds seeds = new Seeds(SeedSource.RANDOM, new SplittableRandom(1));

    Values drawn = seeds.drawn(MODEL, prompt("cat").with(Meaning.SEED, 7));

    assertThat(drawn.integer(Meaning.SEED)).hasValue(7L);
  }

  @Test
  void drawsDifferentSeedsOfTheWholeRange() {
    Seeds seeds = new Seeds(SeedSource.RANDOM, new SplittableRandom(1));

    long first = seeds.drawn(MODEL, prompt("cat")).integer(Meaning.SEED).orElseThrow();
    long second = seeds.drawn(MODEL, prompt("cat")).integer(Meaning.SEED).orElseThrow();

    assertThat(first).isBetween(0L, 2147483647L).isNotEqualTo(second);
  }

  @Test
  void derivesEqualSeedsFromEqualRequests() {
    Seeds seeds = new Seeds(SeedSource.REQUEST, new SplittableRandom(1));

    assertThat(seeds.drawn(MODEL, prompt("cat")).integer(Meaning.SEED))
        .isEqualTo(seeds.drawn(MODEL, prompt("cat")).integer(Meaning.SEED))
        .isNotEqualTo(seeds.drawn(MODEL, prompt("dog")).integer(Meaning.SEED));
  }

  @Test
  void wrapsBehindTheGreatestSeed() {
    Values values = prompt("cat").with(Meaning.SEED, 2147483647L);

    assertThat(Seeds.ofItem(values, 0)).isEqualTo(2147483647L);
    assertThat(Seeds.ofItem(values, 1)).isZero();
  }
}
