package io.openbailian.cli.verbs;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.request.Need;
import io.openbailian.cli.request.PictureSource;
import io.openbailian.cli.verbs.PictureVerb.Arguments;
import io.openbailian.cli.verbs.PictureVerb.Words;
import io.openbailian.cli.verbs.option.FieldOption;
import io.openbailian.cli.verbs.option.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Every verb that works on pictures, in the order of the help.
///
/// Where a function wants a prompt and the user has none, the vendor's documents' own general
/// description is sent.
final class PictureVerbs {
  private static final String REMOVE_TEXT = "去除图像中的文字和水印标识";
  private static final String ENLARGE = "高清放大处理";
  private static final String NATURAL_COLOURS = "自然真实色彩";
  private static final String GO_ON = "自然延伸画面";
  private static final String AS_DRAWN = "根据线稿生成图像";

  private PictureVerbs() {}

  /// Each is made when it is called: its options cost time that no other verb needs.
  static SequencedMap<String, Supplier<PictureVerb>> all() {
    SequencedMap<String, Supplier<PictureVerb>> verbs = new LinkedHashMap<>();
    verbs.put("text2video", VideoVerb::verb);
    verbs.put("edit", PictureVerbs::edit);
    verbs.put("expand", PictureVerbs::expand);
    verbs.put("upscale", PictureVerbs::upscale);
    verbs.put("erase", PictureVerbs::erase);
    verbs.put("restyle", PictureVerbs::restyle);
    verbs.put("colorize", PictureVerbs::colorize);
    verbs.put("sketch", PictureVerbs::sketch);
    verbs.put("translate", TranslateVerb::verb);
    verbs.put("interleave", PictureVerbs::interleave);
    verbs.put("image2image", RawVerb::verb);
    return verbs;
  }

  private static PictureVerb edit() {
    return new PictureVerb(
        "edit",
        new Words(
            "IMAGE... \"INSTRUCTION\"",
            "edit.words",
            List.of(Meaning.IMAGES, Meaning.IMAGE, Meaning.PROMPT)),
        List.of(
            FieldOption.size(),
            FieldOption.count(),
            FieldOption.negativePrompt(),
            FieldOption.seed(),
            FieldOption.promptExtend(),
            FieldOption.watermark(),
            FieldOption.strength()),
        List.of(Need.edit(), Need.function("description_edit")),
        PictureVerbs::readEdit);
  }

  private static List<Need> readEdit(Arguments arguments) {
    List<String> words = arguments.words();
    if (words.size() < 2 || PictureSource.isMeant(arguments.context().folder(), words.getLast())) {
      throw arguments.wrong(Texts.say("usage.edit"));
    }
    words.subList(0, words.size() - 1).forEach(word -> arguments.picture(Meaning.IMAGES, word));
    arguments.values().text(Meaning.PROMPT, words.getLast());
    // Strength is a field of the models with functions alone: whoever gives it means one of them.
    return arguments.values().has(Meaning.STRENGTH)
        ? List.of(Need.function("description_edit"))
        : List.of(Need.edit(), Need.function("description_edit"));
  }

  private static PictureVerb expand() {
    return function(
        "expand",
        new Words("IMAGE [WHAT]", "expand.words", List.of(Meaning.IMAGE, Meaning.PROMPT)),
        "expand",
        List.of(
            FieldOption.decimal(SCALE, "--scale", "1-2", "expand.scale"),
            FieldOption.decimal(Meaning.TOP_SCALE, "--top", "1-2", "expand.top"),
            FieldOption.decimal(Meaning.BOTTOM_SCALE, "--bottom", "1-2", "expand.bottom"),
            FieldOption.decimal(Meaning.LEFT_SCALE, "--left", "1-2", "expand.left"),
            FieldOption.decimal(Meaning.RIGHT_SCALE, "--right", "1-2", "expand.right")),
        PictureVerbs::readExpand);
  }

  /// Not a field of the wire: it stands for four of them.
  private static final String SCALE = "scale";

  private static final List<String> SIDES =
      List.of(Meaning.TOP_SCALE, Meaning.BOTTOM_SCALE, Meaning.LEFT_SCALE, Meaning.RIGHT_SCALE);

  private static void readExpand(Arguments arguments) {
    arguments.picture();
    arguments.prompt(GO_ON);
    arguments
        .values()
        .take(SCALE)
        .ifPresent(scale ->
            SIDES.stream()
                .filter(side -> !arguments.values().has(side))
                .forEach(side -> arguments.values().value(side, scale)));
    if (SIDES.stream().noneMatch(arguments.values()::has)) {
      throw CommandException.usage(Texts.say("expand.how-far"));
    }
  }

  private static PictureVerb upscale() {
    return function(
        "upscale",
        new Words("IMAGE [HINT]", "words.picture", List.of(Meaning.IMAGE)),
        "super_resolution",
        List.of(
            FieldOption.whole(Meaning.UPSCALE_FACTOR, "--factor", "NUMBER", "upscale.factor")
                .withOwnDefault()),
        arguments -> {
          arguments.picture();
          arguments.prompt(ENLARGE);
          if (!arguments.values().has(Meaning.UPSCALE_FACTOR)) {
            arguments.values().typed(Meaning.UPSCALE_FACTOR, 2);
          }
        });
  }

  private static PictureVerb erase() {
    Need marks = Need.function("remove_watermark");
    Need masked = Need.function("description_edit_with_mask");
    return new PictureVerb(
        "erase",
        new Words("IMAGE [WHAT]", "erase.words", List.of(Meaning.IMAGE, Meaning.PROMPT)),
        with(FieldOption.mask()),
        List.of(marks, masked),
        arguments -> {
          boolean mask = arguments.values().has(Meaning.MASK);
          arguments.picture();
          arguments.prompt(mask ? "" : REMOVE_TEXT);
          return List.of(mask ? masked : marks);
        });
  }

  private static PictureVerb restyle() {
    Need all = Need.function("stylization_all");
    Need local = Need.function("stylization_local");
    return new PictureVerb(
        "restyle",
        new Words("IMAGE STYLE", "restyle.words", List.of(Meaning.IMAGE, Meaning.PROMPT)),
        with(
            FieldOption.strength(),
            new FieldOption(LOCAL, Options.flag("--local", "restyle.local"))),
        List.of(all, local),
        arguments -> readRestyle(arguments) ? List.of(local) : List.of(all));
  }

  /// Not a field of the wire: it chooses the function.
  private static final String LOCAL = "local";

  private static boolean readRestyle(Arguments arguments) {
    boolean local = arguments.values().take(LOCAL).isPresent();
    arguments.picture();
    arguments
        .values()
        .text(
            Meaning.PROMPT,
            arguments.rest().orElseThrow(() -> arguments.wrong(Texts.say("usage.style"))));
    if (local && arguments.values().has(Meaning.STRENGTH)) {
      throw CommandException.usage(Texts.say("restyle.strength"));
    }
    return local;
  }

  private static PictureVerb colorize() {
    return function(
        "colorize",
        new Words("IMAGE [HINT]", "colorize.words", List.of(Meaning.IMAGE, Meaning.PROMPT)),
        "colorization",
        List.of(),
        arguments -> {
          arguments.picture();
          arguments.prompt(NATURAL_COLOURS);
        });
  }

  private static PictureVerb sketch() {
    return function(
        "sketch",
        new Words("IMAGE [PROMPT]", "sketch.words", List.of(Meaning.IMAGE, Meaning.PROMPT)),
        "doodle",
        List.of(FieldOption.either(Meaning.IS_SKETCH, "--is-sketch", "sketch.is-sketch")),
        arguments -> {
          arguments.picture();
          arguments.prompt(AS_DRAWN);
        });
  }

  private static PictureVerb interleave() {
    return new PictureVerb(
        "interleave",
        new Words(
            "\"PROMPT\" [IMAGE]", "interleave.words", List.of(Meaning.PROMPT, Meaning.IMAGES)),
        List.of(
            FieldOption.whole(Meaning.MAX_IMAGES, "--max-images", "COUNT", "interleave.max-images"),
            FieldOption.size(),
            FieldOption.negativePrompt(),
            FieldOption.seed(),
            FieldOption.watermark()),
        List.of(Need.interleave()),
        arguments -> {
          List<String> words = arguments.words();
          if (words.isEmpty() || words.size() > 2) {
            throw arguments.wrong(Texts.say("usage.story"));
          }
          words.stream().skip(1).forEach(image -> arguments.picture(Meaning.IMAGES, image));
          arguments.values().text(Meaning.PROMPT, words.getFirst());
          return List.of(Need.interleave());
        });
  }

  /// Reads the arguments of a verb that always asks for the same.
  private interface Filling {
    void fill(Arguments arguments);
  }

  private static PictureVerb function(
      String name, Words words, String function, List<FieldOption> options, Filling filling) {
    List<Need> needs = List.of(Need.function(function));
    return new PictureVerb(
        name,
        words,
        with(options.toArray(FieldOption[]::new)),
        needs,
        arguments -> {
          filling.fill(arguments);
          return needs;
        });
  }

  private static List<FieldOption> with(FieldOption... own) {
    return Stream.concat(Stream.of(own), FieldOption.ofFunctions().stream()).toList();
  }
}
