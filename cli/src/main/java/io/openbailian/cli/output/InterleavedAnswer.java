package io.openbailian.cli.output;

import io.openbailian.client.ResultAddress;
import io.openbailian.client.StreamSink;
import io.openbailian.protocol.client.GenerationAnswer;
import io.openbailian.protocol.client.GenerationAnswer.Part;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Text and pictures in turn, as Markdown: printed as they come, and written to a file at the end.
public final class InterleavedAnswer implements StreamSink {
  private static final String NAMELESS = "story";

  private final Terminal terminal;
  private final PictureSaver saver;
  private final boolean told;
  private final StringBuilder markdown = new StringBuilder();
  private final List<Picture> pictures = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private @Nullable GenerationAnswer last;

  /// @param told whether it is printed as it comes
  public InterleavedAnswer(Terminal terminal, PictureSaver saver, boolean told) {
    this.terminal = terminal;
    this.saver = saver;
    this.told = told;
  }

  @Override
  public void frame(ObjectNode tree) throws IOException, InterruptedException {
    GenerationAnswer answer = GenerationAnswer.of(tree);
    last = answer;
    for (Part part : answer.parts()) {
      add(part);
      switch (part) {
        case Part.Text(String text) -> tell(text);
        case Part.Picture(String url) -> show(answer, ResultAddress.of(url));
      }
    }
  }

  /// Pieces of one text are one part.
  private void add(Part part) {
    if (part instanceof Part.Text(String more)
        && !parts.isEmpty()
        && parts.getLast() instanceof Part.Text(String before)) {
      parts.set(parts.size() - 1, new Part.Text(before + more));
    } else {
      parts.add(part);
    }
  }

  private void tell(String text) {
    markdown.append(text);
    if (told) {
      terminal.out().print(text);
      terminal.out().flush();
    }
  }

  private void show(GenerationAnswer answer, URI url) throws IOException, InterruptedException {
    Picture picture = saver.save(answer.requestId().orElse(NAMELESS), pictures.size(), url);
    pictures.add(picture);
    String name = String.valueOf(picture.file().getFileName());
    tell("%s![%d](%s)\n\n".formatted(paragraph(), pictures.size(), name));
  }

  private String paragraph() {
    if (markdown.isEmpty() || markdown.toString().endsWith("\n\n")) {
      return "";
    }
    return markdown.charAt(markdown.length() - 1) == '\n' ? "\n" : "\n\n";
  }

  /// Writes what came, if anything did.
  public Optional<Path> write(Destination output, String name) throws IOException {
    if (markdown.isEmpty()) {
      return Optional.empty();
    }
    Path part = Files.createDirectories(output.folder()).resolve("." + name + ".part");
    try {
      Files.writeString(part, markdown.toString().stripTrailing() + "\n");
      return Optional.of(output.place(part, name, 0));
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /// Says how it ended.
  ///
  /// @param file where it is written
  public ExitCode end(Optional<Path> file, long nanos) {
    GenerationAnswer answer = last;
    if (answer == null || parts.isEmpty()) {
      ErrorPrinter.print(terminal.err(), Texts.say("story.empty"));
      return ExitCode.FAILED;
    }
    if (told) {
      terminal.out().print(markdown.toString().endsWith("\n") ? "" : "\n");
      file.ifPresent(path -> terminal.say(Texts.say("story.written", shown(path))));
    } else {
      terminal.out().println(ResultPrinter.pretty(document(answer, file, nanos)));
    }
    if (!answer.finished()) {
      ErrorPrinter.print(terminal.err(), Texts.say("story.broken"));
      answer.requestId().ifPresent(id -> ErrorPrinter.requestId(terminal.err(), id));
      return ExitCode.PARTIAL;
    }
    return ExitCode.OK;
  }

  private Path shown(Path file) {
    return new ResultPrinter(terminal, false).shown(file);
  }

  private ObjectNode document(GenerationAnswer answer, Optional<Path> file, long nanos) {
    ObjectNode document =
        ResultPrinter.document(answer.joined(parts), pictures, OptionalLong.of(nanos));
    file.ifPresent(path -> document.put("story", path.toAbsolutePath().normalize().toString()));
    return document;
  }
}
