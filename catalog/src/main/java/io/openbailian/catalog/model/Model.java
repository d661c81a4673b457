package io.openbailian.catalog.model;

import io.openbailian.protocol.PixelSize;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One model as the catalogue knows it, its family's facts and its own patched together.
///
/// @param name as requests call it
/// @param family the name of its family
/// @param serves the operations it can be asked for, and in which modes
/// @param watermark the visible mark of its family, drawn when a request asks for one; may be empty
/// @param title what people call it
/// @param about what it is good for, in a line; may be empty
/// @param recommended whether the vendor's documents recommend it
/// @param aliases other names a request may use
/// @param price empty when nobody says
/// @param free the free quota; empty when there is none
/// @param rate the service's; empty when there is no limit
/// @param documentRate what the source documents say; empty when they say nothing
/// @param file what its results are files of
/// @param choices how several pictures stand in an answer of choices
/// @param fields in the order people should see them
/// @param oneOf fields of which a request says at least one; of those it says, the last counts
/// @param variants what is different for some requests; the first that fits one applies
/// @param source the documents its facts come from, title and section
public record Model(
    String name,
    String family,
    Map<String, Set<Mode>> serves,
    String watermark,
    Words title,
    Words about,
    boolean recommended,
    List<String> aliases,
    Optional<Price> price,
    Optional<FreeQuota> free,
    Optional<Rate> rate,
    Optional<Rate> documentRate,
    FileKind file,
    Choices choices,
    List<Field> fields,
    List<String> oneOf,
    List<Variant> variants,
    String source) {
  public Model {
    serves = Collections.unmodifiableMap(new LinkedHashMap<>(serves));
    aliases = List.copyOf(aliases);
    fields = List.copyOf(fields);
    oneOf = List.copyOf(oneOf);
    variants = List.copyOf(variants);
  }

  /// A model of which nothing else is of interest, as an engine may be shown one.
  public Model(String name, String family, Map<String, Set<Mode>> serves, String watermark) {
    this(
        name,
        family,
        serves,
        watermark,
        Words.same(name),
        Words.same(""),
        false,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        FileKind.PNG,
        Choices.ONE,
        List.of(),
        List.of(),
        List.of(),
        "");
  }

  public Optional<Field> field(String meaning) {
    return fields.stream().filter(field -> field.meaning().equals(meaning)).findFirst();
  }

  /// The same with variants.
  public Model with(List<Variant> different) {
    return new Model(
        name,
        family,
        serves,
        watermark,
        title,
        about,
        recommended,
        aliases,
        price,
        free,
        rate,
        documentRate,
        file,
        choices,
        fields,
        oneOf,
        different,
        source);
  }

  /// The model as it is for a request: its limits, its defaults and its price.
  ///
  /// @param values of the request, valid and with defaults applied
  public Model in(Operation operation, Mode mode, Values values) {
    return variants.stream()
        .filter(variant -> variant.when().isAbout(operation))
        .filter(variant -> variant.when().holds(mode, values.tree()))
        .findFirst()
        .map(Variant::model)
        .orElse(this);
  }

  /// Whether it can be asked for the operation in the mode.
  public boolean serves(Operation operation, Mode mode) {
    return serves.getOrDefault(operation.name(), Set.of()).contains(mode);
  }

  /// Sizes to offer a person, all of them legal; empty for a model without a size.
  public List<PixelSize> suggestedSizes() {
    return sizes().flatMap(size -> size.suggest().stream()).toList();
  }

  /// Legal sizes to choose from in the place of one that is not: those to offer, or else those that
  /// are listed; empty for a model without either.
  public List<PixelSize> sizesToChooseFrom() {
    return sizes()
        .flatMap(size -> (size.suggest().isEmpty() ? size.of() : size.suggest()).stream())
        .toList();
  }

  private Stream<FieldType.Size> sizes() {
    return fields.stream()
        .map(Field::type)
        .filter(FieldType.Size.class::isInstance)
        .map(FieldType.Size.class::cast);
  }
}
