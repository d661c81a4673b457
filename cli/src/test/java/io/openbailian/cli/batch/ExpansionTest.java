package io.openbailian.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.cli.batch.run.FileNames;
import io.openbailian.cli.batch.source.Alternatives;
import io.openbailian.cli.batch.source.Grid;
import io.openbailian.cli.output.CommandException;
import io.openbailian.protocol.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What one entry stands for, and what its files are called.
class ExpansionTest {
  @Test
  void alternativesMultiply() {
    assertThat(Alternatives.of("a {red|blue} {cat|dog}"))
        .containsExactly("a red cat", "a red dog", "a blue cat", "a blue dog");
  }

  @Test
  void alternativesHaveAlternativesOfTheirOwn() {
    assertThat(Alternatives.of("{a {big|small} cat|a dog}"))
        .containsExactly("a big cat", "a small cat", "a dog");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a cat", "{\"json\": 1}", "{one}", "{open|never closed", "} | {", "a | b", ""})
  void whatIsNoAlternativeIsText(String text) {
    assertThat(Alternatives.of(text)).containsExactly(text);
  }

  @Test
  void aBackslashMakesTextOfIt() {
    assertThat(Alternatives.of("\\{a|b\\}")).containsExactly("{a|b}");
    assertThat(Alternatives.of("{a\\|b|c}")).containsExactly("a|b", "c");
    assertThat(Alternatives.of("C:\\new")).containsExactly("C:\\new");
  }

  @Test
  void thereAreNoMoreThanAThousand() {
    String all = "{0|1|2|3|4|5|6|7|8|9}";

    assertThat(Alternatives.of(all.repeat(3))).hasSize(1_000);
    assertThatThrownBy(() -> Alternatives.of(all.repeat(4))).isInstanceOf(CommandException.class);
  }

  @Test
  void aGridCountsAndMultiplies() {
    Grid grid = Grid.of(List.of("size=1*1|2*2,seed=3..4"));

    assertThat(grid.of(Json.object().put("prompt", "a cat")).stream().map(Object::toString))
        .containsExactly(
            "{\"prompt\":\"a cat\",\"size\":\"1*1\",\"seed\":3}",
            "{\"prompt\":\"a cat\",\"size\":\"1*1\",\"seed\":4}",
            "{\"prompt\":\"a cat\",\"size\":\"2*2\",\"seed\":3}",
            "{\"prompt\":\"a cat\",\"size\":\"2*2\",\"seed\":4}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"size", "=1", "size=", "seed=4..1", "seed=1..9999", "n=1..40,seed=1..40"})
  void aGridThatIsNoneIsRefused(String grid) {
    assertThatThrownBy(() -> Grid.of(List.of(grid)))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("--grid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../{n}", "a/b", "{no}", "{n:x}", "{prompt:9999}", "a:b", "tab\tx"})
  void aTemplateThatCannotBeIsRefused(String template) {
    assertThatThrownBy(() -> FileNames.of(template))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("--name");
  }
}
