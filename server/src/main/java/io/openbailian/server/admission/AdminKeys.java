package io.openbailian.server.admission;

import io.openbailian.engine.Time;
import io.openbailian.protocol.Json;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes, lists and deletes admin keys; the only place that sees one whole. Throws as {@link
/// AccountVerbs} does.
public final class AdminKeys {
  /// What every one of them begins with.
  public static final String PREFIX = "adm-";

  private static final String ROLE = "role";

  /// The members of a document that makes one.
  public static final List<String> MEMBERS = List.of(AccountJson.NAME, ROLE, AccountJson.EXPIRES);

  private final AdminKeyStore store;
  private final Time time;
  private final SecureRandom random;

  public AdminKeys(AdminKeyStore store, Time time, SecureRandom random) {
    this.store = store;
    this.time = time;
    this.random = random;
  }

  /// The admin key that a request carries, if it is open.
  public Optional<AdminKey> find(String key) {
    return key.startsWith(PREFIX) ? store.find(ApiKeys.hash(key), time.now()) : Optional.empty();
  }

  /// The admin key with this id, if it is open.
  public Optional<AdminKey> named(String id) {
    return store.list().stream()
        .filter(key -> key.id().equals(id) && key.isOpen(time.now()))
        .findFirst();
  }

  public ObjectNode list() {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("admin_keys");
    store.list().forEach(key -> list.add(AccountJson.of(key)));
    return answer;
  }

  /// Makes one; the answer is the only place that has it whole.
  public ObjectNode create(JsonNode document, String actor) throws InterruptedException {
    String name = AccountVerbs.name(document);
    KeyNames.check(name);
    String secret = ApiKeys.create(PREFIX, random);
    String hash = ApiKeys.hash(secret);
    AdminKey key =
        new AdminKey(
            "a-" + hash.substring(0, 8),
            hash,
            name,
            role(document.path(ROLE)),
            time.now(),
            AccountJson.moment(document, AccountJson.EXPIRES, Optional.empty()),
            Optional.empty());
    return AccountJson.of(store.add(key, new Change(actor, "admin-key.create", time.now())))
        .put("key", secret);
  }

  private static AdminRole role(JsonNode said) {
    String text = said.asString("");
    return Arrays.stream(AdminRole.values())
        .filter(role -> role.wireName().equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "role: this is admin, operator or auditor, not '%s'".formatted(text)));
  }

  public ObjectNode delete(String id, String actor) throws InterruptedException {
    if (!store.revoke(id, new Change(actor, "admin-key.delete", time.now()))) {
      throw new NoSuchElementException("no admin key '%s' is in use".formatted(id));
    }
    return Json.object().put("id", id).put("revoked", true);
  }
}
