package io.openbailian.cli.batch;

import io.openbailian.cli.batch.run.Outlook.Retries;
import io.openbailian.cli.batch.source.EntryFormat;
import io.openbailian.cli.batch.source.EntryKind;
import io.openbailian.cli.local.ServiceOptions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What a command line says about a batch.
///
/// @param again the command line that goes on with it, without `--resume`
public record BatchOptions(
    Input input,
    Output output,
    Limits limits,
    Resuming resuming,
    ServiceOptions service,
    String again) {

  /// What is read.
  ///
  /// @param file `-` is standard input
  /// @param kind of entries that tell none
  /// @param model of entries that name none
  /// @param grid values that every entry is multiplied by
  public record Input(
      String file,
      Optional<EntryFormat> format,
      Optional<EntryKind> kind,
      Optional<String> model,
      List<String> grid) {
    public Input {
      grid = List.copyOf(grid);
    }
  }

  /// What is written.
  ///
  /// @param folder as its user calls it; empty for one beside the file
  /// @param names a template
  /// @param openAi whether answers are written in OpenAI's batch form too
  public record Output(Optional<String> folder, String names, boolean openAi, boolean json) {}

  /// How far it may go.
  ///
  /// @param agreed whether what it costs is agreed to
  /// @param checkOnly whether it ends before anything is asked for
  /// @param budget in yuan
  /// @param atOnce the most requests at once
  public record Limits(
      boolean agreed, boolean checkOnly, Optional<BigDecimal> budget, int atOnce) {}

  /// What is done about a batch that was begun.
  ///
  /// @param resume whether it goes on
  /// @param add whether its file may have changed
  public record Resuming(boolean resume, boolean add, Retries retries) {
    boolean any() {
      return resume || add || retries.unknown() || retries.failed().isPresent();
    }
  }
}
