package io.openbailian.server.admission;

import io.openbailian.protocol.WebhookMessages;
import io.openbailian.server.fetch.AddressRange;
import java.util.List;

/// What the terms of a key may say: each has a bound, and can be shown in one line.
final class KeyTermsCheck {
  private static final int LONGEST_NOTE = 256;
  private static final int MOST_ENTRIES = 100;
  private static final int LONGEST_ENTRY = 128;

  private KeyTermsCheck() {}

  /// Refuses terms that no key can have.
  ///
  /// @throws IllegalArgumentException with a sentence that begins with the member
  static void check(KeyTerms terms) {
    KeyNames.check(terms.name());
    KeyNames.check(AccountJson.NOTE, terms.note(), LONGEST_NOTE);
    check(AccountJson.MODELS, terms.scope().models());
    check(AccountJson.ENGINES, terms.scope().engines());
    check(AccountJson.ADDRESSES, terms.scope().addresses());
    terms
        .callback()
        .flatMap(WebhookMessages::refusal)
        .ifPresent(why -> {
          throw new IllegalArgumentException("callback: " + why);
        });
    for (String range : terms.scope().addresses()) {
      if (AddressRange.parse(range).isEmpty()) {
        throw new IllegalArgumentException(
            "addresses: '%s' is neither an address nor a range like 10.0.0.0/8".formatted(range));
      }
    }
  }

  private static void check(String member, List<String> entries) {
    if (entries.size() > MOST_ENTRIES) {
      throw new IllegalArgumentException(
          "%s: a key has at most %d of them, not %d"
              .formatted(member, MOST_ENTRIES, entries.size()));
    }
    for (String entry : entries) {
      if (entry.isBlank()) {
        throw new IllegalArgumentException(member + ": one of them is empty");
      }
      KeyNames.check(member, entry, LONGEST_ENTRY);
    }
  }
}
