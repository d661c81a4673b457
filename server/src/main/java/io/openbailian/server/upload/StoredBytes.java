package io.openbailian.server.upload;

/// How many bytes are stored.
@FunctionalInterface
public interface StoredBytes {
  Usage of(String workspace) throws InterruptedException;

  /// Bytes that are stored.
  record Usage(long ofKey, long ofAll) {}
}
