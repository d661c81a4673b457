package io.openbailian.server.admission;

import io.openbailian.protocol.Json;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What administrators ask, documents in and documents out: the same over HTTP and on a data folder
/// on which no server runs.
///
/// All methods throw `IllegalArgumentException` with a sentence that begins with the member that is
/// wrong, and `NoSuchElementException` with one when what they name is not there.
public final class AccountVerbs {
  public static final String WORKSPACE = "workspace";
  public static final String GRACE = "grace_seconds";
  private static final Duration USUAL_GRACE = Duration.ofHours(24);

  /// The members of a document that makes or changes a key.
  public static final List<String> KEY_MEMBERS =
      List.of(
          WORKSPACE,
          AccountJson.NAME,
          AccountJson.NOTE,
          AccountJson.CALLBACK,
          AccountJson.MODELS,
          AccountJson.ENGINES,
          AccountJson.ADDRESSES,
          AccountJson.OWN_TASKS_ONLY,
          AccountJson.RATE,
          AccountJson.EXPIRES,
          AccountJson.DISABLED);

  private final KeyAdministration accounts;

  public AccountVerbs(KeyAdministration accounts) {
    this.accounts = accounts;
  }

  /// All keys, or those of one workspace.
  public ObjectNode keys(Optional<String> workspace) {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("keys");
    accounts.list().stream()
        .filter(key -> workspace.map(key.workspace()::equals).orElse(true))
        .forEach(key -> list.add(AccountJson.of(key)));
    return answer;
  }

  public ObjectNode key(String id) {
    return AccountJson.of(accounts.key(id).orElseThrow(() -> noKey(id)));
  }

  /// Makes a key; the answer is the only place that has it whole.
  public ObjectNode createKey(JsonNode document, String actor) throws InterruptedException {
    JsonNode workspace = document.path(WORKSPACE);
    if (!workspace.isMissingNode() && !workspace.isNull() && !workspace.isString()) {
      throw new IllegalArgumentException("workspace: this is the id of a workspace, a text");
    }
    KeyTerms terms = AccountJson.terms(KeyTerms.named(""), document);
    return told(
        accounts.create(
            Optional.ofNullable(workspace.asString(null)).filter(id -> !id.isBlank()),
            terms,
            actor));
  }

  private static ObjectNode told(KeyAdministration.Created created) {
    return AccountJson.of(created.stored()).put("key", created.key());
  }

  /// Changes what the document has of a key.
  public ObjectNode editKey(String id, JsonNode document, String actor)
      throws InterruptedException {
    if (document.has(WORKSPACE)) {
      throw new IllegalArgumentException("workspace: a key stays with its workspace");
    }
    return accounts
        .edit(id, before -> AccountJson.terms(before, document), actor)
        .map(AccountJson::of)
        .orElseThrow(() -> noKey(id));
  }

  /// Gives a key a new secret; the answer is the only place that has it whole.
  public ObjectNode rotateKey(String id, JsonNode document, String actor)
      throws InterruptedException {
    return accounts
        .rotate(id, grace(document.path(GRACE)), actor)
        .map(AccountVerbs::told)
        .orElseThrow(() -> noKey(id));
  }

  private static Duration grace(JsonNode seconds) {
    if (seconds.isMissingNode() || seconds.isNull()) {
      return USUAL_GRACE;
    }
    if (!seconds.isIntegralNumber() || !seconds.canConvertToInt()) {
      throw new IllegalArgumentException(GRACE + ": this is a whole number of seconds");
    }
    return Duration.ofSeconds(seconds.asInt());
  }

  public ObjectNode deleteKey(String id, String actor) throws InterruptedException {
    if (!accounts.revoke(id, actor)) {
      throw noKey(id);
    }
    return Json.object().put("id", id).put("revoked", true);
  }

  private static NoSuchElementException noKey(String id) {
    return new NoSuchElementException("no key '%s' is in use".formatted(id));
  }

  /// All workspaces.
  public ObjectNode workspaces() {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("workspaces");
    accounts.workspaces().forEach(workspace -> list.add(AccountJson.of(workspace)));
    return answer;
  }

  public ObjectNode workspace(String id) {
    return AccountJson.of(accounts.workspace(id).orElseThrow(() -> noWorkspace(id)));
  }

  public ObjectNode createWorkspace(JsonNode document, String actor) throws InterruptedException {
    return AccountJson.of(accounts.createWorkspace(name(document), actor));
  }

  public ObjectNode editWorkspace(String id, JsonNode document, String actor)
      throws InterruptedException {
    return accounts
        .renameWorkspace(id, name(document), actor)
        .map(AccountJson::of)
        .orElseThrow(() -> noWorkspace(id));
  }

  /// The name that a document gives; empty without one.
  ///
  /// @throws IllegalArgumentException when it is no text
  static String name(JsonNode document) {
    JsonNode name = document.path(AccountJson.NAME);
    if (!name.isMissingNode() && !name.isNull() && !name.isString()) {
      throw new IllegalArgumentException("name: this is a text");
    }
    return name.asString("");
  }

  private static NoSuchElementException noWorkspace(String id) {
    return new NoSuchElementException("there is no workspace '%s'".formatted(id));
  }
}
