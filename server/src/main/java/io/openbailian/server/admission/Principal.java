package io.openbailian.server.admission;

/// Who asks: the key a request came with, and the workspace that owns whatever comes of it.
///
/// @param workspace id of the workspace; owns tasks, files, uploads and fair shares
/// @param keyId id of the API key; a temporary key acts as the one it stands for
public record Principal(String workspace, String keyId) {

  /// The key that came with its workspace: both have one id.
  public static Principal alone(String id) {
    return new Principal(id, id);
  }
}
