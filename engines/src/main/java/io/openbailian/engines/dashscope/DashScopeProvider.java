package io.openbailian.engines.dashscope;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineProvider;
import io.openbailian.engine.EngineSettings;
import io.openbailian.outbound.OptionReader;
import io.openbailian.outbound.OutboundClient;
import io.openbailian.outbound.UpstreamSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Opens engines that speak the API of this server themselves: the service, in any region, or
/// another OpenBailian.
///
/// Beside the options that all servers elsewhere have, `accounts` names several of them (name ->
/// `{key: …}`) in the place of `key`, `result-hosts` says which hosts result files may be fetched
/// from beside the server's own (a name, or `.example.com` for all below it), `rate.query` how many
/// questions about tasks an account may ask in a second, and `free` that nothing is charged for.
public final class DashScopeProvider implements EngineProvider {
  private static final int USUAL_CALLS = 16;
  private static final int MOST_ACCOUNTS = 100;
  private static final int MOST_QUERIES = 1000;

  /// Source: the service's page about limits.
  private static final int USUAL_QUERIES = 20;

  private static final String ONLY_ACCOUNT = "main";

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
    Map<String, UpstreamSettings> accounts = accounts(options, upstream);
    List<String> hosts = options.has("result-hosts") ? options.texts("result-hosts") : RESULT_HOSTS;
    options.texts("result-hosts");
    OptionReader rate = options.block("rate");
    int perSecond = rate.number("query", 1, MOST_QUERIES, USUAL_QUERIES);
    rate.nothingElse();
    boolean costsMoney = !options.flag("free", false);
    options.end();
    List<ServiceAccount> all = new ArrayList<>();
    accounts.forEach((name, its) ->
        all.add(
            new ServiceAccount(
                name, new OutboundClient(its, costsMoney), hosts, perSecond, settings.time())));
    return new DashScopeEngine(
        upstream,
        new Accounts(all, settings.time()),
        new SubmissionLog(settings.data(), settings.time()),
        settings.time(),
        costsMoney);
  }

  private static Map<String, UpstreamSettings> accounts(
      OptionReader options, UpstreamSettings upstream) {
    boolean several = options.has("accounts");
    Map<String, UpstreamSettings> accounts = upstream.accounts(options, "accounts", MOST_ACCOUNTS);
    if (!several && !options.has("key")) {
      options.mistake(
          "key", "is missing: {env: NAME} or {file: PATH}; or accounts: {NAME: {key: …}}");
    } else if (several && options.has("key")) {
      options.mistake("accounts", "cannot stand beside key: it is one of both");
    }
    return several ? accounts : Map.of(ONLY_ACCOUNT, upstream);
  }
}
