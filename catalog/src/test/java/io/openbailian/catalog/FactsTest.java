package io.openbailian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.facts.FieldFacts;
import io.openbailian.catalog.facts.ModelFacts;
import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.DecimalSpan;
import io.openbailian.catalog.model.Field;
import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Sayings;
import io.openbailian.catalog.model.Span;
import io.openbailian.catalog.model.Words;
import io.openbailian.protocol.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class FactsTest {
  private final Catalog catalog = CatalogLoader.builtIn();

  @Test
  void saysAFieldInOneLine() {
    assertThat(line("wan2.2-t2i-flash", "prompt").en())
        .isEqualTo("required, at most 800 characters");
    assertThat(line("wan2.2-t2i-flash", "prompt").zh()).isEqualTo("必填，最多 800 个字符");
    assertThat(line("wan2.2-t2i-flash", "size").en())
        .isEqualTo("sides 512-1440, default 1024*1024");
    assertThat(line("wan2.2-t2i-flash", "size").zh()).isEqualTo("边长 512-1440，默认 1024*1024");
    assertThat(line("wan2.5-t2i-preview", "size").en())
        .isEqualTo("pixels 589824-2073600, ratio 1:4-4:1, default 1280*1280");
    assertThat(line("qwen-image", "size").en())
        .startsWith("one of 1664*928, ")
        .endsWith(", default 1024*1024");
    assertThat(line("wan2.2-t2i-flash", "n").en()).isEqualTo("1-4, default 4");
    assertThat(line("qwen-image", "n").en()).isEqualTo("1, default 1");
    assertThat(line("wan2.2-t2i-flash", "seed").en()).isEqualTo("0-2147483647");
    assertThat(line("wan2.2-t2i-flash", "watermark").en())
        .isEqualTo("true or false, default false");
  }

  @Test
  void saysTheTypesThatTheBuiltInModelsDoNotHave() {
    assertThat(line(new FieldType.Decimal(new DecimalSpan(0, 1)), 0.5).en())
        .isEqualTo("0.0-1.0, default 0.5");
    assertThat(line(new FieldType.Decimal(DecimalSpan.ANY), 0.5).en()).isEqualTo("default 0.5");
    assertThat(line(new FieldType.Whole(Span.ANY), 1).en()).isEqualTo("default 1.0");
    assertThat(line(new FieldType.Text(FieldType.Text.UNLIMITED, false), 1).en())
        .isEqualTo("default 1.0");
    assertThat(
            line(
                    new FieldType.Choice(
                        List.of("a", "b"), false, new LinkedHashMap<>(Map.of("c", "a"))),
                    1)
                .zh())
        .isEqualTo("a、b 之一，默认 1.0");
  }

  @Test
  void saysTheFactsOfAModelAsJson() {
    JsonNode facts = facts("wan2.2-t2i-flash");

    assertThat(facts.get("model").stringValue()).isEqualTo("wan2.2-t2i-flash");
    assertThat(facts.get("family").stringValue()).isEqualTo("wan-text2image");
    assertThat(facts.get("recommended").booleanValue()).isTrue();
    assertThat(facts.at("/operations/0/paths/0").stringValue())
        .isEqualTo("/api/v1/services/aigc/text2image/image-synthesis");
    assertThat(facts.at("/operations/0/modes/0").stringValue()).isEqualTo("async");
    assertThat(facts.at("/operations/0/places/negative_prompt")).hasSize(2);
    assertThat(Json.text(facts.at("/fields/n")))
        .isEqualTo(
            "{\"type\":\"int\",\"range\":[1,4],\"required\":false,\"default\":4,"
                + "\"about\":{\"zh\":\"生成图片的张数，直接影响费用\",\"en\":\"how many pictures; each one is billed\"}}");
    assertThat(Json.text(facts.at("/fields/size/side"))).isEqualTo("[512,1440]");
    assertThat(Json.text(facts.get("price"))).isEqualTo("{\"unit\":\"image\",\"cny\":0.14}");
    assertThat(Json.text(facts.get("free"))).isEqualTo("{\"units\":100,\"days\":90}");
    assertThat(Json.text(facts.get("rate"))).isEqualTo("{\"rps\":2,\"concurrent\":2}");
    assertThat(facts.get("sizes")).hasSize(9);
    assertThat(facts.get("file").stringValue()).isEqualTo("png");
    assertThat(facts.get("source").stringValue()).isNotBlank();
  }

  @Test
  void saysEachTypeOfFieldAsJson() {
    assertThat(Json.text(facts("wan2.5-t2i-preview").at("/fields/size")))
        .startsWith(
            "{\"type\":\"size\",\"area\":[589824,2073600],\"ratio\":[\"1:4\",\"4:1\"],\"required\":false,"
                + "\"default\":\"1280*1280\"");
    assertThat(facts("qwen-image").at("/fields/size/of")).hasSize(8);
    assertThat(facts("qwen-image").at("/fields/prompt/max").intValue()).isEqualTo(800);
    assertThat(facts("qwen-image").at("/fields/watermark/type").stringValue()).isEqualTo("bool");
  }

  @Test
  void saysTheTypesAndRulesOfPicturesAsJson() {
    assertThat(Json.text(facts("qwen-image-edit-plus").at("/fields/images")))
        .startsWith(
            "{\"type\":\"list\",\"count\":[1,3],\"item\":{\"type\":\"image\","
                + "\"bytes\":10485760,\"formats\":[\"jpg\",\"png\",\"bmp\",\"tiff\",\"webp\",\"gif\"]},\"required\":true");
    assertThat(Json.text(facts("qwen-image-edit-plus").at("/fields/size")))
        .startsWith(
            "{\"type\":\"size\",\"side\":[512,2048],\"step\":16,\"required\":false,"
                + "\"default\":{\"like\":\"last image\",\"area\":1048576,\"step\":16}");
    assertThat(facts("qwen-image-edit").at("/fields/size/settable").booleanValue()).isFalse();
    assertThat(Json.text(facts("qwen-image-edit").at("/fields/messages")))
        .startsWith("{\"type\":\"messages\",\"count\":[1,1],\"roles\":[\"user\"]");
    assertThat(facts("wan2.6-t2i").at("/operations/0/choices").stringValue()).isEqualTo("each");
    assertThat(facts("wanx2.1-imageedit").at("/fields/mask/sameSizeAs").stringValue())
        .isEqualTo("image");
    assertThat(Json.text(facts("qwen-mt-image").at("/fields/target_lang/pairHas")))
        .isEqualTo("{\"source_lang\":[\"zh\",\"en\",\"auto\"]}");
    assertThat(facts("qwen-mt-image").at("/fields/domain_hint/maxWords").intValue()).isEqualTo(200);
    assertThat(Json.text(facts("qwen-mt-image").at("/fields/terminologies/item")))
        .isEqualTo("{\"type\":\"object\",\"texts\":[\"src\",\"tgt\"]}");
  }

  @Test
  void saysTheVariantsOfAModelAsJson() {
    assertThat(Json.text(facts("z-image-turbo").get("variants")))
        .isEqualTo(
            "[{\"when\":{\"prompt_extend\":[\"true\"]},\"price\":{\"unit\":\"image\",\"cny\":0.20}}]");
    JsonNode variants = facts("wan2.6-image").get("variants");
    assertThat(Json.text(variants.get(0)))
        .startsWith(
            "{\"when\":{\"enable_interleave\":[\"true\"],\"operation\":[\"multimodal_generation\"],\"mode\":[\"sync\"]},"
                + "\"refuse\":\"This model only support stream mode");
    assertThat(variants.get(2).at("/fields/images/count/1").intValue()).isEqualTo(1);
    assertThat(variants.get(2).at("/fields").has("prompt_extend")).isTrue();
    assertThat(variants.get(2).at("/fields").has("prompt")).isFalse();
  }

  @Test
  void saysWhatPictureFieldsAreInALine() {
    assertThat(line("qwen-image-edit-plus", "images").en())
        .isEqualTo("required, 1-3, at most 10MB, jpg/png/bmp/tiff/webp/gif");
    assertThat(line("qwen-image-edit-plus", "size").en())
        .isEqualTo(
            "sides 512-2048, rounded to multiples of 16,"
                + " by default shaped like the last picture, about 1048576 pixels");
    assertThat(line("qwen-image-edit-plus", "size").zh()).endsWith("约 1048576 像素");
    assertThat(line("qwen-image-edit", "size").en()).startsWith("not to be set, by default shaped");
    assertThat(line("qwen-image-edit", "messages").en()).isEqualTo("required, 1, of role user");
    assertThat(line("wanx2.1-imageedit", "mask").en())
        .isEqualTo(
            "at most 10MB, jpg/png/bmp/tiff/webp/gif, counts when function is description_edit_with_mask,"
                + " as large as image");
    assertThat(line("wanx2.1-imageedit", "strength").zh())
        .isEqualTo("0.0-1.0，默认 0.5，仅用于 function 为 stylization_all、description_edit");
    assertThat(line("qwen-mt-image", "target_lang").en())
        .endsWith("another than source_lang, this or source_lang is one of zh, en, auto");
    assertThat(line("qwen-mt-image", "domain_hint").en()).isEqualTo("at most 200 words");
    assertThat(line("qwen-mt-image", "sensitives").en()).isEqualTo("0-50");
    assertThat(line("qwen-mt-image", "terminologies").en()).isEqualTo("src, tgt");
  }

  @Test
  void leavesOutWhatAModelHasNothingToSayAbout() {
    JsonNode facts =
        new ModelFacts(catalog).toJson(new Model("m", "f", Map.of("none", Set.of()), ""));

    assertThat(Json.text(facts))
        .isEqualTo(
            "{\"model\":\"m\",\"family\":\"f\",\"title\":{\"zh\":\"m\",\"en\":\"m\"},"
                + "\"recommended\":false,\"operations\":[],\"fields\":{},\"file\":\"png\"}");
  }

  private JsonNode facts(String model) {
    return new ModelFacts(catalog).toJson(catalog.model(model).orElseThrow());
  }

  private Words line(String model, String meaning) {
    return FieldFacts.of(catalog.model(model).orElseThrow().field(meaning).orElseThrow()).line();
  }

  private static Words line(FieldType type, double fallback) {
    JsonNode value = JsonNodeFactory.instance.numberNode(fallback);
    return FieldFacts.of(new Field("f", type, false, Optional.of(value), Sayings.NONE)).line();
  }
}
