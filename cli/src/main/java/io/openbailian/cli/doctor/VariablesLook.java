package io.openbailian.cli.doctor;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.output.Texts;
import io.openbailian.protocol.Wire;
import io.openbailian.text.Parts;
import io.openbailian.text.Trim;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether the variables that clients read mean what they are meant to. No value of a key is told.
public final class VariablesLook {
  private static final List<String> KEYS =
      List.of("DASHSCOPE_API_KEY", "OPENAI_API_KEY", "OPENBAILIAN_API_KEY");
  private static final List<String> PROXIES = List.of("http_proxy", "HTTP_PROXY", "all_proxy");

  private VariablesLook() {}

  /// Looks at those that are set.
  ///
  /// @param local the server that runs here
  public static void at(CommandContext context, Optional<URI> local, Diagnosis diagnosis) {
    KEYS.forEach(name -> context.variable(name).ifPresent(key -> key(name, key, diagnosis)));
    address(context, "DASHSCOPE_HTTP_BASE_URL", List.of(Wire.API), local, diagnosis);
    address(context, "OPENAI_BASE_URL", List.of(Wire.COMPATIBLE, Wire.OPENAI), local, diagnosis);
    address(
        context,
        "DASHSCOPE_WEBSOCKET_BASE_URL",
        List.of(Wire.SOCKETS + "/inference"),
        local,
        diagnosis);
    proxies(context, local, diagnosis);
  }

  private static void key(String name, String key, Diagnosis diagnosis) {
    String what = Texts.say("doctor.variable", name);
    boolean quoted = key.startsWith("\"") || key.startsWith("'");
    if (quoted || !key.equals(key.strip())) {
      diagnosis.bad(what, Texts.say("doctor.quotes"));
    } else if (!key.startsWith("sk-") && !key.startsWith("st-")) {
      diagnosis.odd(what, Texts.say("doctor.no-sk"));
    } else {
      diagnosis.good(what, Texts.say("doctor.is-set"));
    }
  }

  /// @param paths of which one is at its end
  private static void address(
      CommandContext context,
      String name,
      List<String> paths,
      Optional<URI> local,
      Diagnosis diagnosis) {
    Optional<String> set = context.variable(name);
    if (set.isEmpty()) {
      return;
    }
    String what = Texts.say("doctor.variable", name);
    String value = Trim.trailing(set.get(), '/');
    if (paths.stream().noneMatch(value::endsWith)) {
      diagnosis.bad(what, Texts.say("doctor.ending", String.join(Texts.say("doctor.or"), paths)));
    } else if (local.isPresent() && !value.contains(local.get().getAuthority())) {
      diagnosis.odd(what, Texts.say("doctor.elsewhere"));
    } else {
      diagnosis.good(what, Texts.say("doctor.is-set"));
    }
  }

  /// A proxy that is asked for this machine too answers in the place of the server.
  private static void proxies(CommandContext context, Optional<URI> local, Diagnosis diagnosis) {
    String spared =
        context
            .variable("no_proxy")
            .or(() -> context.variable("NO_PROXY"))
            .orElse("")
            .toLowerCase(Locale.ROOT);
    List<String> hosts = Parts.of(spared, ",").stream().map(String::strip).toList();
    boolean here =
        hosts.contains("*") || hosts.contains("127.0.0.1") || hosts.contains("localhost");
    for (String name : PROXIES) {
      if (context.variable(name).isPresent() && local.isPresent() && !here) {
        diagnosis.odd(Texts.say("doctor.variable", name), Texts.say("doctor.proxy"));
      }
    }
  }
}
