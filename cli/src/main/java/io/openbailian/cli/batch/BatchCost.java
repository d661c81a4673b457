package io.openbailian.cli.batch;

import io.openbailian.cli.batch.run.BatchService;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.Terminal;
import io.openbailian.cli.output.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;

/// Says what a batch is and costs, and asks whether it may begin.
record BatchCost(Terminal terminal, BatchPlan plan, BatchService service) {

  /// What all of it costs at most.
  BigDecimal most() {
    return plan.models().entrySet().stream()
        .filter(model -> !service.costsNothing(model.getKey()))
        .map(model -> model.getValue().most())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /// For example `12 requests (10 image, 2 text), at most CNY 1.40 at list prices.`
  String sentence() {
    String kinds =
        plan.kinds().entrySet().stream()
            .map(kind -> kind.getValue() + " " + kind.getKey().spelling())
            .collect(Collectors.joining(", "));
    String expanded =
        plan.asWritten() == plan.entries() ? "" : Texts.say("batch.from-entries", plan.asWritten());
    return Texts.say(
        plan.entries() == 1 ? "batch.one-request" : "batch.requests",
        plan.entries(),
        expanded,
        kinds,
        price());
  }

  private String price() {
    BigDecimal most = most();
    return most.signum() == 0 ? Texts.say("batch.free") : Texts.say("batch.at-most", yuan(most));
  }

  /// An amount without the zeros at its end, but with two digits behind its point.
  static String yuan(BigDecimal amount) {
    BigDecimal plain = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    return (plain.scale() < 2 ? plain.setScale(2) : plain).toPlainString();
  }

  /// Whether what it costs is agreed to; a person is asked, a program has to say so beforehand.
  ///
  /// @throws CommandException when nobody can be asked
  boolean agreed(boolean beforehand) throws IOException {
    if (beforehand || most().signum() == 0) {
      return true;
    }
    if (!terminal.watched() || terminal.in().piped()) {
      throw CommandException.usage(Texts.say("batch.costs-money"));
    }
    terminal.err().print(Texts.say("batch.go-on") + " ");
    terminal.err().flush();
    return answer().strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  private String answer() throws IOException {
    StringBuilder line = new StringBuilder();
    InputStream in = terminal.in().stream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.append((char) b);
    }
    return line.toString();
  }
}
