package io.openbailian.server.task;

/// Makes ids that no one has had before.
@FunctionalInterface
public interface IdSource {
  String next();
}
