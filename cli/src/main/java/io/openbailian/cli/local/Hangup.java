package io.openbailian.cli.local;

import java.lang.reflect.Proxy;

/// SIGHUP, by which operators tell a server that its configuration has changed. Java knows signals
/// by a class that is not its own to everybody, so it is looked up; where there is none, nothing
/// comes.
final class Hangup {
  private static final String SIGNAL = "sun.misc.Signal";
  private static final String HANDLER = "sun.misc.SignalHandler";

  private Hangup() {}

  /// Runs this at each hangup, on a thread of its own.
  static void calls(Runnable what) {
    try {
      Class<?> signal = Class.forName(SIGNAL);
      Class<?> handler = Class.forName(HANDLER);
      Object ours =
          Proxy.newProxyInstance(
              Hangup.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      what.run();
                      yield null;
                    }
                    case "equals" ->
                        System.identityHashCode(self) == System.identityHashCode(arguments[0]);
                    case "hashCode" -> System.identityHashCode(self);
                    default -> "hangup";
                  });
      Object hangup = signal.getConstructor(String.class).newInstance("HUP");
      var _ = signal.getMethod("handle", signal, handler).invoke(null, hangup, ours);
    } catch (ReflectiveOperationException e) {
      // a system without such signals: 'bailian reload' does the same
    }
  }
}
