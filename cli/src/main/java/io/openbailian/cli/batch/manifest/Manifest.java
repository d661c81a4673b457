package io.openbailian.cli.batch.manifest;

import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/// What became of each entry of a batch, in the file that says it and in memory.
public final class Manifest implements AutoCloseable {
  public static final String NAME = "manifest.jsonl";

  private final Path path;
  private final DurableLines lines;
  private final Contents contents;

  private Manifest(Path path, DurableLines lines, Contents contents) {
    this.path = path;
    this.lines = lines;
    this.contents = contents;
  }

  /// Opens the manifest of a folder, or begins one.
  ///
  /// @throws CommandException when another process has it, or a newer program wrote it
  public static Manifest open(Path folder) throws IOException {
    Path path = folder.resolve(NAME);
    Contents contents = new Contents(path);
    DurableLines lines =
        DurableLines.open(path, contents::take)
            .orElseThrow(() ->
                new CommandException(ExitCode.FAILED, Texts.say("batch.another-runs", folder)));
    return new Manifest(path, lines, contents);
  }

  /// What its lines add up to.
  private static final class Contents {
    private final Path path;
    private final Map<String, EntryRecord> entries = new ConcurrentHashMap<>();
    private volatile Optional<String> digest = Optional.empty();

    Contents(Path path) {
      this.path = path;
    }

    void take(ObjectNode line) {
      if (line.path(ManifestLine.BATCH).asInt(0) > ManifestLine.FORMAT) {
        throw CommandException.usage(Texts.say("batch.newer-program", path));
      }
      if (line.has(ManifestLine.DIGEST)) {
        digest = Optional.of(line.path(ManifestLine.DIGEST).asString(""));
      }
      String entry = line.path(ManifestLine.ENTRY).asString("");
      EntryState.of(line.path(ManifestLine.STATE).asString(""))
          .ifPresent(state ->
              entries.compute(
                  entry,
                  (_, before) ->
                      before == null
                          ? EntryRecord.begun(line).after(state, line)
                          : before.after(state, line)));
    }
  }

  public Path path() {
    return path;
  }

  /// What is known of an entry.
  public Optional<EntryRecord> find(String entry) {
    return Optional.ofNullable(contents.entries.get(entry));
  }

  /// What is known of all.
  public Map<String, EntryRecord> entries() {
    return Map.copyOf(contents.entries);
  }

  /// The digest of the entries it is about; empty in a new one.
  public Optional<String> digest() {
    return contents.digest;
  }

  /// Appends a line; it is on the disk when this returns.
  public void append(ObjectNode line) throws IOException {
    lines.append(line, () -> contents.take(line));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
