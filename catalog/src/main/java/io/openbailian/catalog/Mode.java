package io.openbailian.catalog;

/// The four ways to call a model.
public enum Mode {
  SYNC,
  STREAM,
  ASYNC,
  DUPLEX
}
