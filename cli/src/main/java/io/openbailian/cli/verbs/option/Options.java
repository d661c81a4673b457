package io.openbailian.cli.verbs.option;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.LocalDataFolder;
import io.openbailian.cli.local.LocalServer;
import io.openbailian.cli.local.ServiceOptions;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.verbs.help.Asked;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The options that several commands share, and how their values are read.
///
/// Specifications are built by hand: nothing is scanned for annotations, and the catalogue can add
/// to them.
public final class Options {
  public static final String BASE_URL = "--base-url";
  public static final String API_KEY = "--api-key";
  public static final String DATA = "--data";
  public static final String JSON = "--json";

  private Options() {}

  /// An option that takes a value.
  public static OptionSpec value(String name, String label, String... about) {
    return OptionSpec.builder(name).paramLabel(label).type(String.class).description(about).build();
  }

  /// An option that takes a whole number.
  public static OptionSpec number(String name, String label, String... about) {
    return OptionSpec.builder(name).paramLabel(label).type(Long.class).description(about).build();
  }

  /// A switch that can be turned off again, `--no-…`.
  public static OptionSpec either(String name, String... about) {
    return OptionSpec.builder(name)
        .type(Boolean.class)
        .arity("0")
        .negatable(true)
        .description(about)
        .build();
  }

  /// A switch.
  public static OptionSpec flag(String name, String... about) {
    return OptionSpec.builder(name).type(boolean.class).arity("0").description(about).build();
  }

  public static CommandSpec help(CommandSpec spec) {
    return spec.addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .arity("0")
                .type(boolean.class)
                .description("option.help")
                .build())
        .addOption(value(Asked.LANG, "zh|en", "option.lang"))
        .addOption(flag(Asked.QUIET, "option.quiet"));
  }

  /// The options that say which service is meant.
  public static CommandSpec target(CommandSpec spec) {
    return spec.addOption(value(BASE_URL, "URL", "option.base-url"))
        .addOption(value(API_KEY, "KEY", "option.api-key"))
        .addOption(data());
  }

  public static OptionSpec data() {
    return value(DATA, "DIR", "option.data");
  }

  public static OptionSpec json() {
    return flag(JSON, "option.json");
  }

  /// What is said about the service that is meant.
  public static ServiceOptions service(ParseResult parsed) {
    return new ServiceOptions(text(parsed, BASE_URL), text(parsed, API_KEY), text(parsed, DATA));
  }

  /// The data folder that is meant.
  public static Path dataFolder(CommandContext context, ParseResult parsed) {
    return LocalDataFolder.of(context, text(parsed, DATA));
  }

  public static Optional<String> text(ParseResult parsed, String name) {
    return given(parsed, name, String.class);
  }

  public static Optional<Long> number(ParseResult parsed, String name) {
    return given(parsed, name, Long.class);
  }

  public static Optional<Boolean> either(ParseResult parsed, String name) {
    return given(parsed, name, Boolean.class);
  }

  /// The server that runs on the data folder.
  ///
  /// @throws CommandException when none does
  public static LocalServer localServer(CommandContext context, ParseResult parsed)
      throws InterruptedException {
    Path data = dataFolder(context, parsed);
    return LocalServer.runningOn(data)
        .orElseThrow(() ->
            new CommandException(ExitCode.NO_CONNECTION, Texts.say("reload.no-server", data)));
  }

  public static boolean flag(ParseResult parsed, String name) {
    return parsed.hasMatchedOption(name);
  }

  private static <T> Optional<T> given(ParseResult parsed, String name, Class<T> type) {
    return parsed.hasMatchedOption(name)
        ? Optional.of(type.cast(parsed.matchedOption(name).getValue()))
        : Optional.empty();
  }
}
