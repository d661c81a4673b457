package io.openbailian.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openbailian.catalog.load.CatalogException;
import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.load.CatalogMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong with the files of a folder, and where, all at once.
class CatalogMistakesTest {
  @TempDir private Path folder;

  @Test
  void tellsAllMistakesOfAllFilesAtOnce() throws IOException {
    write(
        "a.yaml",
        """
        family: wan-text2image
        fields:
          n: { default: 9 }
          sise: { type: size }
        """);
    write("b.yaml", "model: nobody\n");
    write("c.yaml", "family: [\n");
    write("d.yaml", "nothing: 1\n");

    assertThat(mistakes())
        .contains(
            new CatalogMistake(
                "a.yaml",
                OptionalInt.of(3),
                "fields.n.default",
                "the field refuses its own default: Range of n should be [1, 4]"),
            new CatalogMistake(
                "a.yaml",
                OptionalInt.of(4),
                "fields.sise",
                "no operation of this model has a place for it"),
            new CatalogMistake(
                "b.yaml",
                OptionalInt.of(1),
                "",
                "no family has a model `nobody`; a new model stands under `models` of a `family`"),
            new CatalogMistake(
                "d.yaml",
                OptionalInt.of(1),
                "",
                "a document names its `family`, its `model`, `operations` or `differences`"))
        .hasSize(5)
        .anySatisfy(mistake -> {
          assertThat(mistake.file()).isEqualTo("c.yaml");
          assertThat(mistake.sentence()).startsWith("this is not YAML: ");
        });
  }

  @Test
  void tellsMistakesInTheOrderAPersonMeetsThem() throws IOException {
    write("b.yaml", "family: x\ncolour: red\nmodels: {m: {}}\n");
    write("a.yaml", "model: nobody\n");
    write("c.yaml", "family: [\n");

    assertThat(mistakes())
        .extracting(CatalogMistake::file)
        .isSorted()
        .contains("a.yaml", "b.yaml", "c.yaml");
  }

  @Test
  void printsAMistakeAsATerminalWantsIt() {
    assertThat(new CatalogMistake("a.yaml", OptionalInt.of(3), "fields.n", "wrong"))
        .hasToString("a.yaml:3 fields.n: wrong");
    assertThat(new CatalogMistake("a.yaml", OptionalInt.empty(), "", "wrong"))
        .hasToString("a.yaml: wrong");
    assertThat(
            new CatalogException(
                List.of(new CatalogMistake("a.yaml", OptionalInt.empty(), "", "wrong"))))
        .hasMessage("the catalogue has 1 mistake(s):\na.yaml: wrong");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "fields: { n: { rnge: [1, 2] } }|fields.n.rnge|`rnge` is not a key here; did you mean `range`?",
        "fields: { n: { side: [1, 2] } }|fields.n.side|`side` is not a key here; the keys are type, of, range, above, below, required, settable, say, ignoredUnless, refusedUnless, differsFrom, pairHas, sameSizeAs, default, about",
        "fields: { n: { range: [2, 1] } }|fields.n.range|`range` is a pair [least, greatest] of which each is a whole number",
        "fields: { n: { range: 4 } }|fields.n.range|`range` is a list [ … ]",
        "oneOf: [prompt]|oneOf|`oneOf` names at least two fields; one alone is `required`",
        "oneOf: [prompt, song]|oneOf|this model has no field `song`",
        "fields: { n: { above: 3 } }|fields.n.above|`above` does not go with `range`, which has both bounds",
        "price: { cny: { in: 1 } }|price.cny|`cny` is the price of one unit in yuan, or { in: …, out: … }",
        "fields: { n: { range: [1, x] } }|fields.n.range[1]|this is not a whole number",
        "fields: { n: { type: integer } }|fields.n.type|`type` is one of text, int, number, bool, choice, size, image, audio, list, object, messages, any",
        "fields: { n: { required: maybe } }|fields.n.required|`required` is true or false",
        "fields: { n: { default: [1] } }|fields.n.default|a default is a text, a number, true or false",
        "fields: { n: 3 }|fields.n|`n` is a mapping; write {} for an empty one",
        "fields: { n: { say: { no: x } } }|fields.n.say.no|`no` is not a key here; the keys are required, type, limits, rule",
        "fields: { prompt: { max: 0 } }|fields.prompt.max|`max` is a whole number of at least 1",
        "fields: { prompt: { max: many } }|fields.prompt.max|a number is expected here",
        "fields: { size: { suggest: [1*1] } }|fields.size.suggest|the field refuses 1*1: Either width or height should be between 512 and 1440.",
        "fields: { size: { suggest: [big] } }|fields.size.suggest[0]|this is not a size such as 1024*1024",
        "fields: { size: { ratio: [1/4, 4] } }|fields.size.ratio[1]|this is not a ratio such as 1/4",
        "serves: { sing: [async] }|serves.sing|no operation has this name; there are [text2image, multimodal_generation, image_generation, image2image, image_translation, text2video, text2video_generation, text_generation, chat_completions, text_embedding, compatible_embeddings, text_rerank, compatible_rerank, speech_synthesis, speech_recognition, transcription]",
        "serves: { text2image: [sync] }|serves.text2image|text2image cannot be called in all of these modes",
        "serves: { text2image: [later] }|serves.text2image[0]|this is not one of sync, stream, async, duplex",
        "serves: {}; price: { cny: free }|price.cny|a number is expected here",
        "price: { unit: pixel }|price.unit|`unit` is one of image, second, thousand_tokens, ten_thousand_characters",
        "price: { cny: -1 }|price.cny|`cny` is the price of one unit in yuan, or { in: …, out: … }",
        "price: { cny: .inf }|price.cny|a finite number is expected here",
        "free: { days: 0 }|free.days|`days` is a whole number of at least 1",
        "rate: { rps: 1.5 }|rate.rps|`rps` is a whole number of at least 1",
        "title: { zh: 名 , en: null }|title|`title` says it in `zh` and in `en`",
        "colour: red|colour|`colour` is not a key here; the keys are title, about, serves, watermark, recommended, aliases, price, free, rate, documentRate, file, choices, fields, oneOf, source, variants",
        "watermark: [x]|watermark|a text is expected here",
        "models: { wan2.2-t2i-flash: { aliases: [qwen-image] } }|models.qwen-image|the name `qwen-image` already belongs to wan2.2-t2i-flash",
        "models: { new: 3 }|models.new|`new` is a mapping; write {} for an empty one",
        "fields: { n: { settable: maybe } }|fields.n.settable|`settable` is true or false",
        "fields: { n: { say: { rule: x, rules: y } } }|fields.n.say.rules|`rules` is not a key here; did you mean `rule`?",
        "fields: { n: { refusedUnless: { size: 1 } } }|fields.n.refusedUnless|`size` is no bool, int or choice of this model",
        "fields: { n: { ignoredUnless: { seed: -1 } } }|fields.n.ignoredUnless|`seed` is never -1",
        "fields: { n: { ignoredUnless: { watermark: maybe } } }|fields.n.ignoredUnless|`watermark` is never maybe",
        "fields: { n: { refusedUnless: { seed: 1 } }, seed: { refusedUnless: { n: 1 } } }|fields.n.refusedUnless|`seed` has rules itself",
        "fields: { n: { differsFrom: prompt } }|fields.n.differsFrom|this model has no such field `prompt`",
        "fields: { n: { pairHas: { nobody: [1] } } }|fields.n.pairHas|this model has no such field `nobody`",
        "fields: { n: { sameSizeAs: size } }|fields.n.sameSizeAs|this model has no such field `size`",
        "fields: { size: { step: 0 } }|fields.size.step|`step` is a whole number of at least 1",
        "fields: { size: { step: 100 } }|fields.size.step|the bounds of `side` are multiples of `step`",
        "fields: { size: { default: { like: first image, area: 1 } } }|fields.size.default|the default of a size may be { like: last image, area, step }",
        "fields: { size: { default: { like: last image } } }|fields.size.default|`area` says about how many pixels there are",
        "fields: { n: { default: { like: last image, area: 1 } } }|fields.n.default|the default of a size may be { like: last image, area, step }",
        "fields: { prompt: { type: image, max: null, bytes: 10 } }|fields.prompt.bytes|`bytes` is a length such as 10MB",
        "fields: { prompt: { type: image, max: null, formats: [jpgg] } }|fields.prompt.formats[0]|this is not one of jpg, png, bmp, tiff, webp, gif, pnm",
        "fields: { prompt: { type: list, max: null } }|fields.prompt.item|a list says the type of its `item`",
        "fields: { prompt: { type: list, max: null, item: { type: messages } } }|fields.prompt.item.type|an item is no list and no conversation itself",
        "fields: { prompt: { type: list, max: null, item: { type: text }, count: [-1, 2] } }|fields.prompt.count|there are never fewer than 0",
        "file: doc|file|`file` is one of png, jpg, mp4, wav, json, none",
        "choices: two|choices|`choices` is one of one, each, told",
        "variants: [3]|variants[0]|a mapping is expected here",
        "variants: [{ fields: {} }]|variants[0].when|a variant says `when` it applies",
        "variants: [{ when: { n: 9 } }]|variants[0].when|`n` is never 9",
        "variants: [{ when: { nobody: 1 } }]|variants[0].when|`nobody` is no bool, int or choice of this model",
        "variants: [{ when: { mode: now } }]|variants[0].when.mode|this is not one of sync, stream, async, duplex",
        "variants: [{ when: { operation: sing } }]|variants[0].when.operation|this is not one of [text2image]",
        "variants: [{ when: { n: 1 }, title: x }]|variants[0].title|`title` is not a key here; the keys are when, refuse, fields, price",
        "variants: [{ when: { n: 1 }, fields: { n: { default: 9 } } }]|variants[0].fields.n.default|the field refuses its own default: Range of n should be [1, 4]",
        "watermark: a; watermark: b|watermark|the key `watermark` stands here twice"
      })
  void saysWhatIsWrongAndWhere(String patch, String field, String sentence) throws IOException {
    write("patch.yaml", "family: wan-text2image\n" + patch.replace("; ", "\n") + "\n");

    assertThat(mistakes())
        .anySatisfy(mistake -> {
          assertThat(mistake.field()).isEqualTo(field);
          assertThat(mistake.sentence()).isEqualTo(sentence);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "family: x|models|a family has at least one model under `models`",
        "family: [x]||`family` is a name",
        "family: {x: {y: 1}}||`family` is a name",
        "{family: x, models: {m: {}}}|serves|a model serves at least one operation",
        "[1, 2]||a document is a mapping of keys to values",
        "? [a]: b||a key is a plain text",
        "operations: {text2image: {paths: [no]}}|operations.text2image.paths[0]|this is not a path such as /services/a/b",
        "operations: {x: {result: RESULTS, modes: [sync]}}|operations.x.paths|an operation has at least one path",
        "operations: {x: {result: PICTURE}}|operations.x.result|`result` is one of [RESULTS, CHOICES, IMAGE_URL, VIDEO_URL, TEXT, TRANSCRIPTION, SOCKET, EMBEDDINGS, RANKING, PASSED]",
        "operations: {text2image: {places: {a: []}}}|operations.text2image.places.a|a field has at least one place",
        "operations: {text2image: {places: {a: [b c]}}}|operations.text2image.places.a[0]|this is not a place such as input.prompt",
        "operations: {text2image: {places: {a: ['b[].c[]']}}}|operations.text2image.places.a[0]|this is not a place such as input.prompt",
        "operations: {text2image: {places: {a: ['b[x]']}}}|operations.text2image.places.a[0]|this is not a place such as input.prompt",
        "operations: {text2image: 3}|operations.text2image|`text2image` is a mapping; write {} for an empty one",
        "{family: x, serves: {text2image: [async]}, fields: {prompt: {type: choice}}, models: {m: {}}}|fields.prompt.of|a choice lists its words under `of`",
        "a: &a [*a]|a[0]|this alias contains itself"
      })
  void saysWhatIsWrongInWholeDocuments(String document, @Nullable String field, String sentence)
      throws IOException {
    write("document.yaml", document + "\n");

    assertThat(mistakes())
        .anySatisfy(mistake -> {
          assertThat(mistake.field()).isEqualTo(field == null ? "" : field);
          assertThat(mistake.sentence()).isEqualTo(sentence);
        });
  }

  @Test
  void saysWhichFileCannotBeRead() throws IOException {
    Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});

    assertThat(mistakes().getFirst().file()).isEqualTo("latin.yaml");
    assertThat(mistakes().getFirst().sentence()).startsWith("the file cannot be read as UTF-8");
  }

  private List<CatalogMistake> mistakes() {
    CatalogException thrown =
        catchThrowableOfType(CatalogException.class, () -> CatalogLoader.load(Optional.of(folder)));
    assertThat(thrown).isNotNull();
    return thrown.mistakes();
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
