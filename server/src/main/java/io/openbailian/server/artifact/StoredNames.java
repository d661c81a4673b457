package io.openbailian.server.artifact;

import io.openbailian.text.Pattern;

/// What files of a store may be called: no separator and no leading dot, so a name can neither
/// leave its folder nor be taken for something temporary.
public final class StoredNames {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

  private StoredNames() {}

  /// Whether a file can be called so.
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /// The name itself.
  ///
  /// @throws IllegalArgumentException when no file can have it
  public static String checked(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException("no file can have the name " + name);
    }
    return name;
  }
}
