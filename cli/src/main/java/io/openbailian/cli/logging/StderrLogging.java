package io.openbailian.cli.logging;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;

/// Logback without XML: one asynchronous appender to standard error that drops nothing.
///
/// Found by Logback's service loader when the first logger is made.
public final class StderrLogging extends ContextAwareBase implements Configurator {
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0} %msg%n";

  /// Lines of the request log arrive whole, many in one event.
  private static final String REQUESTS = "io.openbailian.request";

  private static final String AS_IT_IS = "%msg";
  private static final int QUEUE = 8192;

  /// As long as it takes: a log that loses its last lines has lost those that mattered.
  private static final int FLUSH_MILLIS = 10_000;

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    context.setName("openbailian");
    BufferedStderr stderr = new BufferedStderr();
    Encoder<ILoggingEvent> lines = LogLevel.isJson() ? new JsonLogLines() : text(PATTERN);
    AsyncAppender async = async(context, console(context, stderr, lines));
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(async);
    context.getLogger("io.openbailian").setLevel(Level.toLevel(LogLevel.get(), Level.INFO));
    Logger requests = context.getLogger(REQUESTS);
    requests.setAdditive(false);
    requests.addAppender(console(context, stderr, text(AS_IT_IS)));
    quietNatives(context);
    LogLevel.onFlush(context::stop);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /// That OpenCV was bound with the release before FFmpeg's is known and harmless (ADR 17); the
  /// loader of natives would print it to every standard error.
  private static void quietNatives(LoggerContext context) {
    System.setProperty("org.bytedeco.javacpp.logger", "slf4j");
    context.getLogger("org.bytedeco.javacpp").setLevel(Level.ERROR);
  }

  private static Encoder<ILoggingEvent> text(String pattern) {
    var encoder = new PatternLayoutEncoder();
    encoder.setPattern(pattern);
    encoder.setCharset(StandardCharsets.UTF_8);
    return encoder;
  }

  private static OutputStreamAppender<ILoggingEvent> console(
      LoggerContext context, BufferedStderr stderr, Encoder<ILoggingEvent> encoder) {
    encoder.setContext(context);
    encoder.start();
    var console = new OutputStreamAppender<ILoggingEvent>();
    console.setContext(context);
    console.setEncoder(encoder);
    console.setImmediateFlush(false);
    console.setOutputStream(stderr);
    console.start();
    return console;
  }

  private static AsyncAppender async(
      LoggerContext context, OutputStreamAppender<ILoggingEvent> to) {
    var async = new AsyncAppender();
    async.setContext(context);
    async.setQueueSize(QUEUE);
    async.setDiscardingThreshold(0);
    async.setMaxFlushTime(FLUSH_MILLIS);
    async.addAppender(to);
    async.start();
    return async;
  }
}
