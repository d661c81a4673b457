package io.openbailian.cli;

import io.openbailian.protocol.client.KeyAnswer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// "Starts" a service that is already there, and keeps keys in a list.
public final class FakeServers extends NoServers {
  private final FakeService service;
  private final List<KeyAnswer> keys = new ArrayList<>();
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
  public Keys keys(Path data) {
    return new Keys() {
      @Override
      public KeyAnswer create(String name) {
        var key =
            new KeyAnswer(
                "k-" + (keys.size() + 1),
                name,
                Optional.of("sk-new"),
                Optional.of("today"),
                Optional.empty());
        keys.add(key);
        return key;
      }

      @Override
      public List<KeyAnswer> list() {
        return keys;
      }

      @Override
      public boolean revoke(String id) {
        return keys.removeIf(key -> key.id().equals(id));
      }

      @Override
      public void close() {}
    };
  }
}
