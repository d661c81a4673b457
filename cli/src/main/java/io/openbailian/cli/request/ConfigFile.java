package io.openbailian.cli.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.Printable;
import io.openbailian.cli.output.Texts;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.client.ImageRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A request for pictures in a file: the body of the HTTP call, the same flat, or a list of
/// `image_tasks` with one entry; `//` comments are allowed.
public final class ConfigFile {
  private static final String IMAGE_TASKS = "image_tasks";
  private static final List<String> PARTS = List.of("input", "parameters");
  private static final String NO_OBJECT = Texts.say("config.no-object");
  private static final String OBJECTS = Texts.say("config.objects");

  /// How much of a line is shown where it is wrong, in characters.
  private static final int SHOWN = 20;

  private static final List<String> OTHER_TASKS = List.of("text_tasks", "video_tasks");

  private final String name;
  private final Path file;

  private ConfigFile(String name, Path file) {
    this.name = name;
    this.file = file;
  }

  /// A file as the command line names it.
  ///
  /// @param folder the current one
  public static ConfigFile of(Path folder, String name) {
    try {
      return new ConfigFile(name, folder.resolve(name));
    } catch (InvalidPathException e) {
      throw CommandException.usage(Texts.say("file.no-name", Printable.of(name)));
    }
  }

  /// The request for pictures in it.
  public ImageRequest request() {
    JsonNode tree = parse();
    return ImageRequest.read(single(tree)).orElseThrow(() -> wrong(OBJECTS));
  }

  /// The body of any HTTP call, as it stands there.
  public ObjectNode body() {
    if (!(parse() instanceof ObjectNode object)) {
      throw wrong(NO_OBJECT);
    }
    boolean whole =
        PARTS.stream()
            .allMatch(part -> object.path(part).isMissingNode() || object.path(part).isObject());
    if (!whole) {
      throw wrong(OBJECTS);
    }
    return object;
  }

  private JsonNode parse() {
    byte[] bytes = bytes();
    String text = text(bytes);
    try {
      return Json.mapper()
          .rebuild()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .build()
          .readTree(text);
    } catch (UnexpectedEndOfInputException e) {
      throw wrong(Texts.say("config.early"));
    } catch (JacksonException e) {
      throw wrong(Texts.say("config.no-json", where(text, e)));
    }
  }

  private byte[] bytes() {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw wrong(Texts.say("config.none"));
    } catch (IOException e) {
      throw wrong(
          Files.isDirectory(file) ? Texts.say("config.folder") : Texts.say("config.unread"));
    }
  }

  private String text(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw wrong(Texts.say("config.no-utf8"));
    }
  }

  /// The place, and what stands there.
  private static String where(String text, JacksonException e) {
    if (e.getLocation() == null) {
      return "";
    }
    int line = e.getLocation().getLineNr();
    int column = e.getLocation().getColumnNr();
    String there =
        text.lines()
            .skip(Math.max(0, line - 1))
            .findFirst()
            .filter(content -> column >= 1 && column <= content.length())
            .map(content -> Texts.say("config.at", Printable.of(rest(content, column - 1))))
            .orElse("");
    return Texts.say("config.where", line, column, there);
  }

  private static String rest(String line, int from) {
    return line.substring(from, Math.min(line.length(), from + SHOWN));
  }

  private ObjectNode single(JsonNode tree) {
    if (!(tree instanceof ObjectNode object)) {
      throw wrong(NO_OBJECT);
    }
    if (!object.has(IMAGE_TASKS)) {
      return object;
    }
    JsonNode tasks = object.path(IMAGE_TASKS);
    boolean alone = OTHER_TASKS.stream().allMatch(other -> object.path(other).isEmpty());
    if (alone && tasks.size() == 1 && tasks.path(0) instanceof ObjectNode task) {
      return task;
    }
    throw wrong(Texts.say("config.several"));
  }

  private CommandException wrong(String why) {
    return CommandException.usage(Texts.say("config.wrong", Printable.of(name), why));
  }
}
