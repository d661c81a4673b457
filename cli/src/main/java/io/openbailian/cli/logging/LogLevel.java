package io.openbailian.cli.logging;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.LoggerFactory;

/// How much is logged, and in which form: warnings as text, until a configuration says otherwise.
///
/// It has to be settled before the first logger is made, and must not itself make one.
public final class LogLevel {
  private static final AtomicReference<String> LEVEL = new AtomicReference<>("warn");
  private static final AtomicBoolean JSON = new AtomicBoolean();
  private static final AtomicReference<Runnable> FLUSH = new AtomicReference<>(() -> {});

  private LogLevel() {}

  /// The level the configuration names: error, warn, info, debug or trace.
  public static void set(String level) {
    LEVEL.set(level);
  }

  /// Whether each line is a JSON object.
  public static void json(boolean wanted) {
    JSON.set(wanted);
  }

  static boolean isJson() {
    return JSON.get();
  }

  /// Begins the log, for libraries that look whether there is one.
  public static void begin() {
    LoggerFactory.getILoggerFactory();
  }

  static String get() {
    return LEVEL.get();
  }

  static void onFlush(Runnable flush) {
    FLUSH.set(flush);
  }

  /// Writes what is still waiting; the last thing a process does with its log.
  public static void flush() {
    FLUSH.get().run();
  }
}
