package io.openbailian.cli.local;

import io.openbailian.protocol.Wire;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The environment variables that keep clients at a server: those of the official SDKs and those of
/// the OpenAI clients.
public final class Variables {
  private static final String SOCKET_PATH = "/inference";

  private Variables() {}

  /// Names and values, in the order people should see them.
  ///
  /// @param root of the server, without a path
  public static Map<String, String> of(URI root, Optional<String> key) {
    String http = root.toString();
    String compatible = http + Wire.COMPATIBLE;
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("DASHSCOPE_HTTP_BASE_URL", http + Wire.API);
    variables.put(
        "DASHSCOPE_WEBSOCKET_BASE_URL",
        "ws" + http.substring("http".length()) + Wire.SOCKETS + SOCKET_PATH);
    variables.put("DASHSCOPE_COMPATIBLE_BASE_URL", compatible);
    variables.put("OPENAI_BASE_URL", compatible);
    key.ifPresent(known -> {
      variables.put("DASHSCOPE_API_KEY", known);
      variables.put("OPENAI_API_KEY", known);
    });
    return variables;
  }

  /// How a shell is told of a variable.
  public enum Shell {
    SH("export %s=%s"),
    FISH("set -gx %s %s"),
    POWERSHELL("$Env:%s = '%s'"),
    CMD("set %s=%s"),
    DOTENV("%s=%s");

    private final String line;

    Shell(String line) {
      this.line = line;
    }

    /// The lines to be run. No value has a quote in it: addresses and keys have none.
    public List<String> lines(Map<String, String> variables) {
      return variables.entrySet().stream()
          .map(variable -> line.formatted(variable.getKey(), variable.getValue()))
          .toList();
    }
  }
}
