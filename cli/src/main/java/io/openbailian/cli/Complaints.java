package io.openbailian.cli;

import io.openbailian.client.RefusedException;
import java.io.PrintStream;

/// How refusals look on standard error.
final class Complaints {
  private Complaints() {}

  static void print(PrintStream err, RefusedException refused) {
    err.println("error: %s: %s".formatted(refused.code(), refused.getMessage()));
    refused.hint().ifPresent(hint -> err.println("hint: " + hint));
    refused.requestId().ifPresent(id -> err.println("request id: " + id));
  }

  static void print(PrintStream err, String sentence) {
    err.println("error: " + sentence);
  }
}
