package io.openbailian.engines.dashscope;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineProvider;
import io.openbailian.engine.EngineSettings;
import io.openbailian.outbound.OptionReader;
import io.openbailian.outbound.OutboundClient;
import io.openbailian.outbound.UpstreamSettings;
import java.util.List;

/// Opens engines that speak the API of this server themselves: the service, in any region, or
/// another OpenBailian.
///
/// Beside the options that all servers elsewhere have, `result-hosts` says which hosts result files
/// may be fetched from beside the server's own (a name, or `.example.com` for all below it), and
/// `free` that nothing is charged for there.
public final class DashScopeProvider implements EngineProvider {
  private static final int USUAL_CALLS = 16;

  /// Where the service keeps results; the address is signed, and the key is not sent there.
  private static final List<String> RESULT_HOSTS = List.of(".aliyuncs.com");

  @Override
  public String kind() {
    return "dashscope";
  }

  @Override
  public Engine open(EngineSettings settings) {
    OptionReader options = new OptionReader(settings.options());
    UpstreamSettings upstream =
        UpstreamSettings.read(options, "https://dashscope.example.com/api/v1", USUAL_CALLS);
    List<String> hosts = options.has("result-hosts") ? options.texts("result-hosts") : RESULT_HOSTS;
    options.texts("result-hosts");
    boolean costsMoney = !options.flag("free", false);
    if (upstream.key().isEmpty() && !options.has("key")) {
      options.mistake("key", "is missing: {env: NAME} or {file: PATH}");
    }
    options.end();
    OutboundClient client = new OutboundClient(upstream, costsMoney);
    return new DashScopeEngine(client, new Results(client, hosts), settings.time(), costsMoney);
  }
}
