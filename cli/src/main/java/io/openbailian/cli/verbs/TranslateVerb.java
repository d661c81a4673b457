package io.openbailian.cli.verbs;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.request.Need;
import io.openbailian.cli.request.RequestValues;
import io.openbailian.cli.verbs.PictureVerb.Arguments;
import io.openbailian.cli.verbs.PictureVerb.Words;
import io.openbailian.cli.verbs.option.FieldOption;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.TranslationTerm;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.node.ArrayNode;

/// `translate`: the text in a picture, set again in another language.
final class TranslateVerb {
  private static final String AUTO = "auto";
  private static final String KEEP = "--keep";
  private static final String TERM = "--term";

  private TranslateVerb() {}

  static PictureVerb verb() {
    return new PictureVerb(
        "translate",
        new Words("IMAGE", "words.picture", List.of(Meaning.IMAGE)),
        List.of(
            FieldOption.text(Meaning.TARGET_LANG, "--to", "LANG", "translate.to"),
            FieldOption.text(Meaning.SOURCE_LANG, "--from", "LANG", "translate.from"),
            FieldOption.text(Meaning.DOMAIN_HINT, "--domain", "TEXT", "translate.domain"),
            new FieldOption(Meaning.SENSITIVES, many(KEEP, "WORD", "translate.keep")),
            new FieldOption(Meaning.TERMINOLOGIES, many(TERM, "SOURCE=TARGET", "translate.term"))),
        List.of(Need.translation()),
        TranslateVerb::read);
  }

  private static OptionSpec many(String name, String label, String about) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String[].class)
        .description(about)
        .build();
  }

  private static List<Need> read(Arguments arguments) {
    arguments.picture();
    RequestValues values = arguments.values();
    if (arguments.rest().isPresent()) {
      throw arguments.wrong(Texts.say("usage.one-at-a-time"));
    }
    if (!values.has(Meaning.TARGET_LANG)) {
      throw CommandException.usage(Texts.say("translate.which"));
    }
    if (!values.has(Meaning.SOURCE_LANG)) {
      values.text(Meaning.SOURCE_LANG, AUTO);
    }
    array(arguments.parsed(), KEEP)
        .ifPresent(words -> {
          ArrayNode kept = Json.mapper().createArrayNode();
          words.forEach(kept::add);
          values.value(Meaning.SENSITIVES, kept);
        });
    array(arguments.parsed(), TERM)
        .ifPresent(terms -> {
          ArrayNode known = Json.mapper().createArrayNode();
          terms.forEach(text -> known.add(term(text).toJson()));
          values.value(Meaning.TERMINOLOGIES, known);
        });
    return List.of(Need.translation());
  }

  private static Optional<List<String>> array(ParseResult parsed, String name) {
    return parsed.hasMatchedOption(name)
        ? Optional.of(List.of(parsed.matchedOption(name).<String[]>getValue()))
        : Optional.empty();
  }

  private static TranslationTerm term(String text) {
    return TranslationTerm.parse(text)
        .orElseThrow(() -> CommandException.usage(Texts.say("translate.shape", text)));
  }
}
