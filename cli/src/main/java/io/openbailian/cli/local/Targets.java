package io.openbailian.cli.local;

import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Texts;
import io.openbailian.protocol.RunFile;
import io.openbailian.protocol.Wire;
import io.openbailian.text.Pattern;
import io.openbailian.text.Trim;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/// Finds the service a command means: the one that was named, else the local server that runs, else
/// a server of its own.
public final class Targets {
  private static final String BASE_URL = "OPENBAILIAN_BASE_URL";
  private static final String OWN_KEY = "OPENBAILIAN_API_KEY";
  private static final String VENDOR_KEY = "DASHSCOPE_API_KEY";

  private static final Pattern KEY = Pattern.compile("^[!-~]+$");
  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)^(localhost|127\\.[0-9.]+|\\[::1\\])(:|/|$)");

  private static final int MOST_PORT = 65_535;

  private final CommandContext context;
  private final ServiceOptions options;

  public Targets(CommandContext context, ServiceOptions options) {
    this.context = context;
    this.options = options;
  }

  /// For work that a server made for the moment can do.
  public Target any() throws InterruptedException {
    Optional<Target> known = known();
    return known.isPresent() ? known.get() : TemporaryServer.start(context);
  }

  /// For questions about what a server already holds.
  public Target running() throws InterruptedException {
    return known()
        .orElseThrow(() ->
            new CommandException(ExitCode.NO_CONNECTION, Texts.say("target.no-server", data())));
  }

  /// The base URL that was given explicitly.
  public Optional<URI> named() {
    return options.baseUrl().or(() -> context.variable(BASE_URL)).map(Targets::base);
  }

  /// The data folder a local server would run on.
  Path data() {
    return LocalDataFolder.of(context, options.data());
  }

  private Optional<Target> known() throws InterruptedException {
    Optional<URI> named = named();
    return named.isPresent() ? Optional.of(explicit(named.get())) : local();
  }

  private Target explicit(URI base) throws InterruptedException {
    Optional<String> key =
        options.apiKey().or(() -> context.variable(OWN_KEY)).or(() -> context.variable(VENDOR_KEY));
    if (key.isPresent()) {
      if (!KEY.isIn(key.get())) {
        throw CommandException.usage(Texts.say("target.key-characters"));
      }
      return new Target(base, key.get());
    }
    return local()
        .filter(target -> target.base().equals(base))
        .orElseThrow(
            () -> CommandException.usage(Texts.say("target.wants-key", base, OWN_KEY, VENDOR_KEY)));
  }

  private Optional<Target> local() throws InterruptedException {
    Optional<String> key = options.apiKey();
    return LocalServer.runningOn(data())
        .map(run -> new Target(run.base(), key.orElse(run.token())));
  }

  private static String withScheme(String text) {
    if (text.contains("://")) {
      return text;
    }
    boolean here = LOOPBACK.isIn(text);
    return (here ? "http://" : "https://") + text;
  }

  /// A host alone is enough: every service of this API has the same path, and only one on this
  /// machine speaks without TLS.
  private static URI base(String text) {
    try {
      URI uri = new URI(Trim.trailing(withScheme(text), '/'));
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getPort() <= MOST_PORT) {
        return uri.getPath().isEmpty() ? RunFile.base(uri) : uri;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw CommandException.usage(Texts.say("target.base-url", Wire.API, text));
  }
}
