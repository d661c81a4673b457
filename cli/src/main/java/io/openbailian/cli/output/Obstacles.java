package io.openbailian.cli.output;

import io.openbailian.client.BailianException;
import io.openbailian.client.FileTooLargeException;
import io.openbailian.client.Obstacle;
import io.openbailian.client.RefusedException;
import io.openbailian.client.UnreachableException;
import java.util.Locale;

/// What kept a call from its answer, in the language of the user; the words of a service stay its
/// own.
public final class Obstacles {
  private Obstacles() {}

  public static String sentence(BailianException fault) {
    return switch (fault) {
      case RefusedException refused -> String.valueOf(refused.getMessage());
      case UnreachableException unreachable -> sentence(unreachable.trouble());
      case FileTooLargeException tooLarge -> sentence(tooLarge.trouble());
    };
  }

  private static String sentence(Obstacle trouble) {
    return Texts.say(key(trouble.kind()), trouble.facts().toArray());
  }

  static String key(Obstacle.Kind kind) {
    return "trouble." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
