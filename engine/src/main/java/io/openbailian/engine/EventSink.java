package io.openbailian.engine;

/// Where an engine's events go; called on the thread of {@link Engine#run} only.
@FunctionalInterface
public interface EventSink {
  void emit(EngineEvent event) throws InterruptedException;
}
