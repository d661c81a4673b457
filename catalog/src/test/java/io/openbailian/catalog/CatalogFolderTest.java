package io.openbailian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.check.CheckOptions;
import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.Values;
import io.openbailian.catalog.model.Words;
import io.openbailian.protocol.PixelSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogFolderTest {
  @TempDir Path folder;

  @Test
  void isTheBuiltInCatalogueWithoutAFolderOrFiles() {
    assertThat(CatalogLoader.load(Optional.empty()).models())
        .hasSize(CatalogLoader.builtIn().models().size());
    assertThat(CatalogLoader.load(Optional.of(folder)).models())
        .hasSize(CatalogLoader.builtIn().models().size());
    assertThat(CatalogLoader.load(Optional.of(folder.resolve("absent"))).models())
        .hasSize(CatalogLoader.builtIn().models().size());
  }

  @Test
  void addsAFamily() throws IOException {
    write(
        "mine.yaml",
        """
        family: mine
        title: { zh: 我的, en: Mine }
        serves: { text2image: [async] }
        fields:
          prompt: { type: text, required: true, emptyOk: true }
          size: { type: size, of: [512*512], side: [64, 128], default: 64*64 }
        models:
          my-model: {}
          my-other: { fields: { size: { default: 512*512 } } }
        """);

    Catalog catalog = CatalogLoader.load(Optional.of(folder));

    assertThat(catalog.models()).hasSize(CatalogLoader.builtIn().models().size() + 2);
    assertThat(catalog.models().getLast().name()).isEqualTo("my-other");
    assertThat(catalog.families().getLast().title()).isEqualTo(new Words("我的", "Mine"));
    Requests mine = Requests.to(catalog, "my-model");
    assertThat(mine.valid("{'input': {'prompt': ''}}").size("size"))
        .contains(new PixelSize(64, 64));
    assertThat(mine.with("'size': '512*512'").size("size")).contains(new PixelSize(512, 512));
    assertThat(mine.refusedWith("'size': '256*256'"))
        .startsWith("The size is not match, width and height should be in [64, 128]");
  }

  @Test
  void patchesAFamilyAndAModel() throws IOException {
    write(
        "defaults.yaml",
        """
        family: wan-text2image
        fields: { n: { default: 1 } }
        ---
        model: wan2.5-t2i-preview
        recommended: false
        fields: { prompt_extend: { default: true } }
        """);

    Catalog catalog = CatalogLoader.load(Optional.of(folder));

    for (String model : List.of("wan2.5-t2i-preview", "wan2.2-t2i-flash", "wanx2.0-t2i-turbo")) {
      Values values = Requests.to(catalog, model).with("");
      assertThat(values.integer("n")).contains(1L);
      assertThat(values.flag("prompt_extend")).isTrue();
    }
    assertThat(catalog.model("wan2.5-t2i-preview").orElseThrow().recommended()).isFalse();
    assertThat(Requests.to("wan2.2-t2i-flash").with("").integer("n")).contains(4L);
  }

  @Test
  void addsAModelToAFamilyAndTakesOneAway() throws IOException {
    write(
        "models.yaml",
        """
        family: qwen-image
        models:
          qwen-image-plus: null
          qwen-image-local: { title: Local, aliases: [qil] }
        """);

    Catalog catalog = CatalogLoader.load(Optional.of(folder));

    assertThat(catalog.model("qwen-image-plus")).isEmpty();
    assertThat(catalog.model("qil").orElseThrow().title()).isEqualTo(Words.same("Local"));
  }

  @Test
  void patchesAModelOfALaterFile() throws IOException {
    write("a.yaml", "model: late\nwatermark: W\n");
    write("b.yaml", "family: late-family\nserves: {text2image: [async]}\nmodels: {late: {}}\n");

    Catalog catalog = CatalogLoader.load(Optional.of(folder));

    assertThat(catalog.model("late").orElseThrow().watermark()).isEqualTo("W");
  }

  @Test
  void addsAPlaceAndAMeaning() throws IOException {
    write(
        "places.yaml",
        """
        operations:
          text2image: { places: { steps: [parameters.steps, steps] } }
        meanings:
          steps: { zh: 步数, en: how many steps }
        ---
        family: wan-text2image
        fields:
          steps: { type: int, range: [1, 50] }
          strength: null
        """);

    Catalog catalog = CatalogLoader.load(Optional.of(folder));
    Requests flash = Requests.to(catalog, "wan2.2-t2i-flash");

    assertThat(flash.valid("{'input': {'prompt': 'a'}, 'steps': 7}").integer("steps")).contains(7L);
    assertThat(flash.refusedWith("'steps': 51"))
        .isEqualTo("Range of steps should be [1, 50] (parameters.steps: 51)");
    assertThat(catalog.meaning("steps").en()).isEqualTo("how many steps");
  }

  @Test
  void checksNumbersAndChoices() throws IOException {
    write(
        "edit.yaml",
        """
        operations:
          edit:
            paths: [/services/edit]
            modes: [sync]
            result: RESULTS
            places: { function: [input.function], strength: [parameters.strength], prompt: [input.prompt, prompt] }
        ---
        family: edit
        serves: { edit: [sync] }
        fields:
          function:
            type: choice
            required: true
            of: [expand, remove_watermark]
            aliases: { remove_watermaker: remove_watermark }
            caseless: true
            say: { required: which function?, limits: no such function, type: "'function' must be String" }
          strength: { type: number, range: [0.0, 1.0], default: 0.5 }
          prompt: { type: text, required: true }
        models: { editor: {} }
        """);

    Requests editor =
        new Requests(
            CatalogLoader.load(Optional.of(folder)), "edit", "editor", CheckOptions.DEFAULTS);

    Values values = editor.valid("{'input': {'function': 'EXPAND'}, 'prompt': 'a'}");
    assertThat(values.text("function")).contains("expand");
    assertThat(values.toJson().get("strength").doubleValue()).isEqualTo(0.5);
    assertThat(
            editor
                .valid("{'input': {'function': 'remove_watermaker'}, 'prompt': 'a'}")
                .text("function"))
        .contains("remove_watermark");
    assertThat(editor.refused("{'input': {'prompt': 'a'}}").message()).isEqualTo("which function?");
    assertThat(editor.refused("{'input': {'function': 'fly', 'prompt': 'a'}}").message())
        .isEqualTo("no such function (input.function: \"fly\")");
    assertThat(editor.refused("{'input': {'function': 3, 'prompt': 'a'}}").message())
        .isEqualTo("'function' must be String (input.function: 3)");
    assertThat(editor.refused(strength("1.5")).message())
        .isEqualTo("Range of strength should be [0.0, 1.0] (parameters.strength: 1.5)");
    assertThat(editor.refused(strength("'much'")).message())
        .isEqualTo(
            "The type or value of strength is not in definition. (parameters.strength: \"much\")");
    assertThat(editor.valid(strength("'1'")).toJson().get("strength").doubleValue()).isEqualTo(1);
    assertThat(editor.refused(strength("'1e9999'")).message()).startsWith("Range of strength");
    // function can only stand in input, so a body without input is refused as such
    assertThat(editor.refused("{'prompt': 'a'}").code()).isEqualTo("BadRequest.EmptyInput");
  }

  private static String strength(String value) {
    return "{'input': {'function': 'expand', 'prompt': 'a'}, 'parameters': {'strength': %s}}"
        .formatted(value);
  }

  @Test
  void asksForNoInputWhenNothingRequiredStandsThereOnly() throws IOException {
    write(
        "top.yaml",
        """
        operations:
          top: { paths: [/services/top], modes: [sync], result: TEXT, places: { prompt: [input.prompt, prompt] } }
        ---
        family: top
        serves: { top: [sync] }
        fields: { prompt: { type: text, required: true } }
        models: { top-model: {} }
        """);

    Requests top =
        new Requests(
            CatalogLoader.load(Optional.of(folder)), "top", "top-model", CheckOptions.DEFAULTS);

    assertThat(top.valid("{'prompt': 'a'}").text("prompt")).contains("a");
    assertThat(top.refused("{}").message()).isEqualTo("Field required: input.prompt");
  }

  @Test
  void appliesTheFirstVariantThatFits() throws IOException {
    write(
        "variants.yaml",
        """
        model: wan2.2-t2i-flash
        variants:
          - when: { n: 1, watermark: true }
            refuse: one marked picture is none
          - when: { n: [1, 2] }
            price: { cny: 0.01 }
            fields: { prompt: { max: 3 }, seed: null }
          - when: { n: 2 }
            fields: { prompt: { max: 1 } }
        """);

    Catalog catalog = CatalogLoader.load(Optional.of(folder));
    Requests flash = Requests.to(catalog, "wan2.2-t2i-flash");

    assertThat(flash.refusedWith("'n': 1, 'watermark': true"))
        .isEqualTo("one marked picture is none (parameters.n: 1)");
    assertThat(flash.refusedWith("'n': 2"))
        .isEqualTo("Range of prompt length should be [1, 3] (input.prompt: 5 characters)");
    assertThat(flash.with("'n': 3, 'seed': 7").has("seed")).isTrue();
    Values cheap = flash.valid("{'input': {'prompt': 'cat'}, 'parameters': {'n': '1', 'seed': 7}}");
    assertThat(cheap.has("seed")).isFalse();
    assertThat(flash.modelFor(cheap).price().orElseThrow().cny()).isEqualByComparingTo("0.01");
    assertThat(flash.modelFor(flash.with("")).price().orElseThrow().cny())
        .isEqualByComparingTo("0.14");
    assertThat(flash.refusedWith("'n': 'x'")).startsWith("The type or value of n");
  }

  @Test
  void keepsObjectsListsAndConversationsWhole() throws IOException {
    write(
        "whole.yaml",
        """
        operations:
          talk:
            paths: [/services/talk]
            modes: [sync]
            result: TEXT
            places: { messages: [input.messages], options: [input.options], sizes: [input.sizes] }
        ---
        family: talk
        serves: { talk: [sync] }
        fields:
          messages: { type: messages, required: true, count: [1, 3], roles: [user, assistant] }
          options: { type: object }
          sizes: { type: list, required: true, count: [1, 2], item: { type: size, side: [16, 64], step: 16 } }
        models: { talker: {} }
        """);
    Requests talker =
        new Requests(
            CatalogLoader.load(Optional.of(folder)), "talk", "talker", CheckOptions.DEFAULTS);
    String body =
        "{'input': {'messages': [{'role': 'user', 'content': 'a'}], 'options': %s, 'sizes': %s}}";

    Values values = talker.valid(body.formatted("{'a': [1]}", "['17x30']"));
    assertThat(values.toString())
        .isEqualTo(
            """
            {"messages":[{"role":"user","content":"a"}],"options":{"a":[1]},"sizes":["16*32"]}\
            """);
    assertThat(talker.refused(body.formatted("3", "['16*16']")).message())
        .isEqualTo("The type or value of options is not in definition. (input.options: 3)");
    assertThat(talker.refused(body.formatted("{}", "[]")).message())
        .isEqualTo("Field required: input.sizes (input.sizes: an empty array)");
    assertThat(talker.refused(body.formatted("{}", "['16*16', '16*15']")).message())
        .isEqualTo(
            "The size is not match, width and height should be in [16, 64] (input.sizes[1]: \"16*15\")");
  }

  @Test
  void readsEmptyFilesAndLeavesOthersAlone() throws IOException {
    write("empty.yaml", "# nothing yet\n");
    write("notes.txt", "family: [");
    write(".#mine.yaml", "family: [");

    assertThat(CatalogLoader.load(Optional.of(folder)).models())
        .hasSize(CatalogLoader.builtIn().models().size());
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
