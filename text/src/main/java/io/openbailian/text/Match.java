package io.openbailian.text;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A place where a pattern was found.
///
/// @param start of the match in the text, in chars
/// @param end behind its last char
/// @param groups what the groups have matched; the first is the whole match, null took no part
public record Match(int start, int end, List<@Nullable String> groups) {
  /// What has matched.
  public String group() {
    return group(0);
  }

  /// What a group has matched, which takes part in every match.
  public String group(int group) {
    return Objects.requireNonNull(groups.get(group), "the group took no part in the match");
  }

  /// What a group has matched; null when it took no part in the match.
  public @Nullable String groupOrNull(int group) {
    return groups.get(group);
  }
}
