package io.openbailian.cli;

import io.openbailian.protocol.ModelAnswer;
import java.util.List;
import java.util.Optional;

/// What the command line needs to know of the catalogue.
interface ModelBook {

  /// The model pictures are asked from when none is named.
  String defaultModel();

  /// The facts of all models, in the form the server tells them.
  List<ModelAnswer> facts();

  /// Lines of help for the option that fills a field: what is legal, what is the default.
  ///
  /// @param meaning of the field, for example `size`
  List<String> help(String meaning);

  /// The names of the models that make pictures from text.
  List<String> imageModels();

  default Optional<ModelAnswer> facts(String model) {
    return facts().stream().filter(facts -> facts.name().equals(model)).findFirst();
  }
}
