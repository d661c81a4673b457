package io.openbailian.server.run;

import io.openbailian.protocol.WireError;
import io.openbailian.server.artifact.Artifact;
import io.openbailian.server.task.ItemResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Gathers the parts of an answer: pictures in the order they were asked for, or, where texts come
/// between them, everything in the order it came.
public final class Gathered {
  private static final int LAST = Integer.MAX_VALUE;
  private final Owner owner;
  private final List<Part> parts = new ArrayList<>();
  private Optional<WireError> failure = Optional.empty();

  public Gathered(Owner owner) {
    this.owner = owner;
  }

  /// @param place the item's index; the end for what belongs to none
  private record Part(int place, ItemResult result) {}

  /// Adds an item that is done.
  public void add(int item, ItemResult result) {
    parts.add(new Part(item, result));
  }

  /// Adds an item that failed.
  public void fail(int item, WireError error) {
    failure = failure.or(() -> Optional.of(error));
    add(item, new ItemResult.Failed(error.code(), error.message()));
  }

  /// Adds a text or a note; a text goes on where the one before it ended.
  public void add(ItemResult between) {
    if (between instanceof ItemResult.Text(String text)
        && !parts.isEmpty()
        && parts.getLast().result() instanceof ItemResult.Text(String before)) {
      parts.set(parts.size() - 1, new Part(LAST, new ItemResult.Text(before + text)));
    } else {
      parts.add(new Part(LAST, between));
    }
  }

  /// The results as they are kept.
  public List<ItemResult> items() {
    boolean texts = parts.stream().anyMatch(part -> part.result() instanceof ItemResult.Text);
    return parts.stream()
        .sorted(Comparator.comparingInt(part -> texts ? 0 : part.place()))
        .map(Part::result)
        .toList();
  }

  /// What became of these items, in their order.
  List<ItemResult> of(List<Integer> items) {
    return items.stream()
        .flatMap(
            item -> parts.stream().filter(part -> part.place() == item).map(Part::result).limit(1))
        .toList();
  }

  /// The rows of the files.
  public List<Artifact> files(Instant expires) {
    return parts.stream().flatMap(part -> files(part.result(), expires).stream()).toList();
  }

  /// The rows of a part's files.
  public List<Artifact> files(ItemResult part, Instant expires) {
    return switch (part) {
      case ItemResult.Produced file -> List.of(row(file.artifact(), file.facts(), expires));
      case ItemResult.Transcribed file -> List.of(row(file.artifact(), file.facts(), expires));
      case ItemResult.Passed passed ->
          passed.files().stream()
              .map(file -> row(file.artifact(), file.facts(), expires))
              .distinct() // an answer may name one at two places
              .toList();
      case ItemResult.Failed _, ItemResult.Text _, ItemResult.Note _ -> List.of();
    };
  }

  private static boolean isDone(ItemResult result) {
    return switch (result) {
      case ItemResult.Produced _, ItemResult.Transcribed _, ItemResult.Passed _ -> true;
      case ItemResult.Failed _, ItemResult.Text _, ItemResult.Note _ -> false;
    };
  }

  private Artifact row(String name, ItemResult.FileFacts facts, Instant expires) {
    return new Artifact(
        name,
        owner.workspace(),
        owner.id(),
        facts.mediaType(),
        facts.bytes(),
        facts.sha256(),
        expires);
  }

  /// Why nothing came, if nothing did.
  public Optional<WireError> failure() {
    boolean any = parts.stream().map(Part::result).anyMatch(Gathered::isDone);
    return any ? Optional.empty() : failure;
  }

  /// How many items are done.
  public int succeeded() {
    return Math.toIntExact(parts.stream().map(Part::result).filter(Gathered::isDone).count());
  }

  /// How many items failed.
  public int failed() {
    return Math.toIntExact(
        parts.stream().filter(part -> part.result() instanceof ItemResult.Failed).count());
  }
}
