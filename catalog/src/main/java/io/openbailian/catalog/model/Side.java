package io.openbailian.catalog.model;

/// Whose word counts where the source documents and the service differ.
public enum Side {
  DOCUMENTS,
  SERVICE
}
