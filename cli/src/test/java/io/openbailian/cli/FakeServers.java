package io.openbailian.cli;

import io.openbailian.cli.local.AccountBook;
import io.openbailian.client.AccountKind;
import io.openbailian.protocol.Json;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// "Starts" a service that is already there, and keeps keys in a list.
public final class FakeServers extends NoServers {
  private final FakeService service;
  private final List<ObjectNode> keys = new ArrayList<>();
  private Map<String, String> options = Map.of();
  private Map<String, String> environment = Map.of();
  private boolean closed;

  public FakeServers(FakeService service) {
    this.service = service;
  }

  public Map<String, String> options() {
    return options;
  }

  public Map<String, String> environment() {
    return environment;
  }

  public boolean closed() {
    return closed;
  }

  /// The data folder of the server that was started.
  public Path data() {
    return Path.of(options.getOrDefault("data", "nowhere"));
  }

  @Override
  public Running start(
      Optional<Path> config, Map<String, String> variables, Map<String, String> given) {
    options = given;
    environment = variables;
    return new Running() {
      @Override
      public URI url() {
        return service.root();
      }

      @Override
      public String token() {
        return "own-token";
      }

      @Override
      public Optional<String> firstKey() {
        return Optional.of("sk-first");
      }

      @Override
      public Map<String, String> firstKeysOfRegions() {
        return Map.of();
      }

      @Override
      public Path data() {
        return FakeServers.this.data();
      }

      @Override
      public void awaitStop() {}

      @Override
      public void close() {
        closed = true;
        assert Files.exists(data()) : "the folder outlives the server";
      }
    };
  }

  @Override
  public AccountBook accounts(Path data) {
    return new FakeAccounts(keys);
  }

  /// Keys in memory, and nothing else.
  private record FakeAccounts(List<ObjectNode> keys) implements AccountBook {
    @Override
    public JsonNode list(AccountKind kind) {
      ObjectNode answer = Json.object();
      keys.forEach(answer.putArray(kind.member())::add);
      return answer;
    }

    @Override
    public JsonNode create(AccountKind kind, ObjectNode document) {
      ObjectNode key = document.deepCopy().put("id", "k-" + (keys.size() + 1));
      keys.add(key);
      return key.deepCopy().put("key", "sk-new");
    }

    @Override
    public JsonNode edit(AccountKind kind, String id, ObjectNode document) {
      ObjectNode key = named(id);
      key.setAll(document);
      return key;
    }

    @Override
    public JsonNode rotate(String id, ObjectNode document) {
      return named(id).deepCopy().put("key", "sk-newer");
    }

    @Override
    public void delete(AccountKind kind, String id) {
      keys.remove(named(id));
    }

    private ObjectNode named(String id) {
      return keys.stream()
          .filter(key -> key.path("id").asString().equals(id))
          .findFirst()
          .orElseThrow(() -> new NoSuchElementException("no key '%s' is in use".formatted(id)));
    }

    @Override
    public JsonNode webhooks(boolean onlyDead) {
      return Json.object();
    }

    @Override
    public void resendWebhook(String id) {}

    @Override
    public JsonNode webhookSecret(String workspace, boolean anew) {
      return Json.object();
    }

    @Override
    public List<String> verifyLedger() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
