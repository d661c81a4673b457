package io.openbailian.catalog.load;

import io.openbailian.catalog.check.Shared;
import io.openbailian.catalog.model.Choices;
import io.openbailian.catalog.model.Field;
import io.openbailian.catalog.model.FileKind;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Rate;
import io.openbailian.catalog.model.Variant;
import io.openbailian.catalog.model.Words;
import io.openbailian.catalog.yaml.MapReader;
import io.openbailian.catalog.yaml.YamlFaults;
import io.openbailian.catalog.yaml.YamlMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one model, its family's facts and its own already patched together.
record ModelReader(String family, Map<String, Operation> operations, YamlFaults faults) {

  Model read(String name, YamlMap facts) {
    Model plain = plain(name, VariantReader.withoutVariants(facts));
    List<Variant> variants =
        new VariantReader(plain.serves().keySet(), plain.fields(), faults)
            .read(new MapReader(facts, faults), facts, patched -> plain(name, patched));
    return plain.with(variants);
  }

  /// A model that is the same for all requests.
  private Model plain(String name, YamlMap facts) {
    MapReader reader = new MapReader(facts, faults);
    Words title = Shared.words(reader, "title").orElse(Words.same(name));
    Words about = Shared.words(reader, "about").orElse(Words.same(""));
    Map<String, Set<Mode>> serves = serves(reader);
    Model model =
        new Model(
            name,
            family,
            serves,
            reader.text("watermark").orElse(""),
            title,
            about,
            reader.flag("recommended"),
            reader.texts("aliases"),
            reader.map("price").flatMap(PriceReader::read),
            reader.map("free").flatMap(PriceReader::free),
            rate(reader, "rate"),
            rate(reader, "documentRate"),
            constant(reader, "file", FileKind.class).orElse(FileKind.PNG),
            constant(reader, "choices", Choices.class).orElse(Choices.ONE),
            fields(reader, serves.keySet()),
            reader.texts("oneOf"),
            List.of(),
            reader.text("source").orElse(""));
    checkOneOf(reader, model);
    reader.has(VariantReader.KEY); // a word of a model, though read elsewhere
    reader.end();
    return model;
  }

  private static void checkOneOf(MapReader reader, Model model) {
    for (String meaning : model.oneOf()) {
      if (model.field(meaning).isEmpty()) {
        reader.fault("oneOf", "this model has no field `%s`".formatted(meaning));
      }
    }
    if (model.oneOf().size() == 1) {
      reader.fault("oneOf", "`oneOf` names at least two fields; one alone is `required`");
    }
  }

  private Map<String, Set<Mode>> serves(MapReader reader) {
    Map<String, Set<Mode>> serves = new LinkedHashMap<>();
    Optional<MapReader> below = reader.map("serves");
    if (below.isEmpty() || below.get().names().isEmpty()) {
      reader.fault("serves", "a model serves at least one operation");
      return serves;
    }
    for (String name : below.get().names()) {
      Set<Mode> modes = Shared.modes(below.get(), name);
      Operation operation = operations.get(name);
      if (operation == null) {
        below.get().fault(name, "no operation has this name; there are " + operations.keySet());
      } else if (!operation.modes().containsAll(modes)) {
        below.get().fault(name, "%s cannot be called in all of these modes".formatted(name));
      } else {
        serves.put(name, modes);
      }
    }
    return serves;
  }

  private static Optional<Rate> rate(MapReader reader, String key) {
    Optional<MapReader> below = reader.map(key);
    if (below.isEmpty()) {
      return Optional.empty();
    }
    Optional<Integer> second = below.get().count("rps", 1);
    Optional<Integer> minute = below.get().count("rpm", 1);
    Optional<Integer> concurrent = below.get().count("concurrent", 1);
    below.get().end();
    if (second.isPresent() == minute.isPresent()) {
      reader.fault(key, "`%s` says `rps` or `rpm`, requests a second or a minute".formatted(key));
      return Optional.empty();
    }
    return second
        .map(rps -> new Rate(rps, 1, concurrent))
        .or(() -> minute.map(rpm -> new Rate(rpm, Rate.MINUTE, concurrent)));
  }

  private static <E extends Enum<E>> Optional<E> constant(
      MapReader reader, String key, Class<E> type) {
    Optional<String> text = reader.text(key);
    Optional<E> constant = text.flatMap(known -> Shared.constant(type, known));
    if (text.isPresent() && constant.isEmpty()) {
      reader.fault(key, "`%s` is one of %s".formatted(key, Shared.spellings(type)));
    }
    return constant;
  }

  private List<Field> fields(MapReader reader, Set<String> serves) {
    Optional<MapReader> below = reader.map("fields");
    if (below.isEmpty()) {
      return List.of();
    }
    List<Field> fields = new ArrayList<>();
    Map<String, MapReader> readers = new LinkedHashMap<>();
    for (String meaning : below.get().names()) {
      Optional<MapReader> field = below.get().map(meaning);
      field.ifPresent(known -> readers.put(meaning, known));
      if (field.isPresent()) {
        FieldReader.read(meaning, field.get()).ifPresent(fields::add);
      }
      if (!serves.isEmpty() && !hasPlace(serves, meaning)) {
        below.get().fault(meaning, "no operation of this model has a place for it");
      }
    }
    for (Field field : fields) {
      Optional.ofNullable(readers.get(field.meaning()))
          .ifPresent(known -> RuleReader.check(field, fields, known));
    }
    return fields;
  }

  private boolean hasPlace(Set<String> serves, String meaning) {
    for (String name : serves) {
      Operation operation = operations.get(name);
      if (operation != null && !operation.places(meaning).isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
