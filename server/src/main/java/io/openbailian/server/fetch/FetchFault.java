package io.openbailian.server.fetch;

/// Why a file could not be fetched.
public enum FetchFault {
  /// The address can never be fetched from here: another scheme, an unknown host, a forbidden
  /// place.
  FORBIDDEN,
  /// Nobody answers at the address.
  REFUSED,
  /// It took too long.
  TIMEOUT,
  /// More bytes than were asked for.
  TOO_LARGE,
  /// The server answered, but not with the file.
  FAILED
}
