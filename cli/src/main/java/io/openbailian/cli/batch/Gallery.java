package io.openbailian.cli.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.openbailian.cli.batch.manifest.EntryState;
import io.openbailian.cli.batch.manifest.Manifest;
import io.openbailian.cli.batch.manifest.ManifestView;
import io.openbailian.cli.batch.manifest.SavedFile;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.DiskFault;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Printable;
import io.openbailian.cli.output.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// `bailian gallery`: one page of what a batch has made, beside its files. It needs no server and
/// runs no script; what entries say is shown and never obeyed.
public final class Gallery {
  /// In the folder of the batch.
  public static final String NAME = "index.html";

  private static final int LONGEST_TEXT = 4_000;

  private final Path folder;

  private Gallery(Path folder) {
    this.folder = folder;
  }

  /// Writes the page of a folder.
  ///
  /// @param current the folder that the name is relative to
  /// @return the page
  public static Path write(Path current, String named) throws IOException {
    Path folder;
    try {
      folder = current.resolve(named).normalize();
    } catch (InvalidPathException e) {
      throw CommandException.usage(Texts.say("file.no-folder-name", Printable.of(named)));
    }
    if (!Files.isRegularFile(folder.resolve(Manifest.NAME))) {
      throw CommandException.usage(
          Texts.say("gallery.no-batch", Printable.of(named), Manifest.NAME));
    }
    try {
      return new Gallery(folder).write();
    } catch (IOException e) {
      throw new CommandException(ExitCode.FAILED, DiskFault.sentence(folder, e));
    }
  }

  private Path write() throws IOException {
    List<ManifestView.Shown> entries =
        ManifestView.read(folder.resolve(Manifest.NAME)).stream()
            .sorted(Comparator.comparingInt(ManifestView.Shown::number))
            .toList();
    Path part = folder.resolve("." + NAME + ".part");
    try (Writer page = Files.newBufferedWriter(part, UTF_8)) {
      String title = escaped(String.valueOf(folder.getFileName()));
      long done = entries.stream().filter(entry -> entry.state() == EntryState.DONE).count();
      page.write(head(title, Texts.say("gallery.done", done, entries.size())));
      for (ManifestView.Shown entry : entries) {
        write(page, entry);
      }
      page.write("</main>\n</body>\n</html>\n");
    }
    return Files.move(
        part,
        folder.resolve(NAME),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  private static String head(String title, String about) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; media-src 'self' file:; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width">
    <title>%s</title>
    <style>
    body { font: 14px/1.4 system-ui, sans-serif; margin: 1.5rem; color: #222; background: #fafafa; }
    main { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1rem; }
    article { background: #fff; border: 1px solid #ddd; border-radius: .4rem; padding: .6rem; overflow: hidden; }
    img, video { width: 100%%; height: 12rem; object-fit: contain; background: #eee; }
    audio { width: 100%%; }
    p { margin: .4rem 0 0; overflow-wrap: anywhere; }
    pre { white-space: pre-wrap; max-height: 12rem; overflow: auto; margin: 0; }
    .small { color: #666; font-size: 12px; }
    .wrong { color: #b00020; }
    </style>
    </head>
    <body>
    <h1>%s</h1>
    <p class="small">%s</p>
    <main>
    """
        .formatted(title, title, about);
  }

  private void write(Writer page, ManifestView.Shown entry) throws IOException {
    page.write("<article id=\"n%d\">\n".formatted(entry.number()));
    for (SavedFile file : entry.files()) {
      if (isPlain(file.name())) {
        page.write(shown(file.name()));
      }
    }
    ManifestView.Asked asked = entry.asked();
    page.write("<p>%s</p>\n".formatted(escaped(asked.prompt())));
    if (!asked.written().equals(asked.prompt())) {
      page.write("<p class=\"small\">%s</p>\n".formatted(escaped(asked.written())));
    }
    page.write(
        "<p class=\"small\">#%d %s%s</p>\n"
            .formatted(
                entry.number(),
                escaped(asked.model()),
                asked.seed().map(seed -> ", seed " + seed).orElse("")));
    if (entry.state() != EntryState.DONE) {
      page.write(
          "<p class=\"wrong\">%s %s %s</p>\n"
              .formatted(
                  entry.state().spelling(),
                  escaped(entry.end().code()),
                  escaped(entry.end().message())));
    }
    page.write("</article>\n");
  }

  /// Names of a manifest that somebody else has written stay inside its folder.
  private static boolean isPlain(String name) {
    return !name.isEmpty() && !name.contains("/") && !name.contains("\\") && !name.startsWith(".");
  }

  private String shown(String name) throws IOException {
    String link = "./" + URLEncoder.encode(name, UTF_8).replace("+", "%20");
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (ending) {
      case "png", "jpg", "jpeg", "webp", "bmp", "gif" ->
          "<a href=\"%s\"><img loading=\"lazy\" src=\"%s\" alt=\"%s\"></a>\n"
              .formatted(link, link, escaped(name));
      case "mp4" -> "<video controls preload=\"metadata\" src=\"%s\"></video>\n".formatted(link);
      case "wav", "mp3", "ogg", "opus", "pcm" ->
          "<audio controls preload=\"none\" src=\"%s\"></audio>\n".formatted(link);
      default -> "<pre>%s</pre>\n".formatted(escaped(text(folder.resolve(name))));
    };
  }

  private static String text(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return "";
    }
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(LONGEST_TEXT), UTF_8);
      return Files.size(file) > LONGEST_TEXT ? text + "…" : text;
    }
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
      }
    }
    return safe.toString();
  }
}
