package io.openbailian.engines.openai;

import io.openbailian.outbound.OutboundClient;
import io.openbailian.outbound.UpstreamSettings;
import io.openbailian.text.Trim;
import java.net.URI;
import tools.jackson.databind.node.ObjectNode;

/// The server of an engine: what it understands, and the way to it.
///
/// @param version what its paths in the dialect begin with, for example `/v1`
record Server(Profile profile, OutboundClient client, String version) {
  private static final String USUAL_VERSION = "/v1";
  private static final int MOST_DIGITS = 2;

  /// The base of the settings may end in a version, as clients of the dialect want it, or not.
  static Server open(Profile profile, UpstreamSettings settings) {
    String base = settings.base().toString();
    String last = base.substring(base.lastIndexOf('/') + 1);
    boolean versioned = last.startsWith("v") && Trim.isDigits(last.substring(1), MOST_DIGITS);
    String root = versioned ? base.substring(0, base.length() - last.length() - 1) : base;
    UpstreamSettings below =
        new UpstreamSettings(
            URI.create(root),
            settings.key(),
            settings.concurrency(),
            settings.timeouts(),
            settings.models(),
            settings.proxy(),
            settings.authority());
    return new Server(
        profile, new OutboundClient(below, false), versioned ? "/" + last : USUAL_VERSION);
  }

  /// A path of the dialect.
  String path(String path) {
    return version + path;
  }

  UpstreamSettings settings() {
    return client.settings();
  }

  /// Writes the server's name of a model into a request.
  void name(String model, ObjectNode request) {
    if (!profile.unnamed()) {
      request.put("model", settings().theirs(model));
    }
  }
}
