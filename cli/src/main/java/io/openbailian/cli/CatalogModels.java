package io.openbailian.cli;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.Field;
import io.openbailian.catalog.FieldFacts;
import io.openbailian.catalog.FieldType;
import io.openbailian.catalog.Meaning;
import io.openbailian.catalog.Mode;
import io.openbailian.catalog.Model;
import io.openbailian.catalog.ModelFacts;
import io.openbailian.catalog.Words;
import io.openbailian.protocol.ImageRequest;
import io.openbailian.protocol.ModelAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// The catalogue of this program, as the command line needs it; the only class here that knows it.
///
/// @param chinese the language of its words
record CatalogModels(Catalog catalog, boolean chinese) implements ModelBook {

  @Override
  public String defaultModel() {
    return models().stream()
        .filter(Model::recommended)
        .findFirst()
        .orElseGet(() -> models().getFirst())
        .name();
  }

  @Override
  public List<ModelAnswer> facts() {
    var facts = new ModelFacts(catalog);
    return catalog.models().stream().map(facts::toJson).map(ModelAnswer::of).toList();
  }

  @Override
  public List<String> imageModels() {
    return models().stream().map(Model::name).toList();
  }

  /// Models of which the same is true share a line; without names when it is true of all.
  @Override
  public List<String> help(String meaning) {
    Map<String, List<String>> modelsByLine = new LinkedHashMap<>();
    for (Model model : models()) {
      model
          .field(meaning)
          .map(this::line)
          .filter(line -> !line.isEmpty())
          .ifPresent(
              line -> modelsByLine.computeIfAbsent(line, _ -> new ArrayList<>()).add(model.name()));
    }
    return modelsByLine.entrySet().stream()
        .map(entry ->
            entry.getValue().size() == models().size()
                ? entry.getKey()
                : String.join(", ", entry.getValue()) + ": " + entry.getKey())
        .toList();
  }

  private List<Model> models() {
    return catalog.operationsAt(ImageRequest.PATH).stream()
        .flatMap(operation ->
            catalog.models().stream().filter(model -> model.serves(operation, Mode.ASYNC)))
        .toList();
  }

  private String line(Field field) {
    FieldFacts facts = FieldFacts.of(field);
    Stream<String> parts =
        Stream.of(
            field.type() instanceof FieldType.Flag ? "" : language().apply(facts.limits()),
            fallback(field, facts));
    return String.join("; ", parts.filter(part -> !part.isEmpty()).toList());
  }

  /// The number of pictures has a default of the command line's own.
  private static String fallback(Field field, FieldFacts facts) {
    return field.meaning().equals(Meaning.N)
        ? ""
        : facts.fallback().map(value -> "default " + value).orElse("");
  }

  private Function<Words, String> language() {
    return chinese ? Words::zh : Words::en;
  }
}
