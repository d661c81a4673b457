package io.openbailian.server.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where tasks, keys and money are kept.
public record DatabaseSettings(
    @Setting(
            "A PostgreSQL (15 or later) that several nodes share, for example"
                + " postgresql://db.example.com:5432/bailian, with the driver's parameters behind a"
                + " question mark; without it SQLite in the data folder (docs/nodes.md)")
        Optional<String> url,
    @Setting("Who asks it; without it the user of this process") Optional<String> user,
    @Setting("A file that holds the password, and nothing else") Optional<Path> passwordFile,
    @Setting(
            "The same PostgreSQL without a pooler between, where nodes hear of each other at once;"
                + " without it they look once a second")
        Optional<String> listenUrl,
    @Setting(
            value = "How many connections this node has at most",
            otherwise = "16",
            min = 2,
            max = 1_000)
        int connections) {
  private static final List<String> BEGINNINGS = List.of("postgresql://", "jdbc:postgresql://");

  /// What is wrong, said for the operator; empty when nothing is.
  List<String> mistakes(boolean hasRegions) {
    List<String> mistakes = new ArrayList<>();
    url.ifPresent(given -> check("database.url", given, mistakes));
    listenUrl.ifPresent(given -> check("database.listen-url", given, mistakes));
    if (url.isEmpty() && (listenUrl.isPresent() || user.isPresent() || passwordFile.isPresent())) {
      mistakes.add("database: without database.url the other settings of it mean nothing");
    }
    if (url.isPresent() && hasRegions) {
      mistakes.add(
          "database.url: a server on PostgreSQL stands for one region; start one for each, with a"
              + " database of its own");
    }
    return mistakes;
  }

  private static void check(String setting, String url, List<String> mistakes) {
    if (BEGINNINGS.stream().noneMatch(url::startsWith)) {
      mistakes.add(
          "%s: '%s' is no address of a PostgreSQL; write for example"
                  .formatted(setting, withoutSecrets(url))
              + " postgresql://db.example.com:5432/bailian");
    } else if (url.contains("@") || url.contains("password=")) {
      mistakes.add(
          "%s: no password stands in an address, which is printed; see database.password-file"
              .formatted(setting));
    }
  }

  private static String withoutSecrets(String url) {
    int at = url.lastIndexOf('@');
    int query = url.indexOf('?');
    return at >= 0 ? "…" + url.substring(at) : query >= 0 ? url.substring(0, query) : url;
  }
}
