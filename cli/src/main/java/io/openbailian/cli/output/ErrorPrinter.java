package io.openbailian.cli.output;

import io.openbailian.client.RefusedException;
import java.io.PrintStream;

/// How refusals look on standard error.
public final class ErrorPrinter {
  private ErrorPrinter() {}

  public static void print(PrintStream err, RefusedException refused) {
    err.println(
        Texts.say(
            "error.line",
            "%s: %s"
                .formatted(
                    Printable.of(refused.code()),
                    Printable.of(String.valueOf(refused.getMessage())))));
    refused.hint().ifPresent(hint -> err.println(Texts.say("error.hint", Printable.of(hint))));
    refused.requestId().ifPresent(id -> requestId(err, id));
  }

  /// A sentence, parts of which may come from elsewhere, and the list that may follow it.
  public static void print(PrintStream err, String sentence) {
    err.println(Texts.say("error.line", Printable.lines(sentence)));
  }

  /// What a success has to say.
  public static void note(Terminal terminal, String sentence) {
    terminal.say(Texts.say("error.note", sentence));
  }

  /// The id under which a service knows what happened.
  public static void requestId(PrintStream err, String id) {
    err.println(Texts.say("error.request-id", Printable.of(id)));
  }
}
