package io.openbailian.server.invoke;

/// Fetches, checks and decodes the input pictures of an invocation.
@FunctionalInterface
public interface InputSource {

  /// Opens the pictures that the invocation names.
  ///
  /// @param keyId whose uploads may be read
  /// @throws io.openbailian.protocol.WireException naming the picture and what is wrong with it
  Inputs open(Invocation invocation, String keyId) throws InterruptedException;
}
