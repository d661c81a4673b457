package io.openbailian.catalog.yaml;

/// Something wrong at a spot, as a sentence.
public record YamlFault(Spot spot, String sentence) {}
