package io.openbailian.cli.local;

import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.Printable;
import io.openbailian.cli.output.Texts;
import io.openbailian.protocol.UserFolders;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Where the local server keeps its data: the option, else the variable, else the user's own.
///
/// The YAML of a server may name another folder; a command that should find that server names it
/// too.
public final class LocalDataFolder {
  static final String VARIABLE = "OPENBAILIAN_DATA";

  private LocalDataFolder() {}

  /// The folder that a command means: the one it names, the variable's, or the user's own.
  ///
  /// @param option what the command line says
  public static Path of(CommandContext context, Optional<String> option) {
    Optional<String> named = option.or(() -> context.variable(VARIABLE));
    try {
      return named
          .map(text -> context.folder().resolve(expanded(text, context.home())))
          .orElseGet(() ->
              UserFolders.data(
                  context.home(), context.variable(UserFolders.DATA_VARIABLE), Files::isDirectory))
          .normalize();
    } catch (InvalidPathException e) {
      throw CommandException.usage(Texts.say("data.no-path", Printable.of(named.orElse(""))));
    }
  }

  private static Path expanded(String text, Path home) {
    return text.equals("~") || text.startsWith("~/")
        ? home.resolve(text.substring(text.startsWith("~/") ? 2 : 1))
        : Path.of(text);
  }
}
