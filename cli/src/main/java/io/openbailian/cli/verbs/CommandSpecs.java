package io.openbailian.cli.verbs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;

/// Beginnings of a command's description. Picocli's own look for Groovy in every jar of the class
/// path, which is a sixth of the CPU of a short command.
final class CommandSpecs {
  /// Makes the lists of options that are given more than once; all else is left to picocli.
  static final IFactory FACTORY =
      new IFactory() {
        @Override
        public <K> K create(Class<K> type) throws Exception {
          return type == List.class
              ? type.cast(new ArrayList<>())
              : CommandLine.defaultFactory().create(type);
        }
      };

  private CommandSpecs() {}

  /// A command that is carried out by an object.
  static CommandSpec of(Command command, String name) {
    return named(command, name);
  }

  /// A command that only has others below it.
  static CommandSpec group(String name) {
    return named(null, name);
  }

  /// Puts a command below another.
  ///
  /// @return the other
  static CommandSpec put(CommandSpec above, CommandSpec below) {
    return above.addSubcommand(below.name(), new CommandLine(below, FACTORY));
  }

  private static CommandSpec named(@Nullable Object command, String name) {
    return CommandSpec.wrapWithoutInspection(command, FACTORY).name(name);
  }
}
