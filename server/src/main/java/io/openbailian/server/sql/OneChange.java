package io.openbailian.server.sql;

/// Work that changes rows in one statement at most, and does nothing after it that can fail. It
/// needs no savepoint: a statement that fails changes nothing.
@FunctionalInterface
public interface OneChange<T> extends SqlWork<Transaction, T> {}
