package io.openbailian.server.task;

/// The end of the attempt with this number.
public record NumberedEnd(int number, AttemptEnd end) {}
