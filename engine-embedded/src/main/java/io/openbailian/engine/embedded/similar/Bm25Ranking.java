package io.openbailian.engine.embedded.similar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How well documents answer a query, by Okapi BM25 over their features: rare ones count more, and
/// short documents too. Repeating a word adds nothing: what is ranked are passages. The documents
/// of the request are the collection.
record Bm25Ranking(Concepts concepts) {
  /// The usual constants: how soon a weight stops to count, and how much length does.
  private static final double SATURATION = 1.2;

  private static final double LENGTH = 0.3;

  /// A text is about what it begins with: what stands at its end counts this much less.
  private static final double LATE = 0.3;

  /// For each document, in the order given, from 0 (nothing in common) towards 1 (all of the query,
  /// many times).
  List<Double> scores(String query, List<String> documents) {
    Map<String, Double> wanted = Features.once(query, concepts);
    List<Map<String, Double>> features = new ArrayList<>();
    Map<String, Integer> holders = new HashMap<>();
    double words = 0;
    for (String document : documents) {
      Map<String, Double> own = Features.once(document, concepts);
      features.add(own);
      own.keySet().stream()
          .filter(wanted::containsKey)
          .forEach(feature -> holders.merge(feature, 1, Integer::sum));
      words += length(own);
    }
    Map<String, Double> worth = new HashMap<>();
    wanted.forEach((feature, weight) ->
        worth.put(feature, weight * rarity(holders.getOrDefault(feature, 0), documents.size())));
    double most = worth.values().stream().mapToDouble(Double::doubleValue).sum();
    double mean = words / documents.size();
    return features.stream().map(own -> most == 0 ? 0 : score(own, worth, mean) / most).toList();
  }

  private static double length(Map<String, Double> features) {
    return features.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static double rarity(int holders, int documents) {
    return Math.log(1 + (documents - holders + 0.5) / (holders + 0.5));
  }

  private static double score(
      Map<String, Double> document, Map<String, Double> worth, double mean) {
    double relative = mean == 0 ? 1 : length(document) / mean;
    double damping = SATURATION * (1 - LENGTH + LENGTH * relative);
    double sum = 0;
    int place = 0; // features stand in the order in which the text has them
    for (Map.Entry<String, Double> feature : document.entrySet()) {
      double lateness = LATE * place++ / document.size();
      double wanted = worth.getOrDefault(feature.getKey(), 0.0);
      sum += wanted * (1 - lateness) * feature.getValue() / (feature.getValue() + damping);
    }
    return sum;
  }
}
