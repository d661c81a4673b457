package io.openbailian.server.sql;

import java.util.Optional;

/// Where a PostgreSQL is, and who asks it.
///
/// @param url as it was written: `postgresql://host:port/name?parameters` or with `jdbc:` before it
/// @param password never printed
/// @param connections how many at most
public record PostgresAddress(
    String url, Optional<String> user, Optional<String> password, int connections) {
  private static final String JDBC = "jdbc:";

  /// As the driver takes it.
  public String jdbc() {
    return url.startsWith(JDBC) ? url : JDBC + url;
  }

  /// Without parameters, for sentences.
  public String shown() {
    String plain = url.startsWith(JDBC) ? url.substring(JDBC.length()) : url;
    int query = plain.indexOf('?');
    return query < 0 ? plain : plain.substring(0, query);
  }

  /// The same database, reached another way.
  public PostgresAddress at(String otherUrl) {
    return new PostgresAddress(otherUrl, user, password, connections);
  }

  @Override
  public String toString() {
    return shown();
  }
}
