package io.openbailian.catalog.model;

import java.util.Set;

/// Something that the source documents and the service do not do alike. Without a choice this
/// server accepts what either accepts.
///
/// @param name of its switch, for example `temperature-end`
/// @param sides that can be chosen because they are narrower than what is accepted otherwise
/// @param setting how to choose the service's side when it has a setting of its own, for example
///   `prompt-overflow: truncate`; empty for those under `differences`
/// @param source where the service's side was seen
public record Difference(String name, Words what, Set<Side> sides, String setting, String source) {
  /// The names of those that the program itself decides; of all others the families say what
  /// differs.
  public static final String ASYNC_HEADER = "async-header";

  public static final String PROMPT_OVERFLOW = "prompt-overflow";
  public static final String UNKNOWN_MODEL = "unknown-model";
  public static final String SPELLINGS = "spellings";
  public static final String DOWNLOAD_ERRORS = "download-errors";
  public static final String TOOL_NAMES = "tool-names";

  public Difference {
    sides = Set.copyOf(sides);
  }
}
