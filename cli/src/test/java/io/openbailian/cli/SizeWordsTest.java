package io.openbailian.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Model;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.request.CatalogModels;
import io.openbailian.protocol.PixelSize;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sizes as people say them, over the models of the catalogue.
class SizeWordsTest {
  private static final Catalog CATALOG = CatalogLoader.builtIn();
  private final CatalogModels models = new CatalogModels(CATALOG, false);

  @ParameterizedTest
  @CsvSource({
    "qwen-image, 16:9, 1664*928",
    "qwen-image, 1:1, 1024*1024",
    "wan2.2-t2i-flash, 1K, 1024*1024",
    "wan2.2-t2i-flash, 1:1, 1024*1024",
    "wanx2.1-t2v-turbo, 720P, 1280*720",
    "wan2.2-t2i-flash, 800*600, 800*600",
    "no-such-model, 16:9, 16:9",
    "wan2.2-t2i-flash, large, large",
  })
  void aWordIsASizeOfTheModel(String model, String word, String size) {
    assertThat(models.size(model, word)).isEqualTo(size);
  }

  /// Whatever comes of a word is legal, and has the shape that was asked for.
  @Test
  void whatIsMadeOfAShapeIsLegal() {
    List<String> wrong = new ArrayList<>();
    for (Model model : CATALOG.models()) {
      model
          .field(Meaning.SIZE)
          .filter(field -> field.type() instanceof FieldType.Size)
          .ifPresent(field -> {
            FieldType.Size type = (FieldType.Size) field.type();
            for (String word : List.of("16:9", "9:16", "4:3", "3:4", "1:1", "3:2")) {
              String made = made(model.name(), word);
              boolean fine = made.isEmpty() || legal(type, made, word);
              if (!fine) {
                wrong.add(model.name() + " " + word + " " + made);
              }
            }
          });
    }
    assertThat(wrong).isEmpty();
  }

  private String made(String model, String word) {
    try {
      return models.size(model, word);
    } catch (CommandException e) {
      return "";
    }
  }

  private static boolean legal(FieldType.Size type, String made, String word) {
    PixelSize size = PixelSize.parse(made).orElseThrow();
    int colon = word.indexOf(':');
    double shape =
        Double.parseDouble(word.substring(0, colon))
            / Double.parseDouble(word.substring(colon + 1));
    double off = Math.abs(Math.log(shape * size.height() / size.width()));
    boolean within =
        type.side().map(side -> side.holds(size.width()) && side.holds(size.height())).orElse(true)
            && type.area().map(area -> area.holds(size.pixels())).orElse(true)
            && type.ratio().map(ratio -> ratio.holds(size)).orElse(true);
    return off < 0.05 && (type.lists(size) || type.suggest().contains(size) || within);
  }

  @Test
  void whatAModelCannotMakeIsRefusedWithWhatItCan() {
    assertThatThrownBy(() -> models.size("qwen-image", "32:1"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("1664*928");
  }
}
