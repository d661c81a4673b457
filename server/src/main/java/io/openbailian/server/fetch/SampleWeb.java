package io.openbailian.server.fetch;

import io.openbailian.engine.SampleFiles;
import io.openbailian.engine.Time;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers for addresses at which there is nothing by design: the domains that RFC 2606 and RFC
/// 6761 keep for documentation and for tests.
public final class SampleWeb {
  private static final Logger LOG = LoggerFactory.getLogger(SampleWeb.class);
  private static final List<String> DOMAINS = List.of("example.com", "example.net", "example.org");
  private static final List<String> TOP_LEVEL = List.of("example", "test", "invalid");
  private static final int LONGEST = 200;

  private final List<SampleFiles> files;
  private final Time time;

  private SampleWeb(List<SampleFiles> files, Time time) {
    this.files = files;
    this.time = time;
  }

  /// Answers for no address.
  public static SampleWeb none(Time time) {
    return new SampleWeb(List.of(), time);
  }

  /// Answers with what the engines of this program make.
  public static SampleWeb drawn(Time time) {
    return new SampleWeb(
        ServiceLoader.load(SampleFiles.class).stream().map(ServiceLoader.Provider::get).toList(),
        time);
  }

  /// The file of an address, if it is one of these.
  Optional<byte[]> find(URI address) throws InterruptedException {
    if (files.isEmpty() || address.getHost() == null || !isReserved(address.getHost())) {
      return Optional.empty();
    }
    String path = address.getPath() == null ? "" : address.getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    for (SampleFiles one : files) {
      Optional<byte[]> file = one.of(name.substring(0, Math.min(name.length(), LONGEST)), time);
      if (file.isPresent()) {
        LOG.info("not fetched: {} stands for nothing; a sample was made from its name", address);
        return file;
      }
    }
    return Optional.empty();
  }

  private static boolean isReserved(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return DOMAINS.stream().anyMatch(domain -> isWithin(name, domain))
        || TOP_LEVEL.stream().anyMatch(domain -> isWithin(name, domain));
  }

  private static boolean isWithin(String name, String domain) {
    return name.equals(domain) || name.endsWith("." + domain);
  }
}
