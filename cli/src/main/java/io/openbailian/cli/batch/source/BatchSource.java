package io.openbailian.cli.batch.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.Leftovers;
import io.openbailian.cli.output.Printable;
import io.openbailian.cli.output.Texts;
import io.openbailian.protocol.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// The file of a batch, which can be read more than once.
///
/// @param name as its user calls it
/// @param folder that files named in it are relative to
public record BatchSource(String name, Path file, Path folder, EntryFormat format) {
  /// Names standard input.
  public static final String STANDARD_INPUT = "-";

  private static final int LOOKED_AT = 64 << 10;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /// The file that a command line names.
  ///
  /// @param folder the current one
  /// @param format empty when the name or the content tells
  public static BatchSource of(Path folder, String name, Optional<EntryFormat> format)
      throws IOException {
    Path file = path(folder, name);
    if (!Files.isRegularFile(file) && !Files.exists(file)) {
      throw CommandException.usage(Texts.say("file.none", Printable.of(name)));
    }
    if (Files.isDirectory(file)) {
      throw CommandException.usage(Texts.say("file.is-folder", Printable.of(name)));
    }
    if (!Files.isReadable(file)) {
      throw CommandException.usage(Texts.say("file.not-allowed", Printable.of(name)));
    }
    Path parent = file.toAbsolutePath().getParent();
    Path readable = Files.isRegularFile(file) ? file : copied(Files.newInputStream(file));
    return new BatchSource(
        name,
        readable,
        parent == null ? folder : parent,
        format.or(() -> EntryFormat.ofFile(name)).orElseGet(() -> seen(readable)));
  }

  /// Standard input, copied so that it can be read again.
  public static BatchSource of(Path folder, InputStream in, Optional<EntryFormat> format)
      throws IOException {
    Path file = copied(in);
    return new BatchSource(STANDARD_INPUT, file, folder, format.orElseGet(() -> seen(file)));
  }

  private static Path path(Path folder, String name) {
    try {
      return folder.resolve(name);
    } catch (InvalidPathException e) {
      throw CommandException.usage(Texts.say("file.no-name", Printable.of(name)));
    }
  }

  private static Path copied(InputStream in) throws IOException {
    Path copy = Files.createTempFile("bailian-batch-", ".input");
    Leftovers.add(copy);
    try (in) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return copy;
  }

  /// What a file looks like whose name does not tell.
  private static EntryFormat seen(Path file) {
    String text;
    try (InputStream in = Files.newInputStream(file)) {
      text = new String(in.readNBytes(LOOKED_AT), UTF_8);
    } catch (IOException e) {
      throw CommandException.usage(Texts.say("file.unread", file));
    }
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("").strip();
    if (first.startsWith("[") || (first.startsWith("{") && !isWhole(first))) {
      return EntryFormat.JSON;
    }
    if (first.startsWith("{")) {
      return text.strip().indexOf('\n') < 0 ? EntryFormat.JSON : EntryFormat.JSONL;
    }
    return first.startsWith("custom_id,") || first.startsWith("prompt,")
        ? EntryFormat.CSV
        : EntryFormat.LINES;
  }

  private static boolean isWhole(String line) {
    return Json.tryParse(line.getBytes(UTF_8)).isPresent();
  }

  /// What entries say where they say nothing themselves; by kind under the name of its list.
  public ObjectNode defaults() throws IOException {
    return format == EntryFormat.JSON ? head().defaults() : Json.object();
  }

  private CombinedHead head() throws IOException {
    try (Reader reader = open()) {
      return CombinedHead.of(reader);
    } catch (CharacterCodingException e) {
      return new CombinedHead(false, Json.object());
    }
  }

  /// Reads all of it.
  public void read(EntrySink sink) throws IOException, InterruptedException {
    EntryReader entries =
        switch (format) {
          case JSON -> new CombinedJson(head().lists());
          case JSONL -> new JsonLines();
          case CSV -> new CsvEntries();
          case LINES -> new PlainLines();
        };
    try (Reader reader = open()) {
      entries.read(name, reader, sink);
    } catch (CharacterCodingException e) {
      throw CommandException.usage(Texts.say("file.no-utf8", Printable.of(name)));
    }
  }

  private Reader open() throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(file),
                UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }
}
