package io.openbailian.cli.local;

import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.DiskFault;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Outcome;
import io.openbailian.cli.output.Picture;
import io.openbailian.cli.output.PictureSaver;
import io.openbailian.cli.output.Texts;
import io.openbailian.protocol.client.ItemAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Saves results that were made and perhaps paid for: when the disk takes none, it says how to
/// fetch them later.
///
/// @param target the service that keeps them
public record ResultSaver(Target target) {

  /// Fetches results and gives them their names.
  ///
  /// @throws CommandException when a file cannot be written
  public List<Picture> save(PictureSaver saver, Outcome outcome) throws InterruptedException {
    try {
      return saver.save(outcome);
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.FAILED,
          "%s%s".formatted(DiskFault.sentence(saver.output().folder(), e), later(outcome)));
    }
  }

  private String later(Outcome outcome) {
    if (target.temporary()) {
      return "";
    }
    return outcome.task()
        ? Texts.say("results.kept-task", outcome.id())
        : Texts.say(
            "results.kept",
            outcome.items().stream()
                .map(ItemAnswer::url)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" ")));
  }
}
