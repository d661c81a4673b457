package io.openbailian.engines.dashscope;

import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Media;
import io.openbailian.protocol.JsonTrees;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The files that the answer to a request that was passed on names: texts of it that are addresses
/// from where results may come, and which the request did not name itself. However many pieces the
/// answer comes in, each address is looked at once, and so many files of it are fetched at most.
final class NamedFiles {
  private static final int MOST_FILES = 64;
  private static final int LONGEST_ADDRESS = 4096;
  private static final long MOST_BYTES = 256L << 20;

  private final Results results;
  private final Set<String> passedOver;
  private int files;
  private long bytes;

  /// @param asked the addresses that the request names
  NamedFiles(Results results, Set<String> asked) {
    this.results = results;
    this.passedOver = new HashSet<>(asked);
  }

  /// Whether a text is an address and nothing else.
  static boolean isAddress(String text) {
    return text.length() <= LONGEST_ADDRESS
        && (text.startsWith("https://") || text.startsWith("http://"));
  }

  /// Takes a file that was fetched.
  @FunctionalInterface
  interface Taker {
    void take(String address, Media.Encoded file) throws EngineFailure, InterruptedException;
  }

  /// Fetches those that a piece of the answer is the first to name. One that is not given out stays
  /// the address that it is: not every address is a file.
  void fetch(JsonNode piece, Taker taker) throws EngineFailure, InterruptedException {
    for (String address : JsonTrees.texts(piece, NamedFiles::isAddress).values()) {
      if (files >= MOST_FILES || bytes >= MOST_BYTES) {
        return;
      }
      Optional<URI> place =
          passedOver.contains(address) ? Optional.empty() : results.ifAllowed(address);
      if (place.isPresent()) {
        passedOver.add(address);
        files++;
        fetch(address, place.get(), taker);
      }
    }
  }

  private void fetch(String address, URI place, Taker taker)
      throws EngineFailure, InterruptedException {
    Optional<Results.Fetched> fetched = results.fetched(place);
    if (fetched.isPresent()) {
      bytes += fetched.get().bytes().length;
      taker.take(address, new Media.Encoded(fetched.get().bytes(), fetched.get().type()));
    }
  }
}
