package io.openbailian.catalog;

import io.openbailian.catalog.check.CheckOptions;
import io.openbailian.catalog.check.Checked;
import io.openbailian.catalog.check.NearName;
import io.openbailian.catalog.check.Plans;
import io.openbailian.catalog.check.UnreadPlaces;
import io.openbailian.catalog.model.Difference;
import io.openbailian.catalog.model.Family;
import io.openbailian.catalog.model.Field;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.Words;
import io.openbailian.protocol.JsonShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/// Every operation and every model there is, and the check of what a request asks of them.
///
/// Immutable; any number of threads may use one.
public final class Catalog {
  private static final String MODEL = "model";

  private final List<Operation> operations;
  private final List<Family> families;
  private final List<Model> models;
  private final Map<String, Words> meanings;
  private final List<Difference> differences;
  private final Map<String, Operation> operationsByName = new HashMap<>();
  private final Map<String, List<Operation>> operationsByPath = new HashMap<>();
  private final Map<String, JsonShape> shapesByPath = new HashMap<>();
  private final Map<String, Model> modelsByName = new HashMap<>();

  /// Made when a model is first called: a server that starts has many, and is asked for few.
  private final Map<Served, Checks> checks = new ConcurrentHashMap<>();

  /// An operation and a model that serves it, by their names.
  private record Served(String operation, String model) {}

  /// What a request to a model is checked by.
  private record Checks(Plans plans, UnreadPlaces unread) {}

  /// @param operations in the order of their file
  /// @param families in the order people should see them
  public Catalog(List<Operation> operations, List<Family> families, Map<String, Words> meanings) {
    this(operations, families, meanings, List.of());
  }

  /// @param differences between the source documents and the service
  public Catalog(
      List<Operation> operations,
      List<Family> families,
      Map<String, Words> meanings,
      List<Difference> differences) {
    this.differences = List.copyOf(differences);
    this.operations = List.copyOf(operations);
    this.families = List.copyOf(families);
    this.meanings = Map.copyOf(meanings);
    List<Model> all = new ArrayList<>();
    for (Family family : families) {
      all.addAll(family.models());
    }
    this.models = List.copyOf(all);
    indexOperations();
    indexModels();
  }

  private void indexOperations() {
    for (Operation operation : operations) {
      operationsByName.put(operation.name(), operation);
      for (String path : operation.paths()) {
        operationsByPath.computeIfAbsent(path, _ -> new ArrayList<>()).add(operation);
      }
    }
    operationsByPath.forEach((path, there) -> shapesByPath.put(path, shape(there)));
  }

  /// What any of these operations reads of a body.
  private static JsonShape shape(List<Operation> operations) {
    List<List<String>> places = new ArrayList<>(List.of(List.of(MODEL)));
    for (Operation operation : operations) {
      operation.places().values().stream()
          .flatMap(List::stream)
          .forEach(place -> places.add(place.names()));
    }
    return JsonShape.of(places);
  }

  private void indexModels() {
    for (Model model : models) {
      modelsByName.put(model.name(), model);
      for (String alias : model.aliases()) {
        modelsByName.put(alias, model);
      }
    }
  }

  /// @throws IllegalArgumentException when the model does not serve the operation
  private Checks checks(Operation operation, Model model) {
    Served served = new Served(operation.name(), model.name());
    Checks made = checks.get(served);
    return made == null ? checks.computeIfAbsent(served, this::prepare) : made;
  }

  /// By the names alone: what is asked for stays as long as the catalogue does.
  private Checks prepare(Served served) {
    Operation operation = operationsByName.get(served.operation());
    Model model = modelsByName.get(served.model());
    if (operation == null || model == null || !model.serves().containsKey(operation.name())) {
      throw new IllegalArgumentException(
          "%s does not serve %s".formatted(served.model(), served.operation()));
    }
    Plans plans = new Plans(operation, model);
    List<Place> neighbours =
        operation.paths().stream()
            .flatMap(path -> operationsAt(path).stream())
            .flatMap(neighbour -> neighbour.places().values().stream())
            .flatMap(List::stream)
            .distinct()
            .toList();
    return new Checks(plans, UnreadPlaces.of(neighbours, plans.places()));
  }

  /// The members of a body that are known at this path, ask for something, and are not read for
  /// this model: for example `parameters.negative_prompt`.
  public List<String> unread(Operation operation, Model model, JsonNode body) {
    return model.serves().containsKey(operation.name())
        ? checks(operation, model).unread().in(body)
        : List.of();
  }

  public List<Operation> operations() {
    return operations;
  }

  public Optional<Operation> operation(String name) {
    return Optional.ofNullable(operationsByName.get(name));
  }

  /// The operations at a path below the API's base, without a slash at its end; the model of a
  /// request decides between them.
  public List<Operation> operationsAt(String path) {
    return Collections.unmodifiableList(operationsByPath.getOrDefault(path, List.of()));
  }

  /// What is read of the body of a request at this path, whatever its model is: the model's name,
  /// and all that a field of an operation there can be found at.
  public JsonShape shapeAt(String path) {
    return shapesByPath.getOrDefault(path, JsonShape.of(List.of()));
  }

  /// What the source documents and the service do not do alike, in the order of their file.
  public List<Difference> differences() {
    return differences;
  }

  public List<Family> families() {
    return families;
  }

  /// All models, family by family, in the order people should see them.
  public List<Model> models() {
    return models;
  }

  public Optional<Model> model(String nameOrAlias) {
    return Optional.ofNullable(modelsByName.get(nameOrAlias));
  }

  /// The name or alias that a name which is none was most likely meant to be; empty when none is
  /// near.
  public Optional<String> nearest(String name) {
    return NearName.of(name, modelsByName.keySet());
  }

  /// What a field of this meaning is for, in a few words; the meaning itself when nobody says.
  public Words meaning(String meaning) {
    return meanings.getOrDefault(meaning, Words.same(meaning));
  }

  /// What a field of a model is for, in a few words.
  public Words about(Field field) {
    return field.about().orElseGet(() -> meaning(field.meaning()));
  }

  /// Checks the body of a request: valid values with defaults applied, or all that is wrong.
  ///
  /// @param mode how the model is called, which may decide what is legal
  /// @throws IllegalArgumentException when the model does not serve the operation
  public Checked check(
      Operation operation, Model model, Mode mode, JsonNode body, CheckOptions options) {
    return checks(operation, model).plans().check(mode, body, options);
  }
}
