package io.openbailian.server.ledger;

/// What one engine delivered of a call that several worked on.
public record Share(String engine, Delivered delivered) {}
