package io.openbailian.server.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Says where a text stops being YAML, and never what stands there: the parser's own sentences show
/// the line, which may hold a secret.
final class YamlMistake {
  private YamlMistake() {}

  /// For example ` (line 3, column 7: a quotation mark that is not closed, perhaps)`.
  static String place(YamlEngineException e) {
    return marked(e)
        .flatMap(
            marked -> marked.getProblemMark().map(mark -> at(mark.getLine(), mark.getColumn())))
        .orElse("");
  }

  private static Optional<MarkedYamlEngineException> marked(YamlEngineException e) {
    return e instanceof MarkedYamlEngineException marked ? Optional.of(marked) : Optional.empty();
  }

  private static String at(int line, int column) {
    return ": line %d, column %d, or a quotation mark, bracket or indentation before it"
        .formatted(line + 1, column + 1);
  }
}
