package io.openbailian.conformance.bench.scenarios;

import io.javalin.Javalin;

/// The least that Javalin can be: one route that says hello. It is the rival of our first answer.
public final class HelloServer {
  private HelloServer() {}

  /// Listens at the port that is named, until it is killed.
  public static void main(String[] arguments) {
    Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.concurrency.useVirtualThreads = true;
              config.routes.get("/", context -> context.result("hello"));
            })
        .start("127.0.0.1", Integer.parseInt(arguments[0]));
  }
}
