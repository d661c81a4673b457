package io.openbailian.cli.verbs;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.request.Need;
import io.openbailian.cli.request.RequestValues;
import io.openbailian.cli.verbs.PictureVerb.Arguments;
import io.openbailian.cli.verbs.PictureVerb.Words;
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
        new Words("IMAGE", "A file or URL.", List.of(Meaning.IMAGE)),
        List.of(
            FieldOption.text(
                Meaning.TARGET_LANG, "--to", "LANG", "The language to translate into."),
            FieldOption.text(Meaning.SOURCE_LANG, "--from", "LANG", "The language of the picture."),
            FieldOption.text(
                Meaning.DOMAIN_HINT, "--domain", "TEXT", "What it is about, in English."),
            new FieldOption(Meaning.SENSITIVES, many(KEEP, "WORD", "Leave this as it is.")),
            new FieldOption(
                Meaning.TERMINOLOGIES,
                many(TERM, "SOURCE=TARGET", "Translate this so; may be repeated."))),
        List.of(Need.translation()),
        TranslateVerb::read);
  }

  private static OptionSpec many(String name, String label, String about) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String[].class)
        .description(HelpText.lines(about))
        .build();
  }

  private static List<Need> read(Arguments arguments) {
    arguments.picture();
    RequestValues values = arguments.values();
    if (arguments.rest().isPresent()) {
      throw arguments.wrong("One picture at a time");
    }
    if (!values.has(Meaning.TARGET_LANG)) {
      throw CommandException.usage("Say which language: --to en.");
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
        .orElseThrow(() ->
            CommandException.usage(
                "A term looks like source=target, not like %s.".formatted(text)));
  }
}
