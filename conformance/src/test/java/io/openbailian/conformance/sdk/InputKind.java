package io.openbailian.conformance.sdk;

/// The ways in which a request can name a picture.
enum InputKind {
  /// A file of the caller, which the SDK uploads before it sends the request.
  LOCAL_FILE,
  DATA_URI,
  BASE64,
  /// On another web server.
  WEB,
  /// What this server answered before.
  RESULT,
  /// Uploaded before, and named `oss://` without the header that asks to look there.
  UPLOADED
}
