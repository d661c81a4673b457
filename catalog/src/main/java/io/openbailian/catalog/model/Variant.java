package io.openbailian.catalog.model;

import java.util.List;
import java.util.Optional;

/// A model as it is for some of its requests.
///
/// @param model the model as it is then, which has no variants
/// @param refusal the wire's sentence when such requests are not answered at all
public record Variant(When when, Model model, Optional<String> refusal) {

  /// The fields that are different from those of the model without variants.
  public List<Field> changed(Model plain) {
    return model.fields().stream().filter(field -> !plain.fields().contains(field)).toList();
  }

  /// The fields of the model without variants that this one does not have.
  public List<Field> dropped(Model plain) {
    return plain.fields().stream().filter(field -> model.field(field.meaning()).isEmpty()).toList();
  }
}
