package io.openbailian.server.http.exchange;

import io.javalin.http.Context;
import io.openbailian.catalog.model.Model;
import io.openbailian.protocol.Wire;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Names the members of a request that nothing is done about: in a header of its answer, and once
/// for each member and model in the log. A misspelled parameter is found in a minute that way.
public final class IgnoredMembers {
  private static final Logger LOG = LoggerFactory.getLogger(IgnoredMembers.class);
  private static final int MOST_NAMES = 20;
  private static final int LONGEST_HEADER = 1024;

  /// Whoever sends other names for ever is not written down for ever, and takes nobody else's
  /// lines.
  private static final int MOST_OF_A_KEY = 100;

  private static final int MOST_LOGGED = 10_000;

  private final Set<String> logged = ConcurrentHashMap.newKeySet();
  private final ConcurrentMap<String, Integer> lines = new ConcurrentHashMap<>();

  /// Tells of a request's members; nothing when there are none.
  ///
  /// @param unknown members that no model reads here
  /// @param unread members that other models read
  public void tell(Context context, Model model, List<String> unknown, List<String> unread) {
    if (unknown.isEmpty() && unread.isEmpty()) {
      return;
    }
    List<String> names =
        Stream.of(unknown, unread)
            .flatMap(Collection::stream)
            .filter(name -> !Wire.ABOUT_THE_SENDER.contains(top(name)))
            .distinct()
            .limit(MOST_NAMES)
            .toList();
    String header = header(names);
    if (!header.isEmpty()) {
      context.header(Wire.IGNORED, header);
    }
    String keyId = Exchange.key(context).id();
    names.forEach(name -> log(keyId, name, model));
  }

  private static String top(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static String header(List<String> names) {
    StringBuilder header = new StringBuilder();
    for (String name : names) {
      String encoded = encoded(name);
      if (header.length() + encoded.length() + 2 > LONGEST_HEADER) {
        return header.toString();
      }
      header.append(header.isEmpty() ? "" : ", ").append(encoded);
    }
    return header.toString();
  }

  /// Of letters that a header, and a line of a log, may hold.
  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private void log(String keyId, String name, Model model) {
    if (logged.size() < MOST_LOGGED
        && lines.getOrDefault(keyId, 0) < MOST_OF_A_KEY
        && logged.add(model.name() + " " + name)) {
      lines.merge(keyId, 1, Integer::sum);
      LOG.warn("{}: the member {} of a request is ignored", model.name(), encoded(name));
    }
  }
}
