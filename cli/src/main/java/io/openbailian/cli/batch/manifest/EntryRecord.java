package io.openbailian.cli.batch.manifest;

import io.openbailian.protocol.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the lines about one entry add up to.
///
/// @param intention what the request carries that its file does not say
/// @param task id of it
/// @param urls of results that were answered at once
/// @param files that were to be saved
/// @param code of its failure; empty where it has not failed
/// @param amount what it cost, or may cost at most while that is not known
public record EntryRecord(
    EntryState state,
    Intention intention,
    Optional<String> task,
    List<String> urls,
    List<SavedFile> files,
    String code,
    BigDecimal amount) {

  public EntryRecord {
    urls = List.copyOf(urls);
    files = List.copyOf(files);
  }

  /// What a request carries that its file does not say, so that it can be sent again the same.
  ///
  /// @param key of idempotency
  /// @param seed that was drawn; empty where none was
  /// @param service that was asked
  /// @param sent addresses that files of this machine got, by their `file:` addresses
  public record Intention(String key, Optional<Long> seed, String service, ObjectNode sent) {}

  static EntryRecord begun(ObjectNode line) {
    return new EntryRecord(
        EntryState.INTENDED,
        new Intention(
            line.path(ManifestLine.KEY).asString(""),
            Optional.ofNullable(line.get(ManifestLine.SEED)).map(JsonNode::asLong),
            line.path(ManifestLine.SERVICE).asString(""),
            line.path(ManifestLine.SENT) instanceof ObjectNode sent ? sent : Json.object()),
        Optional.empty(),
        List.of(),
        List.of(),
        "",
        amount(line, ManifestLine.MOST));
  }

  /// What it is after a further line.
  EntryRecord after(EntryState next, ObjectNode line) {
    return switch (next) {
      case INTENDED -> begun(line);
      case UNSENT -> ended(next, "", BigDecimal.ZERO);
      case TASK ->
          new EntryRecord(
              next,
              intention,
              Optional.of(line.path(ManifestLine.TASK).asString("")),
              urls,
              files,
              "",
              amount);
      case ANSWERED ->
          new EntryRecord(
              next, intention, task, texts(line.path(ManifestLine.URLS)), files, "", amount);
      case SAVING -> new EntryRecord(next, intention, task, urls, files(line), "", amount);
      case DONE -> ended(next, "", amount(line, ManifestLine.COST));
      case FAILED -> ended(next, line.path(ManifestLine.CODE).asString(""), BigDecimal.ZERO);
      case UNKNOWN -> ended(next, "", amount);
    };
  }

  /// Of what has ended nothing else is needed again; thousands of them are kept.
  private static EntryRecord ended(EntryState state, String code, BigDecimal amount) {
    return new EntryRecord(state, NONE, Optional.empty(), List.of(), List.of(), code, amount);
  }

  private static final Intention NONE = new Intention("", Optional.empty(), "", Json.object());

  private static List<String> texts(JsonNode list) {
    return list.values().stream().map(text -> text.asString("")).toList();
  }

  static List<SavedFile> files(ObjectNode line) {
    return line.path(ManifestLine.FILES).values().stream()
        .map(file ->
            new SavedFile(
                file.path("name").asString(""),
                file.path("sha256").asString(""),
                file.path("bytes").asLong(0)))
        .toList();
  }

  static BigDecimal amount(ObjectNode line, String name) {
    JsonNode amount = line.path(name);
    return amount.isNumber() ? amount.decimalValue() : BigDecimal.ZERO;
  }
}
