package io.openbailian.cli.batch.request;

import io.openbailian.cli.batch.source.EntryKind;
import io.openbailian.cli.request.KnownModels;
import io.openbailian.cli.request.ModelCall;
import io.openbailian.cli.request.Need;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which models do which kind of thing, and how each is asked; remembered, because thousands of
/// entries ask the same.
final class KindModels {
  private final KnownModels models;
  private final Map<EntryKind, Set<String>> names = new EnumMap<>(EntryKind.class);
  private final Map<String, ModelCall> calls = new HashMap<>();

  KindModels(KnownModels models) {
    this.models = models;
  }

  private static List<Need> needs(EntryKind kind) {
    return switch (kind) {
      case IMAGE -> List.of(Need.text2image());
      case TEXT -> List.of(Need.wholeText());
      case VIDEO -> List.of(Need.text2video());
      case EDIT -> List.of(Need.edit(), Need.anyFunction(), Need.translation());
      case SPEECH -> List.of(Need.speech());
      case TRANSCRIPTION -> List.of(Need.transcription());
    };
  }

  /// What a model does; empty when it is not known.
  Optional<EntryKind> kindOf(String model) {
    return Arrays.stream(EntryKind.values()).filter(kind -> does(kind, model)).findFirst();
  }

  /// Whether a model does this kind of thing.
  boolean does(EntryKind kind, String model) {
    String name = models.known(model).orElse(model);
    return names.computeIfAbsent(kind, this::namesOf).contains(name);
  }

  private Set<String> namesOf(EntryKind kind) {
    return new HashSet<>(models.models(needs(kind)));
  }

  /// How something of a kind is asked for.
  ///
  /// @param functions whether the request names a function, where it names no model
  ModelCall call(EntryKind kind, Optional<String> model, boolean functions) {
    boolean chosen = kind == EntryKind.EDIT && functions && model.isEmpty();
    return calls.computeIfAbsent(
        kind + " " + chosen + " " + model.orElse(""),
        _ -> models.callFor(chosen ? List.of(Need.anyFunction()) : needs(kind), model));
  }

  KnownModels all() {
    return models;
  }
}
