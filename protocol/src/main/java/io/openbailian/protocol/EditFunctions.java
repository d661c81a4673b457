package io.openbailian.protocol;

/// The functions of models that edit by function which a prompt alone asks for.
public final class EditFunctions {
  /// The whole picture is changed as the prompt says.
  public static final String DESCRIBED = "description_edit";

  /// What the mask shows is.
  public static final String DESCRIBED_WITH_MASK = "description_edit_with_mask";

  private EditFunctions() {}
}
