package io.openbailian.catalog;

import java.util.List;
import java.util.Set;

/// One thing the API can do: where it is reached, how it may be called and what its results look
/// like.
///
/// @param name for example `text2image`
/// @param paths below the API's base, for example `/services/aigc/text2image/image-synthesis`
/// @param modes the ways its paths can be called at all
/// @param result the shape of its answers
public record Operation(String name, List<String> paths, Set<Mode> modes, ResultShape result) {
  public Operation {
    paths = List.copyOf(paths);
    modes = Set.copyOf(modes);
  }
}
