package io.openbailian.cli.batch.manifest;

import io.openbailian.protocol.Json;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The lines of a manifest, and the names of their members.
public final class ManifestLine {
  static final String BATCH = "batch";
  static final String DIGEST = "digest";
  static final String ENTRY = "entry";
  static final String STATE = "state";
  static final String KEY = "key";
  static final String SEED = "seed";
  static final String SERVICE = "service";
  static final String SENT = "sent";
  static final String MOST = "most";
  static final String TASK = "task";
  static final String URLS = "urls";
  static final String FILES = "files";
  static final String COST = "cost";
  static final String CODE = "code";
  static final String MESSAGE = "message";

  /// The form that is written; one that is higher was written by a newer program.
  static final int FORMAT = 1;

  private ManifestLine() {}

  /// The line that a batch begins with, and again when its input has changed.
  ///
  /// @param input as its user calls it
  /// @param digest of the identities of all entries, in order
  public static ObjectNode batch(String input, int entries, String digest) {
    return Json.object()
        .put(BATCH, FORMAT)
        .put("input", input)
        .put("entries", entries)
        .put(DIGEST, digest);
  }

  /// A line about an entry, to which its caller adds what belongs to the state.
  public static ObjectNode of(String entry, EntryState state) {
    return Json.object().put(ENTRY, entry).put(STATE, state.spelling());
  }

  /// What the request carries, before it leaves.
  public static ObjectNode intended(
      String entry, EntryRecord.Intention intention, BigDecimal most) {
    ObjectNode line =
        of(entry, EntryState.INTENDED)
            .put(KEY, intention.key())
            .put(SERVICE, intention.service())
            .put(MOST, most);
    intention.seed().ifPresent(seed -> line.put(SEED, seed));
    if (!intention.sent().isEmpty()) {
      line.set(SENT, intention.sent());
    }
    return line;
  }

  public static ObjectNode task(String entry, String task) {
    return of(entry, EntryState.TASK).put(TASK, task);
  }

  public static ObjectNode answered(String entry, List<String> urls) {
    ObjectNode line = of(entry, EntryState.ANSWERED);
    ArrayNode all = line.putArray(URLS);
    urls.forEach(all::add);
    return line;
  }

  public static ObjectNode saving(String entry, List<SavedFile> files) {
    ObjectNode line = of(entry, EntryState.SAVING);
    ArrayNode all = line.putArray(FILES);
    files.forEach(file ->
        all.addObject()
            .put("name", file.name())
            .put("sha256", file.sha256())
            .put("bytes", file.bytes()));
    return line;
  }

  public static ObjectNode done(String entry, BigDecimal cost) {
    return of(entry, EntryState.DONE).put(COST, cost);
  }

  public static ObjectNode ended(String entry, EntryState state, String code, String message) {
    return of(entry, state).put(CODE, code).put(MESSAGE, message);
  }
}
