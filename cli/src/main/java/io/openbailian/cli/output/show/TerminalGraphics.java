package io.openbailian.cli.output.show;

import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The ways of showing a picture that terminals know.
public enum TerminalGraphics {
  /// The kitty graphics protocol, <https://sw.kovidgoyal.net/kitty/graphics-protocol/>: kitty,
  /// Ghostty, Konsole.
  KITTY {
    @Override
    public String text(BufferedImage picture) {
      return InlineFile.kitty(picture);
    }
  },
  /// Inline images of iTerm2, <https://iterm2.com/documentation-images.html>: iTerm2, WezTerm,
  /// mintty.
  ITERM {
    @Override
    public String text(BufferedImage picture) {
      return InlineFile.iterm(picture);
    }
  },
  /// Sixels of the VT340: foot, mlterm, and what has the word in its name.
  SIXEL {
    @Override
    public String text(BufferedImage picture) {
      return Sixels.of(picture);
    }
  };

  /// Names one, for a terminal that is not known here.
  public static final String VARIABLE = "OPENBAILIAN_SHOW";

  /// What is written to have the picture shown.
  public abstract String text(BufferedImage picture);

  /// What the terminal knows, as far as its variables tell. A terminal could be asked, but would
  /// answer into what a user types.
  ///
  /// @param variable the value of an environment variable
  public static Optional<TerminalGraphics> of(Function<String, Optional<String>> variable) {
    Optional<String> named = variable.apply(VARIABLE);
    if (named.isPresent()) {
      return named(named.get());
    }
    if (variable.apply("TMUX").isPresent() || variable.apply("STY").isPresent()) {
      return Optional.empty(); // it would swallow what the terminal behind it understands
    }
    String term = variable.apply("TERM").orElse("").toLowerCase(Locale.ROOT);
    String program = variable.apply("TERM_PROGRAM").orElse("").toLowerCase(Locale.ROOT);
    if (variable.apply("KITTY_WINDOW_ID").isPresent()
        || variable.apply("KONSOLE_VERSION").isPresent()
        || term.contains("kitty")
        || term.contains("ghostty")
        || program.equals("ghostty")) {
      return Optional.of(KITTY);
    }
    if (program.equals("iterm.app")
        || program.equals("wezterm")
        || program.equals("mintty")
        || variable.apply("LC_TERMINAL").filter("iTerm2"::equals).isPresent()) {
      return Optional.of(ITERM);
    }
    return term.contains("sixel") || term.startsWith("foot") || term.startsWith("mlterm")
        ? Optional.of(SIXEL)
        : Optional.empty();
  }

  private static Optional<TerminalGraphics> named(String name) {
    for (TerminalGraphics one : values()) {
      if (one.name().equalsIgnoreCase(name.strip())) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
