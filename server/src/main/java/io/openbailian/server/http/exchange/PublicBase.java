package io.openbailian.server.http.exchange;

import io.javalin.http.Context;
import io.openbailian.text.Parts;
import io.openbailian.text.Pattern;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// The scheme and host under which a client reaches this server; result URLs begin with it.
public final class PublicBase {
  /// The attribute of a request that says what its paths began with before it came here.
  public static final String PREFIX = "openbailian.prefix";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.:\\[\\]_-]+");

  private final Optional<URI> configured;
  private final List<String> trustedProxies;

  public PublicBase(Optional<URI> configured, List<String> trustedProxies) {
    this.configured = configured;
    this.trustedProxies = trustedProxies;
  }

  /// For example `http://127.0.0.1:8686`; believes `X-Forwarded-*` from trusted proxies only.
  public String of(Context context) {
    if (configured.isPresent()) {
      return configured.get().toString();
    }
    boolean trusted = trustedProxies.contains(context.req().getRemoteAddr());
    String scheme =
        forwarded(context, trusted, "X-Forwarded-Proto").orElse(context.req().getScheme());
    String host = forwarded(context, trusted, "X-Forwarded-Host").orElseGet(() -> hostOf(context));
    Object prefix = context.req().getAttribute(PREFIX);
    return scheme + "://" + host + (prefix == null ? "" : prefix);
  }

  /// The same for a request that no proxy has forwarded.
  ///
  /// @param host of its header
  public String of(String scheme, String host) {
    return configured.map(URI::toString).orElseGet(() -> scheme + "://" + host);
  }

  private static Optional<String> forwarded(Context context, boolean trusted, String header) {
    return Optional.ofNullable(trusted ? context.header(header) : null)
        .map(value -> Parts.first(value, ",").strip())
        .filter(value -> NAME.matcher(value).matches());
  }

  /// A request of HTTP/1.0 may come without a Host; then the address it arrived at stands in.
  private static String hostOf(Context context) {
    String host = context.header("Host");
    return host == null || host.isBlank()
        ? context.req().getLocalAddr() + ":" + context.req().getLocalPort()
        : host;
  }
}
