package io.openbailian.cli.output;

import io.openbailian.client.RefusedException;
import java.io.PrintStream;

/// How refusals look on standard error.
public final class ErrorPrinter {
  private ErrorPrinter() {}

  public static void print(PrintStream err, RefusedException refused) {
    err.println(
        "error: %s: %s"
            .formatted(
                Printable.of(refused.code()), Printable.of(String.valueOf(refused.getMessage()))));
    refused.hint().ifPresent(hint -> err.println("hint: " + Printable.of(hint)));
    refused.requestId().ifPresent(id -> err.println("request id: " + Printable.of(id)));
  }

  public static void print(PrintStream err, String sentence) {
    err.println("error: " + sentence);
  }
}
