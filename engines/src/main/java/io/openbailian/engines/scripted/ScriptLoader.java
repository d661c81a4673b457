package io.openbailian.engines.scripted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the rules of a scripted engine: in its settings, or in the file they name.
final class ScriptLoader {
  private static final Path WORKING_DIRECTORY = Path.of("").toAbsolutePath();

  private static final List<String> OPTIONS =
      List.of(
          "rules",
          "script",
          "width",
          "computes",
          "batches",
          "costs-money",
          "stops",
          "passes",
          "upstream");

  private ScriptLoader() {}

  /// What the settings of an engine say.
  ///
  /// @param upstream where it keeps the jobs that it has handed on
  record Script(List<Rule> rules, ScriptedEngine.Options options, Optional<Path> upstream) {}

  /// @throws IllegalArgumentException naming every mistake, with its place
  static Script load(Map<String, Object> options) {
    Mistakes mistakes = new Mistakes();
    Part part = OptionParts.part("", options);
    Fields fields = new Fields("a scripted engine", part, OPTIONS, mistakes);
    if (fields.has("script") && fields.has("rules")) {
      mistakes.add(
          ScriptPosition.path("script"),
          "the rules are either in a `script` or under `rules`, not in both");
    }
    Optional<Path> script = fields.read("script", p -> path(p, mistakes));
    List<Rule> rules =
        fields
            .part("rules")
            .map(p -> new RuleReader(WORKING_DIRECTORY, mistakes).rules(p))
            .orElse(List.of());
    ScriptedEngine.Options wide = options(fields, new ValueReader(mistakes));
    Optional<Path> upstream = fields.read("upstream", p -> path(p, mistakes));
    mistakes.refuse("The settings of the scripted engine");
    return new Script(script.map(ScriptLoader::read).orElse(rules), wide, upstream);
  }

  private static ScriptedEngine.Options options(Fields fields, ValueReader values) {
    ScriptedEngine.Options usual = ScriptedEngine.Options.USUAL;
    return new ScriptedEngine.Options(
        fields.read("width", part -> values.whole(part, 1, 100_000)).orElse(usual.width()),
        fields.read("computes", values::flag).orElse(usual.computes()),
        fields.read("batches", values::flag).orElse(usual.batches()),
        fields.read("costs-money", values::flag).orElse(usual.costsMoney()),
        fields.read("stops", values::flag).orElse(usual.stops()),
        fields.read("passes", values::flag).orElse(usual.passes()));
  }

  private static Optional<Path> path(Part part, Mistakes mistakes) {
    return new ValueReader(mistakes)
        .text(part)
        .flatMap(text -> {
          try {
            return Optional.of(WORKING_DIRECTORY.resolve(text));
          } catch (InvalidPathException e) {
            mistakes.add(part.place(), "\"%s\" is no path".formatted(text));
            return Optional.empty();
          }
        });
  }

  private static List<Rule> read(Path script) {
    Mistakes mistakes = new Mistakes();
    Path folder = Optional.ofNullable(script.getParent()).orElse(WORKING_DIRECTORY);
    RuleReader reader = new RuleReader(folder, mistakes);
    List<Rule> rules =
        new YamlParts(mistakes).read(text(script)).map(reader::script).orElse(List.of());
    mistakes.refuse("The script " + script);
    return rules;
  }

  private static String text(Path script) {
    try {
      return Files.readString(script);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The script %s cannot be read: %s".formatted(script, Unreadable.because(e)), e);
    }
  }
}
