package io.openbailian.cli.batch.request;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.cli.batch.source.Alternatives;
import io.openbailian.cli.batch.source.EntryKind;
import io.openbailian.cli.batch.source.Grid;
import io.openbailian.cli.batch.source.Mistake;
import io.openbailian.cli.batch.source.WrittenEntry;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.request.KnownModels;
import io.openbailian.cli.request.ModelCall;
import io.openbailian.cli.request.RequestLook;
import io.openbailian.protocol.client.ModelAnswer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes requests of entries as they are written, and has them checked and priced.
public final class EntryMaker {
  /// What is not about the request.
  private static final String CUSTOM_ID = "custom_id";

  private static final String KIND = "kind";
  private static final Set<String> BESIDE = Set.of(ModelAnswer.NAME, CUSTOM_ID, KIND);
  private static final Set<String> PARTS = Set.of("input", "parameters");

  private final KindModels models;
  private final LocalFiles files;
  private final FlatBody flat;
  private final BatchDefaults defaults;
  private final Optional<EntryKind> kind;
  private final Grid grid;

  /// What holds for all entries of a batch.
  ///
  /// @param defaults of the file
  /// @param model of entries that name none
  /// @param kind of entries that tell none
  /// @param grid what each is multiplied by
  public record Wishes(
      ObjectNode defaults, Optional<String> model, Optional<EntryKind> kind, Grid grid) {}

  /// @param folder that files named in entries are relative to
  public EntryMaker(KnownModels known, Path folder, Wishes wishes) {
    this.models = new KindModels(known);
    this.files = new LocalFiles(folder);
    this.flat = new FlatBody(models, files);
    this.defaults = new BatchDefaults(wishes.defaults(), wishes.model());
    this.kind = wishes.kind();
    this.grid = wishes.grid();
  }

  /// All that an entry stands for.
  ///
  /// @param mistakes is told what is wrong; then what is returned is of no use
  public List<BatchEntry> of(WrittenEntry written, Consumer<Mistake> mistakes) {
    List<BatchEntry> entries = new ArrayList<>();
    try {
      WrittenEntry plain = OpenAiLine.isOne(written) ? OpenAiLine.plain(written) : written;
      String prompt = Prompts.of(plain.fields());
      for (String expanded : Alternatives.of(prompt)) {
        ObjectNode fields = Prompts.with(plain.fields(), expanded);
        for (ObjectNode each : grid.of(fields)) {
          one(plain.with(each), new Wording(prompt, expanded), mistakes).ifPresent(entries::add);
        }
      }
    } catch (CommandException e) {
      mistakes.accept(written.place().mistake("", String.valueOf(e.getMessage())));
    }
    return entries;
  }

  /// What the file's defaults say that no entry had a use for.
  public List<String> unusedDefaults() {
    return defaults.unused();
  }

  private Optional<BatchEntry> one(
      WrittenEntry entry, Wording wording, Consumer<Mistake> mistakes) {
    Optional<String> named =
        text(entry.fields(), ModelAnswer.NAME).or(() -> OpenAiLine.chatModel(entry.fields()));
    Optional<String> told = text(entry.fields(), KIND);
    if (told.isPresent() && EntryKind.of(told.get()).isEmpty()) {
      mistakes.accept(
          entry
              .place()
              .mistake(
                  KIND,
                  Texts.say(
                      "batch.kind-is", String.join(", ", EntryKind.spellings()), told.get())));
      return Optional.empty();
    }
    EntryKind meant = kindOf(entry, named);
    Optional<String> model = named.or(() -> defaults.model(meant, models));
    Optional<String> wrong = model.flatMap(name -> wrongModel(meant, name));
    if (wrong.isPresent()) {
      mistakes.accept(entry.place().mistake(ModelAnswer.NAME, wrong.get()));
      return Optional.empty();
    }
    boolean functions =
        entry.fields().has(Meaning.FUNCTION) || entry.fields().path("input").has(Meaning.FUNCTION);
    ModelCall call = models.call(meant, model, functions);
    int[] wrongs = {0};
    Consumer<Mistake> counted =
        mistake -> {
          wrongs[0]++;
          mistakes.accept(mistake);
        };
    BatchRequest request = request(entry, meant, call, counted);
    if (wrongs[0] > 0) {
      return Optional.empty();
    }
    RequestLook look = models.all().look(request.call(), LocalFiles.judged(judged(request)));
    look.faults()
        .forEach(
            fault -> counted.accept(entry.place().mistake(place(entry, fault), fault.sentence())));
    return Optional.of(
        new BatchEntry(
            entry.place(),
            meant,
            request,
            files.hash(request.path(), request.body()),
            wording,
            text(entry.fields(), CUSTOM_ID),
            look.most()));
  }

  private static ObjectNode judged(BatchRequest request) {
    return switch (request.dialect()) {
      case NATIVE -> request.body();
      case OPENAI -> OpenAiLine.asNative(request.body());
    };
  }

  private EntryKind kindOf(WrittenEntry entry, Optional<String> model) {
    return entry
        .kind()
        .or(() -> text(entry.fields(), KIND).flatMap(EntryKind::of))
        .or(() -> OpenAiLine.kind(entry.fields()))
        .or(() -> model.flatMap(models::kindOf))
        .or(() -> kind)
        .orElseGet(() -> Prompts.looksLike(entry.fields()));
  }

  /// Why a model cannot do it; empty when it can, or nobody knows.
  private Optional<String> wrongModel(EntryKind meant, String model) {
    if (models.does(meant, model)) {
      return Optional.empty();
    }
    Optional<EntryKind> other = models.kindOf(model);
    if (other.isPresent()) {
      return Optional.of(Texts.say("batch.model-of-list", model, other.get().list(), meant.list()));
    }
    if (models.all().known(model).isPresent()) {
      return Optional.of(Texts.say("batch.model-not-asked", model, meant.list()));
    }
    return models.all().nearest(model).map(near -> Texts.say("batch.model-near", model, near));
  }

  private BatchRequest request(
      WrittenEntry entry, EntryKind meant, ModelCall call, Consumer<Mistake> mistakes) {
    if (OpenAiLine.isSentAsItIs(entry.fields())) {
      return OpenAiLine.request(entry.fields(), call);
    }
    ObjectNode body =
        PARTS.stream().anyMatch(part -> entry.fields().path(part).isObject())
            ? whole(entry, call, mistakes)
            : flat(entry, meant, call, mistakes);
    return new BatchRequest(call, BatchRequest.Dialect.NATIVE, call.path(), body);
  }

  /// The body of the HTTP call, as it stands there.
  private static ObjectNode whole(WrittenEntry entry, ModelCall call, Consumer<Mistake> mistakes) {
    ObjectNode body = entry.fields().deepCopy();
    body.propertyNames().stream()
        .filter(name -> !BESIDE.contains(name) && !PARTS.contains(name))
        .toList()
        .forEach(name -> mistakes.accept(entry.place().mistake(name, Texts.say("batch.no-place"))));
    body.remove(List.of(CUSTOM_ID, KIND));
    return body.put(ModelAnswer.NAME, call.model());
  }

  private ObjectNode flat(
      WrittenEntry entry, EntryKind meant, ModelCall call, Consumer<Mistake> mistakes) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    defaults
        .fields(meant, name -> FlatBody.meaning(call, meant, name).isPresent())
        .forEach((name, value) ->
            FlatBody.meaning(call, meant, name).ifPresent(meaning -> fields.put(meaning, value)));
    entry
        .fields()
        .properties()
        .forEach(member -> {
          String name = member.getKey();
          if (BESIDE.contains(name)) {
            return;
          }
          FlatBody.meaning(call, meant, name)
              .ifPresentOrElse(
                  meaning -> fields.put(meaning, member.getValue()),
                  () ->
                      mistakes.accept(
                          entry.place().mistake(name, FlatBody.unknown(call, meant, name))));
        });
    try {
      return flat.of(call, meant, fields);
    } catch (CommandException e) {
      mistakes.accept(entry.place().mistake("", String.valueOf(e.getMessage())));
      return entry.fields();
    }
  }

  /// Where the file has what the catalogue judged: flat files have the last name of its place.
  private static String place(WrittenEntry entry, RequestLook.Fault fault) {
    String place = fault.place();
    String last = place.substring(place.lastIndexOf('.') + 1);
    if (OpenAiLine.isSentAsItIs(entry.fields())) {
      return "body." + last;
    }
    return entry.fields().has(last) ? last : place;
  }

  private static Optional<String> text(ObjectNode fields, String name) {
    return Optional.ofNullable(fields.get(name))
        .filter(value -> value.isString() || value.isNumber())
        .map(JsonNode::asString)
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }
}
