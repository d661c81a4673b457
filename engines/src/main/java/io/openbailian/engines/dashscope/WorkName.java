package io.openbailian.engines.dashscope;

import java.util.Optional;

/// How a task there is called as the handle of a call: by its own name and that of the account that
/// made it, for no other account can ask about it.
///
/// @param account empty in handles of a time when an engine had one account
/// @param found whether it was looked for in the list of tasks, so that it may be somebody else's
record WorkName(String task, String account, boolean found) {
  private static final int LONGEST_TASK = 200;
  private static final char AT = '@';
  private static final String FOUND = "?";

  /// Reads a handle; empty when it is none of ours.
  static Optional<WorkName> parse(String handle) {
    boolean found = handle.endsWith(FOUND);
    String plain = found ? handle.substring(0, handle.length() - 1) : handle;
    int at = plain.indexOf(AT);
    String task = at < 0 ? plain : plain.substring(0, at);
    String account = at < 0 ? "" : plain.substring(at + 1);
    return isTask(task) ? Optional.of(new WorkName(task, account, found)) : Optional.empty();
  }

  /// Whether a text may be the name of a task: it becomes a part of paths.
  static boolean isTask(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_TASK
        && text.chars()
            .allMatch(c -> (Character.isLetterOrDigit(c) && c < 0x80) || c == '-' || c == '_');
  }

  String handle() {
    return task + (account.isEmpty() ? "" : AT + account) + (found ? FOUND : "");
  }
}
