package io.openbailian.server;

import io.openbailian.server.http.HttpServer;
import io.openbailian.server.sql.SqliteLibrary;
import java.math.BigDecimal;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What libraries make when they are first used, and what depends on nothing that a server is told:
/// made on a second core while the data folder is opened. Together it is a tenth of a start.
public final class HeadStart {
  private static final Logger LOG = LoggerFactory.getLogger(HeadStart.class);

  private HeadStart() {}

  /// Begins; nobody has to wait for it, and whoever comes before it does the same once. Libraries
  /// begin the log here: how much is logged must be settled.
  public static void begin() {
    Thread _ = Thread.ofPlatform().daemon().name("head-start").start(HeadStart::make);
  }

  private static void make() {
    try {
      int types = HttpServer.headStart();
      int settings = SqliteLibrary.headStart();
      String powers = String.valueOf(BigDecimal.ONE); // powers of ten
      String mac = Mac.getInstance("HmacSHA256").getAlgorithm(); // providers of cryptography
      LOG.trace("begun early: {} {} {} {}", types, settings, powers, mac);
    } catch (GeneralSecurityException | RuntimeException e) {
      LOG.debug("a head start failed; whoever needs it will say so", e);
    }
  }
}
