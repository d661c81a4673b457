package io.openbailian.cli.request;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.facts.FieldFacts;
import io.openbailian.catalog.facts.ModelFacts;
import io.openbailian.catalog.model.Field;
import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.FileKind;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.Variant;
import io.openbailian.catalog.model.When;
import io.openbailian.catalog.model.Words;
import io.openbailian.cli.output.Texts;
import io.openbailian.protocol.PixelSize;
import io.openbailian.protocol.client.ModelAnswer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The catalogue of this program, as the command line needs it; with {@link CatalogLook} the only
/// class here that knows it.
///
/// @param chinese the language of its words
public record CatalogModels(Catalog catalog, boolean chinese) implements KnownModels {
  /// So many names are not said again for each option.
  private static final int MANY = 3;

  @Override
  public ModelCall callFor(List<Need> needs, Optional<String> model) {
    List<ModelCall> calls = needs.stream().flatMap(this::calls).toList();
    ModelCall usual =
        calls.stream().filter(this::recommended).findFirst().orElseGet(calls::getFirst);
    if (model.isEmpty()) {
      return usual;
    }
    String known = catalog.model(model.get()).map(Model::name).orElse(model.get());
    return calls.stream()
        .filter(call -> call.model().equals(known))
        .findFirst()
        .orElse(usual)
        .as(model.get());
  }

  private boolean recommended(ModelCall call) {
    return catalog.model(call.model()).filter(Model::recommended).isPresent();
  }

  private Stream<ModelCall> calls(Need need) {
    return catalog.models().stream().flatMap(model -> call(need, model).stream());
  }

  private Optional<ModelCall> call(Need need, Model model) {
    return need.modes().stream()
        .flatMap(mode ->
            catalog.operations().stream()
                .filter(operation -> model.serves(operation, mode))
                .filter(operation -> fits(need, operation, model))
                .map(operation -> call(need, operation, model, mode)))
        .findFirst();
  }

  private static boolean fits(Need need, Operation operation, Model model) {
    boolean hasAll =
        need.fields().stream()
            .allMatch(meaning ->
                model.field(meaning).isPresent() && !operation.places(meaning).isEmpty());
    boolean wantsNoMore =
        model.fields().stream()
            .filter(Field::required)
            .map(Field::meaning)
            .filter(meaning -> !operation.places(meaning).isEmpty())
            .allMatch(
                meaning -> meaning.equals(Meaning.MESSAGES) || need.fields().contains(meaning));
    boolean film = model.file() == FileKind.MP4;
    return film == need.wantsAFilm()
        && hasAll
        && wantsNoMore
        && need.function().stream().allMatch(name -> does(model, name));
  }

  private static boolean does(Model model, String function) {
    return model
        .field(Meaning.FUNCTION)
        .filter(field ->
            field.type() instanceof FieldType.Choice choice && choice.word(function).isPresent())
        .isPresent();
  }

  private static ModelCall call(Need need, Operation operation, Model model, Mode mode) {
    Map<String, Place> places = new LinkedHashMap<>();
    for (Field field : model.fields()) {
      List<Place> all = operation.places(field.meaning());
      if (!all.isEmpty()) {
        places.put(field.meaning(), usual(all, operation));
      }
    }
    return new ModelCall(
        model.name(), mode, operation.paths().getFirst(), need.function(), places, roles(model));
  }

  /// Beside messages the vendor's SDKs send everything as a parameter, which is the last place.
  private static Place usual(List<Place> places, Operation operation) {
    return operation.places(Meaning.MESSAGES).isEmpty() ? places.getFirst() : places.getLast();
  }

  private static List<String> roles(Model model) {
    return model
        .field(Meaning.MESSAGES)
        .map(field ->
            field.type() instanceof FieldType.Messages messages
                ? messages.roles()
                : List.<String>of())
        .orElse(List.of());
  }

  @Override
  public String size(String model, String text) {
    return catalog
        .model(model)
        .flatMap(known -> known.field(Meaning.SIZE))
        .filter(field -> field.type() instanceof FieldType.Size)
        .map(field -> sizes(model, field).pixels(text))
        .orElse(text);
  }

  private static SizeWords sizes(String model, Field field) {
    Optional<PixelSize> usual =
        field.fallback().map(node -> node.asString("")).flatMap(PixelSize::parse);
    return new SizeWords(model, (FieldType.Size) field.type(), usual);
  }

  @Override
  public RequestLook look(ModelCall call, JsonNode body) {
    return new CatalogLook(catalog).of(call, body);
  }

  @Override
  public Optional<String> known(String nameOrAlias) {
    return catalog.model(nameOrAlias).map(Model::name);
  }

  @Override
  public Optional<String> nearest(String name) {
    return catalog.nearest(name);
  }

  @Override
  public List<ModelAnswer> facts() {
    var facts = new ModelFacts(catalog);
    return catalog.models().stream().map(facts::toJson).map(ModelAnswer::of).toList();
  }

  @Override
  public List<String> models(List<Need> needs) {
    return known(needs).stream().map(Model::name).toList();
  }

  /// Models of which the same is true share a line; without names when it is true of all.
  @Override
  public List<String> help(List<Need> needs, String meaning, boolean fallback) {
    List<Model> models = known(needs);
    Map<String, List<String>> modelsByLine = new LinkedHashMap<>();
    for (Model model : models) {
      model
          .field(meaning)
          .map(field -> line(field, fallback))
          .filter(line -> !line.isEmpty())
          .ifPresent(
              line -> modelsByLine.computeIfAbsent(line, _ -> new ArrayList<>()).add(model.name()));
    }
    if (modelsByLine.size() == 1) {
      return List.of(shared(models, modelsByLine.entrySet().iterator().next()));
    }
    boolean each = all(modelsByLine) == models.size();
    Optional<String> common = each ? common(modelsByLine) : Optional.empty();
    Stream<String> named =
        modelsByLine.entrySet().stream()
            .filter(entry -> !common.equals(Optional.of(entry.getKey())))
            .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey());
    return Stream.concat(named, common.map(line -> Texts.say("help.others", line)).stream())
        .toList();
  }

  /// What is true of all models that have the field.
  private static String shared(List<Model> models, Map.Entry<String, List<String>> line) {
    List<String> others =
        models.stream().map(Model::name).filter(name -> !line.getValue().contains(name)).toList();
    if (others.isEmpty()) {
      return line.getKey();
    }
    return others.size() < line.getValue().size()
        ? Texts.say("help.all-but", String.join(", ", others), line.getKey())
        : String.join(", ", line.getValue()) + ": " + line.getKey();
  }

  private static int all(Map<String, List<String>> modelsByLine) {
    return modelsByLine.values().stream().mapToInt(List::size).sum();
  }

  /// What is true of most, if they are many: their names are said once, with the models.
  private static Optional<String> common(Map<String, List<String>> modelsByLine) {
    return modelsByLine.entrySet().stream()
        .filter(entry -> entry.getValue().size() >= MANY)
        .max(Comparator.comparingInt(entry -> entry.getValue().size()))
        .map(Map.Entry::getKey);
  }

  /// The models that do any of some things, as they are when they do.
  private List<Model> known(List<Need> needs) {
    Map<String, Model> models = new LinkedHashMap<>();
    for (Need need : needs) {
      calls(need)
          .forEach(call ->
              catalog
                  .model(call.model())
                  .ifPresent(model -> models.putIfAbsent(model.name(), in(need, call, model))));
    }
    return List.copyOf(models.values());
  }

  private static Model in(Need need, ModelCall call, Model model) {
    return model.variants().stream()
        .filter(variant -> holds(variant.when(), need, call.mode()))
        .findFirst()
        .map(Variant::model)
        .orElse(model);
  }

  private static boolean holds(When when, Need need, Mode mode) {
    boolean mayBe = when.modes().isEmpty() || when.modes().contains(mode);
    return mayBe
        && !when.condition().values().isEmpty()
        && when.condition().values().entrySet().stream()
            .allMatch(wanted ->
                wanted.getValue().contains(need.values().getOrDefault(wanted.getKey(), "")));
  }

  private String line(Field field, boolean fallback) {
    FieldFacts facts = FieldFacts.of(field);
    Stream<String> parts =
        Stream.of(
            field.type() instanceof FieldType.Flag ? "" : language().apply(facts.limits()),
            fallback
                ? facts.fallback().map(value -> Texts.say("help.field-default", value)).orElse("")
                : "");
    return String.join("; ", parts.filter(part -> !part.isEmpty()).toList());
  }

  private Function<Words, String> language() {
    return chinese ? Words::zh : Words::en;
  }
}
