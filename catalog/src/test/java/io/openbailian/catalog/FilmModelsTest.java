package io.openbailian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.check.CheckOptions;
import io.openbailian.catalog.check.Checked;
import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.FileKind;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.PriceUnit;
import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class FilmModelsTest {
  private static final Catalog CATALOG = CatalogLoader.load(Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "text2video, 1280*720",
    "text2video_generation, 720*1280",
  })
  void hasADefaultSizeByPath(String operation, String size) {
    Values values = checked(operation, "{\"prompt\":\"a\"}", "{}");

    assertThat(values.text(Meaning.SIZE)).contains(size);
    assertThat(values.integer(Meaning.DURATION)).contains(5L);
    assertThat(values.integer(Meaning.FPS)).contains(24L);
    assertThat(values.flag(Meaning.PROMPT_EXTEND)).isTrue();
  }

  @Test
  void takesTheStyleOfTheSdk() {
    Values values =
        checked(
            "text2video",
            "{\"prompt\":\"a\",\"extend_prompt\":false,\"function\":\"video-synthesis\"}",
            "{\"size\":\"832*480\",\"with_audio\":false}");

    assertThat(values.text(Meaning.SIZE)).contains("832*480");
    assertThat(values.flag(Meaning.PROMPT_EXTEND)).isFalse();
  }

  @Test
  void takesTheStyleOfTheOlderDocuments() {
    Values values =
        checked(
            "text2video_generation",
            "{\"prompt\":\"a\"}",
            "{\"resolution\":\"480*854\",\"duration\":10,\"fps\":30}");

    assertThat(values.text(Meaning.SIZE)).contains("480*854");
    assertThat(values.integer(Meaning.DURATION)).contains(10L);
    assertThat(values.integer(Meaning.FPS)).contains(30L);
  }

  @Test
  void letsTheSizeWin() {
    Values values =
        checked(
            "text2video",
            "{\"prompt\":\"a\"}",
            "{\"resolution\":\"480*854\",\"size\":\"960*960\"}");

    assertThat(values.text(Meaning.SIZE)).contains("960*960");
  }

  @Test
  void takesWhatStandsAtTheTop() {
    ObjectNode body =
        (ObjectNode)
            Json.mapper().readTree("{\"prompt\":\"a\",\"resolution\":\"1024*576\",\"duration\":3}");

    Values values = values("text2video", body);

    assertThat(values.text(Meaning.PROMPT)).contains("a");
    assertThat(values.text(Meaning.SIZE)).contains("1024*576");
    assertThat(values.integer(Meaning.DURATION)).contains(3L);
  }

  @ParameterizedTest
  @CsvSource({
    "wanx2.1-t2v-turbo, wan2.1-t2v-turbo, 0.24",
    "wanx2.1-t2v-plus, wan2.1-t2v-plus, 0.70"
  })
  void isBilledByTheSecondUnderEitherName(String alias, String name, String cny) {
    Model model = CATALOG.model(alias).orElseThrow();

    assertThat(model.name()).isEqualTo(name);
    assertThat(model.file()).isEqualTo(FileKind.MP4);
    assertThat(model.price().orElseThrow().unit()).isEqualTo(PriceUnit.SECOND);
    assertThat(model.price().orElseThrow().cny()).isEqualByComparingTo(cny);
  }

  private static Values checked(String operation, String input, String parameters) {
    return values(
        operation,
        (ObjectNode)
            Json.mapper()
                .readTree("{\"input\":%s,\"parameters\":%s}".formatted(input, parameters)));
  }

  private static Values values(String operation, ObjectNode body) {
    Checked checked =
        CATALOG.check(
            CATALOG.operation(operation).orElseThrow(),
            CATALOG.model("wan2.1-t2v-turbo").orElseThrow(),
            Mode.ASYNC,
            body,
            CheckOptions.DEFAULTS);
    assertThat(checked).isInstanceOf(Checked.Valid.class);
    return ((Checked.Valid) checked).values();
  }
}
