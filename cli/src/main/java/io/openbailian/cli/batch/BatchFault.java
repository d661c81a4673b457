package io.openbailian.cli.batch;

import io.openbailian.cli.batch.source.Mistake;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.Printable;
import io.openbailian.cli.output.Terminal;

/// Tells what is wrong with the file of a batch.
record BatchFault(Terminal terminal) {

  /// Each mistake on a line of its own, and then the end of the command.
  CommandException of(BatchPlan plan) {
    for (Mistake mistake : plan.mistakes()) {
      terminal.err().println("error: " + Printable.of(mistake.toString()));
    }
    return CommandException.usage(
        "%d %s wrong%s; nothing was asked for. The first: %s"
            .formatted(
                plan.wrong(),
                plan.wrong() == 1 ? "entry is" : "things are",
                plan.wrong() > plan.mistakes().size()
                    ? ", of which %d are shown".formatted(plan.mistakes().size())
                    : "",
                plan.mistakes().getFirst()));
  }
}
