package io.openbailian.cli.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Shows a picture with whatever the desktop shows pictures with.
public final class PictureOpener {
  private PictureOpener() {}

  public static void open(Path file, Terminal terminal) {
    List<String> command = command(System.getProperty("os.name", ""), file.toString());
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      terminal.say(Texts.say("picture.no-opener", command.getFirst()));
    }
  }

  private static List<String> command(String system, String file) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.contains("mac")) {
      return List.of("open", file);
    } else if (name.contains("windows")) {
      return List.of("explorer", file);
    }
    return List.of("xdg-open", file);
  }
}
