package io.openbailian.cli.batch.manifest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A manifest as people look at it: every entry with all that its lines say.
public final class ManifestView {
  private final Map<String, Shown> entries = new LinkedHashMap<>();

  private ManifestView() {}

  /// An entry.
  ///
  /// @param number its place in the file, from 1
  /// @param end its code and message, where it did not end well
  public record Shown(
      String id,
      int number,
      Asked asked,
      Optional<String> customId,
      EntryState state,
      End end,
      List<SavedFile> files) {
    public Shown {
      files = List.copyOf(files);
    }

    private Shown with(EntryState next, End how, List<SavedFile> saved) {
      return new Shown(id, number, asked, customId, next, how, saved);
    }
  }

  /// What was asked for.
  ///
  /// @param written the prompt as its file has it
  /// @param prompt as it was sent
  public record Asked(
      String written, String prompt, String model, String kind, Optional<Long> seed) {}

  /// How it went wrong; empty texts where it did not.
  public record End(String code, String message) {
    static final End WELL = new End("", "");
  }

  /// Reads a manifest, which may be in use.
  public static List<Shown> read(Path manifest) throws IOException {
    ManifestView view = new ManifestView();
    DurableLines.read(manifest, view::take);
    return new ArrayList<>(view.entries.values());
  }

  private void take(ObjectNode line) {
    String id = line.path(ManifestLine.ENTRY).asString("");
    EntryState.of(line.path(ManifestLine.STATE).asString(""))
        .ifPresent(state ->
            entries.compute(
                id,
                (_, before) ->
                    before == null || state == EntryState.INTENDED
                        ? begun(id, state, line)
                        : after(before, state, line)));
  }

  private static Shown begun(String id, EntryState state, ObjectNode line) {
    String prompt = line.path("prompt").asString("");
    return new Shown(
        id,
        line.path("n").asInt(0),
        new Asked(
            line.path("written").asString(prompt),
            prompt,
            line.path("model").asString(""),
            line.path("kind").asString(""),
            Optional.ofNullable(line.get(ManifestLine.SEED)).map(JsonNode::asLong)),
        Optional.ofNullable(line.get("custom_id")).map(text -> text.asString("")),
        state,
        End.WELL,
        List.of());
  }

  private static Shown after(Shown before, EntryState state, ObjectNode line) {
    return switch (state) {
      case SAVING -> before.with(state, End.WELL, EntryRecord.files(line));
      case FAILED, UNKNOWN ->
          before.with(
              state,
              new End(
                  line.path(ManifestLine.CODE).asString(""),
                  line.path(ManifestLine.MESSAGE).asString("")),
              List.of());
      case INTENDED, UNSENT, TASK, ANSWERED, DONE -> before.with(state, End.WELL, before.files());
    };
  }
}
