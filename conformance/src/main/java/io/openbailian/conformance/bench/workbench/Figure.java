package io.openbailian.conformance.bench.workbench;

/// One measured figure.
///
/// @param what was measured, with how many connections and which settings
/// @param figure with its unit
/// @param aim what the project wants of it; empty when nothing is asked
/// @param limit one sentence: what keeps it from being better
public record Figure(String what, String figure, String aim, String limit) {}
