package io.openbailian.server.invoke;

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
final class Results {
  private final InvocationRunner.Owner owner;
  private final List<Done> parts = new ArrayList<>();

  Results(InvocationRunner.Owner owner) {
    this.owner = owner;
  }

  void add(Done part) {
    if (part instanceof Done.Text(String text)
        && !parts.isEmpty()
        && parts.getLast() instanceof Done.Text(String before)) {
      parts.set(parts.size() - 1, new Done.Text(before + text));
    } else {
      parts.add(part);
    }
  }

  /// The results as they are kept.
  List<ItemResult> items() {
    boolean texts = parts.stream().anyMatch(Done.Text.class::isInstance);
    return parts.stream()
        .sorted(Comparator.comparingInt(part -> texts ? 0 : place(part)))
        .map(Results::result)
        .toList();
  }

  private static int place(Done part) {
    return part instanceof Done.Item item ? item.index() : Integer.MAX_VALUE;
  }

  static ItemResult result(Done part) {
    return switch (part) {
      case Done.Text(String text) -> new ItemResult.Text(text);
      case Done.Note(String text) -> new ItemResult.Note(text);
      case Done.Item(_, ItemFinisher.Stored.File file, String prompt) ->
          new ItemResult.Produced(file.name(), prompt, file.width(), file.height());
      case Done.Item(_, ItemFinisher.Stored.Transcript transcript, _) ->
          new ItemResult.Transcribed(transcript.name(), transcript.millis());
      case Done.Item(_, ItemFinisher.Stored.Failed(WireError error), _) ->
          new ItemResult.Failed(error.code(), error.message());
    };
  }

  /// The rows of the files.
  List<Artifact> files(Instant expires) {
    return parts.stream().flatMap(part -> file(owner, part, expires).stream()).toList();
  }

  static Optional<Artifact> file(InvocationRunner.Owner owner, Done part, Instant expires) {
    return switch (part) {
      case Done.Item(_, ItemFinisher.Stored.File file, _) ->
          Optional.of(
              new Artifact(
                  file.name(),
                  owner.keyId(),
                  owner.id(),
                  file.mediaType(),
                  file.bytes(),
                  file.sha256(),
                  expires));
      case Done.Item(_, ItemFinisher.Stored.Transcript file, _) ->
          Optional.of(
              new Artifact(
                  file.name(),
                  owner.keyId(),
                  owner.id(),
                  ItemFinisher.Stored.Transcript.MEDIA_TYPE,
                  file.bytes(),
                  file.sha256(),
                  expires));
      case Done.Item(_, ItemFinisher.Stored.Failed _, _), Done.Text _, Done.Note _ ->
          Optional.empty();
    };
  }

  /// Why no picture came, if none did.
  Optional<WireError> failure() {
    boolean any =
        parts.stream()
            .anyMatch(part ->
                part instanceof Done.Item(_, ItemFinisher.Stored stored, _)
                    && !(stored instanceof ItemFinisher.Stored.Failed));
    return any
        ? Optional.empty()
        : parts.stream()
            .flatMap(part ->
                part instanceof Done.Item(_, ItemFinisher.Stored.Failed(WireError error), _)
                    ? Optional.of(error).stream()
                    : Optional.<WireError>empty().stream())
            .findFirst();
  }
}
