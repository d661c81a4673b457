package io.openbailian.engine;

import io.openbailian.catalog.model.FileKind;
import io.openbailian.catalog.model.Model;

/// The part of a model that an engine needs to know.
///
/// @param name as requests call it
/// @param family the name of its family
/// @param file what its results are files of
/// @param watermark the visible mark of its family, for an engine that draws it itself; may be
///   empty
public record EngineModel(String name, String family, FileKind file, String watermark) {

  public static EngineModel of(Model model) {
    return new EngineModel(model.name(), model.family(), model.file(), model.watermark());
  }
}
