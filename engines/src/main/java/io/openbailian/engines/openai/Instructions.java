package io.openbailian.engines.openai;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineFailure;
import io.openbailian.protocol.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts in words what is to be done with a picture, for models that are told in words alone.
record Instructions(Map<String, String> byFunction) {
  private static final String PROMPT = "{prompt}";

  Instructions {
    byFunction = Map.copyOf(byFunction);
  }

  static Instructions read() {
    Map<String, String> all = new LinkedHashMap<>();
    Profile.resource("instructions.yaml")
        .properties()
        .forEach(entry -> all.put(entry.getKey(), entry.getValue().asString()));
    return new Instructions(all);
  }

  /// What the request asks for.
  ///
  /// @throws EngineFailure.Refused when that cannot be put in words
  String of(Values values) throws EngineFailure {
    String prompt = values.textOrEmpty(Meaning.PROMPT);
    Optional<String> function = values.text(Meaning.FUNCTION);
    if (function.isEmpty()) {
      return prompt;
    }
    @Nullable String words = byFunction.get(function.get());
    if (words == null) {
      throw new EngineFailure.Refused(
          ErrorCode.UNSUPPORTED_OPERATION.with(
              "The engine of this model cannot carry out %s: it edits by instruction, and can %s."
                  .formatted(
                      function.get(),
                      String.join(", ", byFunction.keySet().stream().sorted().toList()))));
    }
    return words.replace(PROMPT, prompt).strip();
  }
}
