package io.openbailian.client;

import java.util.List;
import java.util.Locale;

/// Why a call brought no answer, as a kind and its facts: a program that speaks another language
/// says it in its own words.
///
/// @param facts that fill the places of the kind's sentence, in their order
public record Obstacle(Kind kind, List<String> facts) {
  public Obstacle {
    facts = List.copyOf(facts);
  }

  /// What can go wrong between here and a service.
  public enum Kind {
    /// Host and time.
    CONNECTION_NOT_TAKEN("%s did not take the connection within %s."),
    /// Host and time.
    SILENT("%s did not answer within %s."),
    /// Name.
    NAME_UNKNOWN("The name %s is not known to the network."),
    /// Host.
    CONNECTION_REFUSED("Nothing answers at %s: connection refused."),
    /// Host.
    PLAIN_HTTP("%s speaks http, not https."),
    /// Host and reason.
    NOT_SECURE("No secure connection to %s: %s"),
    /// Host and reason.
    CONNECTION_BROKE("The connection to %s broke: %s"),
    /// Address, and what came instead.
    STRANGE_ANSWER("%s answered with %s: is the base URL right?"),
    /// Host and reason.
    DOWNLOAD_BROKE("The download from %s broke: %s"),
    /// What the answer named.
    NO_ADDRESS("The answer names a result at an address that cannot be fetched: %s"),
    /// File, its size and the most, in MB.
    FILE_TOO_LARGE("%s has %s MB, and the service takes at most %s MB.");

    private final String english;

    Kind(String english) {
      this.english = english;
    }

    /// The sentence with its places.
    public String english() {
      return english;
    }
  }

  static Obstacle of(Kind kind, Object... facts) {
    return new Obstacle(kind, List.of(facts).stream().map(String::valueOf).toList());
  }

  /// The sentence.
  String sentence() {
    return String.format(Locale.ROOT, kind.english(), facts.toArray());
  }
}
