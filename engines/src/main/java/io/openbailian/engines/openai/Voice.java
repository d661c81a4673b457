package io.openbailian.engines.openai;

import java.util.Map;

/// Which voice of a server speaks.
final class Voice {
  private Voice() {}

  /// @param byModel the server's voice in place of a model of ours
  /// @param otherwise the voice of all others
  record Choice(Map<String, String> byModel, String otherwise) {
    Choice {
      byModel = Map.copyOf(byModel);
    }

    String of(String model) {
      return byModel.getOrDefault(model, otherwise);
    }
  }
}
