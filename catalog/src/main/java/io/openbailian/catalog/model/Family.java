package io.openbailian.catalog.model;

import java.util.List;

/// Models that share most of their facts.
///
/// @param name for example `wan-text2image`
/// @param models in the order people should see them; never empty
public record Family(String name, Words title, Words about, List<Model> models) {
  public Family {
    models = List.copyOf(models);
  }
}
