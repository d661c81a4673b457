package io.openbailian.server.inspection;

/// Whoever is asked about a text in which the list found nothing.
@FunctionalInterface
public interface TextJudge {

  /// Whether a text may be said here. Answers within bounded time, whatever becomes of whoever is
  /// asked; tells the log why not.
  ///
  /// @param who asked, for the log
  boolean allows(String text, String who);
}
