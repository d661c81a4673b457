package io.openbailian.server.admission;

import io.openbailian.protocol.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Keys and workspaces as documents: as administrators see them and as the audit log keeps them. No
/// secret and no hash is in any.
public final class AccountJson {
  public static final String NAME = "name";
  public static final String NOTE = "note";
  public static final String MODELS = "models";
  public static final String ENGINES = "engines";
  public static final String ADDRESSES = "addresses";
  public static final String OWN_TASKS_ONLY = "own_tasks_only";
  public static final String RATE = "rate";
  public static final String EXPIRES = "expires";
  public static final String DISABLED = "disabled";
  public static final String CALLBACK = "callback";

  private AccountJson() {}

  /// A key with all that may be known of it.
  public static ObjectNode of(ApiKey key) {
    ObjectNode node = Json.object();
    node.put("id", key.id());
    node.put("workspace", key.workspace());
    node.setAll(of(key.terms()));
    node.put("created", key.created().toString());
    key.secrets()
        .previous()
        .ifPresent(previous -> node.put("previous_secret_until", previous.until().toString()));
    key.revoked().ifPresent(revoked -> node.put("revoked", revoked.toString()));
    return node;
  }

  /// What an administrator said of a key; {@link #terms} reads it.
  public static ObjectNode of(KeyTerms terms) {
    ObjectNode node = Json.object();
    node.put(NAME, terms.name());
    node.put(NOTE, terms.note());
    put(node.putArray(MODELS), terms.scope().models());
    put(node.putArray(ENGINES), terms.scope().engines());
    put(node.putArray(ADDRESSES), terms.scope().addresses());
    node.put(OWN_TASKS_ONLY, terms.scope().ownTasksOnly());
    if (!terms.rate().equals(KeyRate.UNSAID)) {
      node.set(RATE, RateJson.of(terms.rate()));
    }
    node.put(DISABLED, terms.disabled());
    terms.expires().ifPresent(end -> node.put(EXPIRES, end.toString()));
    terms.callback().ifPresent(address -> node.put(CALLBACK, address));
    return node;
  }

  private static void put(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  public static ObjectNode of(Workspace workspace) {
    ObjectNode node = Json.object();
    node.put("id", workspace.id());
    node.put(NAME, workspace.name());
    node.put("created", workspace.created().toString());
    return node;
  }

  public static ObjectNode of(AdminKey key) {
    ObjectNode node = Json.object();
    node.put("id", key.id());
    node.put(NAME, key.name());
    node.put("role", key.role().wireName());
    node.put("created", key.created().toString());
    key.expires().ifPresent(end -> node.put(EXPIRES, end.toString()));
    key.revoked().ifPresent(revoked -> node.put("revoked", revoked.toString()));
    return node;
  }

  /// The terms of a key, with what the document says changed in them. A member that is null takes a
  /// limit away.
  ///
  /// @throws IllegalArgumentException with a sentence that names the member
  public static KeyTerms terms(KeyTerms before, JsonNode document) {
    return new KeyTerms(
        text(document, NAME, before.name()),
        text(document, NOTE, before.note()),
        scope(before.scope(), document),
        document.has(RATE) ? RateJson.read(document.path(RATE)) : before.rate(),
        moment(document, EXPIRES, before.expires()),
        flag(document, DISABLED, before.disabled()),
        Optional.of(text(document, CALLBACK, before.callback().orElse("")))
            .filter(address -> !address.isEmpty()));
  }

  private static KeyScope scope(KeyScope before, JsonNode document) {
    return new KeyScope(
        texts(document, MODELS, before.models()),
        texts(document, ENGINES, before.engines()),
        texts(document, ADDRESSES, before.addresses()),
        flag(document, OWN_TASKS_ONLY, before.ownTasksOnly()));
  }

  private static String text(JsonNode document, String member, String before) {
    JsonNode value = document.path(member);
    if (value.isMissingNode()) {
      return before;
    }
    if (value.isNull()) {
      return "";
    }
    require(value.isString(), member, "a text");
    return value.asString();
  }

  private static boolean flag(JsonNode document, String member, boolean before) {
    JsonNode value = document.path(member);
    if (value.isMissingNode()) {
      return before;
    }
    require(value.isBoolean() || value.isNull(), member, "true or false");
    return value.asBoolean(false);
  }

  private static List<String> texts(JsonNode document, String member, List<String> before) {
    JsonNode value = document.path(member);
    if (value.isMissingNode()) {
      return before;
    }
    require(value.isArray() || value.isNull(), member, "a list of texts");
    List<String> texts = new ArrayList<>();
    for (JsonNode one : value) {
      require(one.isString(), member, "a list of texts");
      texts.add(one.asString());
    }
    return texts;
  }

  /// A moment of a document, for example `2027-01-01T00:00:00Z`.
  ///
  /// @throws IllegalArgumentException with a sentence that names the member
  public static Optional<Instant> moment(
      JsonNode document, String member, Optional<Instant> before) {
    JsonNode value = document.path(member);
    if (value.isMissingNode()) {
      return before;
    }
    if (value.isNull()) {
      return Optional.empty();
    }
    try {
      require(value.isString(), member, "a time");
      return Optional.of(Instant.parse(value.asString()));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%s: a time is written like 2027-01-01T00:00:00Z".formatted(member), e);
    }
  }

  static void require(boolean isRight, String member, String what) {
    if (!isRight) {
      throw new IllegalArgumentException("%s: this is %s".formatted(member, what));
    }
  }
}
