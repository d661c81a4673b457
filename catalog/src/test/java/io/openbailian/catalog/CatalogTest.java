package io.openbailian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.Choices;
import io.openbailian.catalog.model.Field;
import io.openbailian.catalog.model.FileKind;
import io.openbailian.catalog.model.FreeQuota;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.PriceUnit;
import io.openbailian.catalog.model.Rate;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.catalog.model.Words;
import io.openbailian.protocol.PixelSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {
  private static final String TEXT2IMAGE = "/services/aigc/text2image/image-synthesis";

  private final Catalog catalog = CatalogLoader.builtIn();

  @Test
  void listsTheModelsInAStableOrder() {
    assertThat(catalog.models())
        .extracting(Model::name)
        .startsWith(
            "wan2.5-t2i-preview",
            "wan2.2-t2i-flash",
            "wan2.2-t2i-plus",
            "wanx2.1-t2i-turbo",
            "wanx2.1-t2i-plus",
            "wanx-v1",
            "wanx2.0-t2i-turbo",
            "qwen-image",
            "qwen-image-plus",
            "qwen-image-max",
            "wan2.6-t2i",
            "wan2.6-image",
            "z-image-turbo",
            "qwen-image-edit-plus",
            "qwen-image-edit-max",
            "qwen-image-edit",
            "wanx2.1-imageedit",
            "qwen-mt-image",
            "wan2.1-t2v-turbo",
            "wan2.1-t2v-plus",
            "qwen-plus",
            "qwen-flash",
            "qwen-turbo",
            "qwen-max")
        .endsWith(
            "sambert-zhichu-v1",
            "sambert-en-v1",
            "paraformer-v1",
            "paraformer-en-v1",
            "paraformer-realtime-v1",
            "text-embedding-v4",
            "text-embedding-v3",
            "text-embedding-v2",
            "text-embedding-v1",
            "qwen3-rerank",
            "gte-rerank-v2");
  }

  @Test
  void findsOperationsByPath() {
    List<Operation> operations = catalog.operationsAt(TEXT2IMAGE);

    assertThat(operations).extracting(Operation::name).containsExactly("text2image");
    assertThat(operations.getFirst().result()).isEqualTo(ResultShape.RESULTS);
    assertThat(operations.getFirst().modes()).containsExactly(Mode.ASYNC);
    assertThat(catalog.operationsAt(TEXT2IMAGE + "/")).isEmpty();
    assertThat(catalog.operationsAt("/services/x")).isEmpty();
    assertThat(catalog.operation("text2image")).contains(operations.getFirst());
    assertThat(catalog.operation("x")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "wanx2.2-t2i-flash,wan2.2-t2i-flash",
    "wanx2.2-t2i-plus,wan2.2-t2i-plus",
    "wan2.1-t2i-turbo,wanx2.1-t2i-turbo",
    "wan2.1-t2i-plus,wanx2.1-t2i-plus",
    "wan2.0-t2i-turbo,wanx2.0-t2i-turbo",
    "wan2.1-imageedit,wanx2.1-imageedit",
    "qwen-image,qwen-image"
  })
  void findsAModelByNameAndByAlias(String asked, String name) {
    assertThat(catalog.model(asked)).map(Model::name).contains(name);
  }

  @Test
  void doesNotFindAModelThatIsNotThere() {
    assertThat(catalog.model("wan")).isEmpty();
    assertThat(catalog.model("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "wan2.5-t2i-preview,0.20,50,true,AI生成",
    "wan2.2-t2i-flash,0.14,100,true,AI生成",
    "wan2.2-t2i-plus,0.20,100,true,AI生成",
    "wanx2.1-t2i-turbo,0.14,500,false,AI生成",
    "wanx2.1-t2i-plus,0.20,500,false,AI生成",
    "wanx2.0-t2i-turbo,0.04,500,false,AI生成",
    "qwen-image,0.25,100,false,Qwen-Image",
    "qwen-image-plus,0.20,100,false,Qwen-Image"
  })
  void knowsPriceFreeQuotaAndMarkOfEachModel(
      String name, String cny, int free, boolean recommended, String watermark) {
    Model model = catalog.model(name).orElseThrow();

    assertThat(model.price().orElseThrow().cny()).isEqualByComparingTo(cny);
    assertThat(model.price().orElseThrow().unit()).isEqualTo(PriceUnit.IMAGE);
    assertThat(model.free()).contains(new FreeQuota(free, 90));
    assertThat(model.rate()).contains(name.startsWith("wan2.5") ? new Rate(5, 5) : new Rate(2, 2));
    assertThat(model.recommended()).isEqualTo(recommended);
    assertThat(model.watermark()).isEqualTo(watermark);
    assertThat(model.serves(catalog.operation("text2image").orElseThrow(), Mode.ASYNC)).isTrue();
    assertThat(model.serves(catalog.operation("text2image").orElseThrow(), Mode.SYNC)).isFalse();
  }

  private static Rate rate(String text) {
    return text.endsWith("/min")
        ? new Rate(Integer.parseInt(text.substring(0, text.indexOf('/'))), 60, Optional.empty())
        : new Rate(
            Integer.parseInt(text.substring(0, text.indexOf('+'))),
            Integer.parseInt(text.substring(text.indexOf('+') + 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "qwen-image-max,0.50,100,2/min,Qwen-Image,ONE,PNG",
    "wan2.6-t2i,0.20,50,1+5,AI生成,EACH,PNG",
    "wan2.6-image,0.20,50,5+5,AI生成,EACH,PNG",
    "z-image-turbo,0.10,100,2+2,'',TOLD,PNG",
    "qwen-image-edit-plus,0.20,100,2+2,Qwen-Image,ONE,PNG",
    "qwen-image-edit-max,0.50,100,2/min,Qwen-Image,ONE,PNG",
    "qwen-image-edit,0.30,100,2+2,Qwen-Image,ONE,PNG",
    "wanx2.1-imageedit,0.14,500,2+2,AI生成,ONE,PNG",
    "qwen-mt-image,0.003,100,1+2,'',ONE,JPG"
  })
  void knowsTheFactsOfTheModelsOfOtherPaths(
      String name,
      String cny,
      int free,
      String rate,
      String watermark,
      Choices choices,
      FileKind file) {
    Model model = catalog.model(name).orElseThrow();

    assertThat(model.price().orElseThrow().cny()).isEqualByComparingTo(cny);
    assertThat(model.free()).contains(new FreeQuota(free, 90));
    assertThat(model.rate()).contains(rate(rate));
    assertThat(model.watermark()).isEqualTo(watermark);
    assertThat(model.choices()).isEqualTo(choices);
    assertThat(model.file()).isEqualTo(file);
  }

  @ParameterizedTest
  @CsvSource({
    "qwen-image,text2image=[ASYNC] multimodal_generation=[SYNC]",
    "qwen-image-max,multimodal_generation=[SYNC]",
    "wan2.6-t2i,multimodal_generation=[SYNC] image_generation=[ASYNC]",
    "z-image-turbo,multimodal_generation=[SYNC]",
    "qwen-image-edit,multimodal_generation=[SYNC]",
    "wanx2.1-imageedit,image2image=[ASYNC]",
    "qwen-mt-image,image_translation=[ASYNC]"
  })
  void knowsWhereEachModelIsServed(String name, String serves) {
    assertThat(catalog.model(name).orElseThrow().serves().toString().replaceAll("[{},]", ""))
        .isEqualTo(serves);
  }

  @Test
  void streamsWhatOneModelCanInterleave() {
    assertThat(catalog.model("wan2.6-image").orElseThrow().serves().get("multimodal_generation"))
        .containsExactlyInAnyOrder(Mode.SYNC, Mode.STREAM);
  }

  @Test
  void letsTheModelDecideTheShapeOfAnAnswerAtTheSamePath() {
    assertThat(catalog.operationsAt("/services/aigc/image2image/image-synthesis"))
        .extracting(Operation::result)
        .containsExactly(ResultShape.RESULTS, ResultShape.IMAGE_URL);
  }

  @Test
  void saysSomethingInBothLanguagesAboutEveryModelAndField() {
    for (Model model : catalog.models()) {
      assertThat(List.of(model.title(), model.about()))
          .noneMatch(words -> words.zh().isBlank() || words.en().isBlank());
      assertThat(model.source()).isNotBlank();
      assertThat(model.fields())
          .allMatch(field -> !catalog.meaning(field.meaning()).equals(Words.same(field.meaning())));
    }
  }

  @Test
  void offersTheSizesOfTheDocuments() {
    assertThat(catalog.model("wan2.2-t2i-flash").orElseThrow().suggestedSizes())
        .hasSize(9)
        .contains(new PixelSize(1344, 576));
    assertThat(catalog.model("qwen-image").orElseThrow().suggestedSizes()).hasSize(5);
  }

  @Test
  void givesTheFieldsInTheOrderPeopleShouldSeeThem() {
    Model model = catalog.model("wan2.5-t2i-preview").orElseThrow();

    assertThat(model.fields())
        .extracting(Field::meaning)
        .containsExactly(
            "prompt", "negative_prompt", "size", "n", "prompt_extend", "watermark", "seed");
    assertThat(model.field("size")).isPresent();
    assertThat(model.field("mask")).isEmpty();
  }

  @Test
  void listsEveryFamilyFileInTheIndex() throws IOException {
    try (InputStream index = Catalog.class.getResourceAsStream("families/index.txt");
        Stream<Path> files =
            Files.list(Path.of("src/main/resources/io/openbailian/catalog/families"))) {
      List<String> listed =
          new String(index.readAllBytes(), StandardCharsets.UTF_8).lines().toList();

      assertThat(listed)
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".yaml"))
                  .toList());
    }
  }

  @Test
  void namesNoModelInJava() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file))
            .as(file.toString())
            .doesNotContain(catalog.models().stream().map(Model::name).toList());
      }
    }
  }

  @Test
  void lendsEnginesModelsAndOperationsOfWhichOnlyALittleIsKnown() {
    Model model = new Model("m", "f", Map.of("o", Set.of(Mode.SYNC)), "mark");
    Operation operation = new Operation("o", List.of("/o"), Set.of(Mode.SYNC), ResultShape.TEXT);

    assertThat(model.serves(operation, Mode.SYNC)).isTrue();
    assertThat(model.suggestedSizes()).isEmpty();
    assertThat(operation.places("prompt")).isEmpty();
  }
}
