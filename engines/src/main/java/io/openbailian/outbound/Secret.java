package io.openbailian.outbound;

import io.openbailian.engine.EngineFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What proves to an engine's server who we are. It comes from a variable of the environment or
/// from a file, which is read again when it has changed or its content was turned away; it is never
/// a part of the configuration itself, and no text of this object shows it.
public final class Secret {
  private static final String ENV = "env";
  private static final String FILE = "file";
  private static final long LONGEST = 64L << 10;

  private final Optional<Path> file;
  private @Nullable String value;
  private @Nullable FileTime read;

  private Secret(Optional<Path> file, @Nullable String value) {
    this.file = file;
    this.value = value;
  }

  /// Reads `key: {env: NAME}` or `key: {file: PATH}`; empty when there is none.
  static Optional<Secret> read(OptionReader options, String name) {
    return read(options, name, System::getenv);
  }

  static Optional<Secret> read(
      OptionReader options, String name, UnaryOperator<@Nullable String> environment) {
    if (!options.has(name)) {
      options.text(name); // it is known
      return Optional.empty();
    }
    OptionReader block = options.block(name);
    Optional<String> variable = block.text(ENV);
    Optional<Path> path = block.path(FILE);
    block.nothingElse();
    if (variable.isPresent() == path.isPresent()) {
      options.mistake(
          name,
          "says where the secret is, {env: NAME} or {file: PATH}, and is not the secret itself");
      return Optional.empty();
    }
    return variable.isPresent()
        ? ofVariable(options, name, Optional.ofNullable(environment.apply(variable.get())))
        : ofFile(options, name, path.orElseThrow());
  }

  private static Optional<Secret> ofVariable(
      OptionReader options, String name, Optional<String> value) {
    Optional<String> found = value.map(String::strip).filter(text -> !text.isEmpty());
    if (found.isEmpty()) {
      options.mistake(name + "." + ENV, "names a variable that is not set");
    } else if (!isPlain(found.get())) {
      options.mistake(name + "." + ENV, "names a variable that holds more than one line of ASCII");
    }
    return found.map(text -> new Secret(Optional.empty(), text));
  }

  private static Optional<Secret> ofFile(OptionReader options, String name, Path path) {
    Secret secret = new Secret(Optional.of(path), null);
    try {
      secret.load(path);
    } catch (IOException e) {
      options.mistake(name + "." + FILE, "names a file that cannot be read, or holds no secret");
    }
    return Optional.of(secret);
  }

  private void load(Path path) throws IOException {
    FileTime changed = Files.getLastModifiedTime(path);
    if (Files.size(path) > LONGEST) {
      throw new IOException("it is too large");
    }
    String text = Files.readString(path).strip();
    if (text.isEmpty() || !isPlain(text)) {
      throw new IOException("it holds no secret");
    }
    value = text;
    read = changed;
  }

  /// Headers take no other characters.
  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c > ' ' && c < 0x7F);
  }

  /// The secret as it is now.
  ///
  /// @throws EngineFailure.Down when its file cannot be read any more
  public synchronized String value() throws EngineFailure {
    if (file.isPresent()) {
      refresh(file.get());
    }
    String known = value;
    if (known == null) {
      throw new EngineFailure.Down("the secret of the engine cannot be read");
    }
    return known;
  }

  /// A file that is gone for a moment, because it is being replaced, leaves us what we knew.
  private void refresh(Path path) {
    try {
      if (!Files.getLastModifiedTime(path).equals(read)) {
        load(path);
      }
    } catch (IOException e) {
      read = null;
    }
  }

  /// The server turned the secret away: the next request reads it again.
  synchronized void turnedAway() {
    read = null;
  }

  @Override
  public String toString() {
    return "***";
  }
}
