package io.openbailian.catalog;

/// How fast one account may submit.
///
/// @param rps submissions a second
/// @param concurrent tasks that run at the same time
public record Rate(int rps, int concurrent) {}
