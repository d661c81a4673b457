package io.openbailian.cli.batch;

import io.openbailian.cli.batch.source.Mistake;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ErrorPrinter;
import io.openbailian.cli.output.Terminal;
import io.openbailian.cli.output.Texts;

/// Tells what is wrong with the file of a batch.
record BatchFault(Terminal terminal) {

  /// Each mistake on a line of its own, and then the end of the command.
  CommandException of(BatchPlan plan) {
    for (Mistake mistake : plan.mistakes()) {
      ErrorPrinter.print(terminal.err(), mistake.toString());
    }
    return CommandException.usage(
        Texts.say(
            plan.wrong() == 1 ? "batch.one-wrong" : "batch.wrong",
            plan.wrong(),
            plan.wrong() > plan.mistakes().size()
                ? Texts.say("batch.wrong-shown", plan.mistakes().size())
                : "",
            plan.mistakes().getFirst()));
  }
}
