package io.openbailian.cli.request;

import io.openbailian.protocol.client.ModelAnswer;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What the command line needs to know of the catalogue.
public interface KnownModels {

  /// How to ask for something.
  ///
  /// @param needs any of them will do
  /// @param model the one that was named; a service may know it even if this catalogue does not, or
  ///   knows nothing of the kind about it: then it is asked as the recommended one would be, and
  ///   the service has the last word
  ModelCall callFor(List<Need> needs, Optional<String> model);

  /// The names of the models that do any of some things.
  List<String> models(List<Need> needs);

  /// Lines of help for the option that fills a field: what is legal, what is the default.
  ///
  /// @param meaning of the field, for example `size`
  /// @param fallback whether the model's default is worth a word
  List<String> help(List<Need> needs, String meaning, boolean fallback);

  /// A size as a person says it (`16:9`, `720P`, `2K`), in pixels; what is no such word, or of a
  /// model that is not known, stays as it is.
  default String size(String model, String text) {
    return text;
  }

  /// What is wrong with a request and what it costs at most, as far as this catalogue knows.
  default RequestLook look(ModelCall call, JsonNode body) {
    return RequestLook.UNKNOWN;
  }

  /// The name of a model that is called by it or an alias; empty when it is not known.
  default Optional<String> known(String nameOrAlias) {
    return facts(nameOrAlias).map(ModelAnswer::name);
  }

  /// The name or alias that one which is not known was most likely meant to be.
  default Optional<String> nearest(String name) {
    return Optional.empty();
  }

  /// The facts of all models, in the form the server tells them.
  List<ModelAnswer> facts();

  default Optional<ModelAnswer> facts(String model) {
    return facts().stream().filter(facts -> facts.name().equals(model)).findFirst();
  }
}
