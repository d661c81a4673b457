package io.openbailian.conformance;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// What a server in the process of a test writes to its log, at the level that users have.
public final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger logger;

  private CapturedLog(Logger logger) {
    this.logger = logger;
  }

  /// Reads along, and keeps what it reads from the log of the tests.
  ///
  /// @param name of the logger, or of a package
  public static CapturedLog of(String name) {
    CapturedLog log = new CapturedLog((Logger) LoggerFactory.getLogger(name));
    log.logger.setLevel(Level.INFO);
    log.logger.setAdditive(false);
    log.logger.addAppender(log);
    log.start();
    return log;
  }

  @Override
  protected void append(ILoggingEvent event) {
    String thrown =
        event.getThrowableProxy() == null
            ? ""
            : "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
    lines.add(event.getFormattedMessage() + thrown);
  }

  /// The lines that name this, with the traces below them, in the order in which they came.
  public List<String> about(String id) {
    return lines.stream().filter(line -> line.contains(id)).toList();
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setAdditive(true);
    logger.setLevel(null);
    stop();
  }
}
