package io.openbailian.cli.batch.run;

import io.openbailian.cli.batch.manifest.EntryRecord;
import io.openbailian.cli.batch.manifest.EntryState;
import io.openbailian.cli.batch.request.BatchEntry;
import java.util.Optional;

/// What is to be done about an entry, after what earlier commands have done.
public enum Outlook {
  /// It is asked for as if for the first time.
  FRESH,
  /// The same request is sent again, under the same key.
  AGAIN,
  /// What works on it is waited for, or what is made is fetched.
  CONTINUE,
  /// It is over, and stays as it is.
  OVER,
  /// Nobody knows whether it was made and paid for.
  DOUBTFUL;

  /// What a command line says about entries that have ended.
  ///
  /// @param failed whether failed ones are tried again: all for an empty text, else those of a code
  /// @param unknown whether doubtful ones are
  public record Retries(Optional<String> failed, boolean unknown) {
    private boolean wants(String code) {
      return failed.filter(wanted -> wanted.isEmpty() || wanted.equals(code)).isPresent();
    }
  }

  /// What is to be done about an entry of which the manifest knows something, or nothing.
  public static Outlook of(
      Optional<EntryRecord> before, BatchEntry entry, BatchService service, Retries retries) {
    if (before.isEmpty()) {
      return FRESH;
    }
    EntryRecord record = before.get();
    return switch (record.state()) {
      case UNSENT -> FRESH;
      case DONE -> OVER;
      case FAILED -> retries.wants(record.code()) ? FRESH : OVER;
      case UNKNOWN -> retries.unknown() ? FRESH : OVER;
      case INTENDED ->
          unfinished(record, service, service.honours(entry) ? AGAIN : DOUBTFUL, retries);
      case TASK, ANSWERED, SAVING -> unfinished(record, service, CONTINUE, retries);
    };
  }

  private static Outlook unfinished(
      EntryRecord record, BatchService service, Outlook best, Retries retries) {
    if (service.forgets()) {
      return FRESH;
    }
    boolean there = service.remembers() && record.intention().service().equals(service.name());
    if (there && best != DOUBTFUL) {
      return best;
    }
    return retries.unknown() && record.state() == EntryState.INTENDED ? FRESH : DOUBTFUL;
  }
}
