package io.openbailian.engines.dashscope;

import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Media;
import io.openbailian.protocol.JsonTrees;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The files that the answer to a request that was passed on names: texts of it that are addresses
/// from where results may come, and which the request did not name itself.
///
/// @param asked the addresses that the request names
record NamedFiles(Results results, Set<String> asked) {
  private static final int MOST_FILES = 64;
  private static final int LONGEST_ADDRESS = 4096;
  private static final long MOST_BYTES = 256L << 20;

  NamedFiles {
    asked = Set.copyOf(asked);
  }

  /// Whether a text is an address and nothing else.
  static boolean isAddress(String text) {
    return text.length() <= LONGEST_ADDRESS
        && (text.startsWith("https://") || text.startsWith("http://"));
  }

  /// The same without some addresses.
  NamedFiles but(Set<String> others) {
    if (others.isEmpty()) {
      return this;
    }
    Set<String> all = new HashSet<>(asked);
    all.addAll(others);
    return new NamedFiles(results, all);
  }

  /// Takes a file that was fetched.
  @FunctionalInterface
  interface Taker {
    void take(String address, Media.Encoded file) throws EngineFailure, InterruptedException;
  }

  /// Fetches each of them, once. One that is not given out stays the address that it is: not every
  /// address is a file.
  void fetch(JsonNode answer, Taker taker) throws EngineFailure, InterruptedException {
    Collection<String> named = JsonTrees.texts(answer, NamedFiles::isAddress).values();
    Map<String, URI> files = new LinkedHashMap<>();
    for (String address : named) {
      if (!asked.contains(address) && files.size() < MOST_FILES) {
        results.ifAllowed(address).ifPresent(place -> files.put(address, place));
      }
    }
    long bytes = 0;
    for (Map.Entry<String, URI> file : files.entrySet()) {
      Optional<Results.Fetched> fetched =
          bytes < MOST_BYTES ? results.fetched(file.getValue()) : Optional.empty();
      if (fetched.isPresent()) {
        bytes += fetched.get().bytes().length;
        taker.take(file.getKey(), new Media.Encoded(fetched.get().bytes(), fetched.get().type()));
      }
    }
  }
}
