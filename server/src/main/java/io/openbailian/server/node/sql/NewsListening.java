package io.openbailian.server.node.sql;

import io.openbailian.server.sql.PostgresAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one connection of this node that hears what others tell. It leads to the database itself: a
/// pooler that hands connections out by transaction would forget who listens.
final class NewsListening {
  private static final Logger LOG = LoggerFactory.getLogger(NewsListening.class);
  private static final int MILLIS_AT_ONCE = 200;
  private static final int SECONDS_TO_CONNECT = 2;

  private final PostgresAddress address;
  private final Consumer<String> heard;
  private volatile boolean listens;
  private volatile boolean closing;

  /// @param heard is told each piece; must not block for long
  NewsListening(PostgresAddress address, Consumer<String> heard) {
    this.address = address;
    this.heard = heard;
  }

  /// Whether what is told is heard now.
  boolean listens() {
    return listens;
  }

  /// Listens until it is closed; whatever it throws, it may be called again.
  void run() throws SQLException {
    try (Connection connection = DriverManager.getConnection(address.jdbc(), properties());
        Statement statement = connection.createStatement()) {
      statement.execute("LISTEN " + NewsTable.CHANNEL);
      PGConnection listening = connection.unwrap(PGConnection.class);
      listens = true;
      LOG.debug("listens at {}", address);
      while (!closing) {
        PGNotification[] told = listening.getNotifications(MILLIS_AT_ONCE);
        for (PGNotification one : told == null ? new PGNotification[0] : told) {
          heard.accept(one.getParameter());
        }
      }
    } finally {
      listens = false;
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    address.user().ifPresent(user -> properties.setProperty("user", user));
    address.password().ifPresent(password -> properties.setProperty("password", password));
    properties.setProperty("ApplicationName", "openbailian-listens");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", String.valueOf(SECONDS_TO_CONNECT));
    return properties;
  }

  void close() {
    closing = true;
  }
}
