package io.openbailian.engines.recordings;

import io.openbailian.engine.EngineTraits;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A folder of recordings, and what the engine was like that they are of (`engine.json`).
final class Recordings {
  private static final String ENGINE = "engine.json";
  private static final String TRAITS = "traits";
  private static final String WIDTH = "width";
  private static final int MOST_DIFFERENCES = 3;

  private final Map<String, List<RecordedCall>> known = new HashMap<>();
  private final Map<String, AtomicInteger> played = new ConcurrentHashMap<>();
  private final List<String> broken;
  private final EngineTraits traits;
  private final int width;

  private Recordings(ReadFolder all, EngineTraits traits, int width) {
    this.traits = traits;
    this.width = width;
    this.broken = List.copyOf(all.broken());
    for (RecordedCall one : all.read()) {
      known.computeIfAbsent(one.request().fingerprint(), _ -> new ArrayList<>()).add(one);
    }
  }

  private record ReadFolder(List<RecordedCall> read, List<String> broken) {}

  /// Reads a folder.
  ///
  /// @throws IllegalArgumentException with a sentence when it holds no recordings
  static Recordings open(Path folder) {
    try {
      JsonNode engine =
          Json.tryParse(Files.readAllBytes(folder.resolve(ENGINE)))
              .orElseThrow(() -> new IOException(ENGINE + " is no JSON"));
      return new Recordings(read(folder), traits(engine), engine.path(WIDTH).asInt(1));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "folder: %s holds no recordings: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static EngineTraits traits(JsonNode engine) throws IOException {
    Set<EngineTraits.Trait> all = new HashSet<>();
    for (JsonNode name : engine.path(TRAITS).values()) {
      all.add(
          Stream.of(EngineTraits.Trait.values())
              .filter(trait -> trait.name().equals(name.asString("")))
              .findFirst()
              .orElseThrow(() -> new IOException(ENGINE + " names a trait that there is none of")));
    }
    return new EngineTraits(all);
  }

  private static ReadFolder read(Path folder) throws IOException {
    List<RecordedCall> read = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path one : all.sorted(Comparator.comparing(Path::getFileName)).toList()) {
        if (Files.isDirectory(one) && !one.getFileName().toString().startsWith(".")) {
          try {
            read.add(RecordedCall.read(one));
          } catch (IOException e) {
            broken.add("%s: %s".formatted(one.getFileName(), e.getMessage()));
          }
        }
      }
    }
    return new ReadFolder(read, broken);
  }

  /// Says what the engine is like that is recorded there.
  static void describe(Path folder, EngineTraits traits, int width) throws IOException {
    ObjectNode engine = Json.object().put(WIDTH, width);
    ArrayNode names = engine.putArray(TRAITS);
    traits.all().stream().map(Enum::name).sorted().forEach(names::add);
    OwnFiles.write(OwnFiles.folder(folder).resolve(ENGINE), Json.bytes(engine));
  }

  /// What the engine was like; nothing that is played costs money.
  EngineTraits traits() {
    Set<EngineTraits.Trait> all = new HashSet<>(traits.all());
    all.remove(EngineTraits.Trait.COSTS_MONEY);
    return new EngineTraits(all);
  }

  int width() {
    return width;
  }

  int count() {
    return known.values().stream().mapToInt(List::size).sum();
  }

  /// The names of the models that were asked.
  List<String> models() {
    return known.values().stream()
        .map(all -> all.getFirst().request().tree().path("model").asString(""))
        .distinct()
        .sorted()
        .toList();
  }

  /// What is wrong with them, each with its name; looks at all that is in them.
  List<String> mistakes() {
    List<String> all = new ArrayList<>(broken);
    for (List<RecordedCall> same : known.values()) {
      for (RecordedCall one : same) {
        try {
          var _ = one.moments();
        } catch (IOException e) {
          all.add("%s: %s".formatted(one.name(), e.getMessage()));
        }
      }
    }
    return all.stream().sorted().toList();
  }

  /// The recording that comes next for a request: one after the other, then the last again and
  /// again.
  Optional<RecordedCall> next(RequestText request) {
    List<RecordedCall> same = known.getOrDefault(request.fingerprint(), List.of());
    if (same.isEmpty()) {
      return Optional.empty();
    }
    int turn =
        played.computeIfAbsent(request.fingerprint(), _ -> new AtomicInteger()).getAndIncrement();
    return Optional.of(same.get(Math.min(turn, same.size() - 1)));
  }

  /// A sentence about the recording that is nearest to a request, and where it differs.
  String nearest(RequestText asked) {
    return known.values().stream()
        .map(List::getFirst)
        .min(Comparator.comparingInt(one -> one.request().differences(asked).size()))
        .map(one -> {
          List<String> differences = one.request().differences(asked);
          String shown = String.join("; ", differences.stream().limit(MOST_DIFFERENCES).toList());
          return "the nearest recording is %s, which differs in %d places: %s"
              .formatted(one.name(), differences.size(), shown);
        })
        .orElse("there are no recordings");
  }
}
