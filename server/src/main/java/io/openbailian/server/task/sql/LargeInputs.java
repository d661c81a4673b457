package io.openbailian.server.task.sql;

import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.Json;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.StoredFile;
import io.openbailian.server.sql.DatabaseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Keeps values over 64 KiB (pictures in base64) beside the database: one synced file for a task
/// that has such values, written before its row and deleted after it.
final class LargeInputs {
  private static final Logger LOG = LoggerFactory.getLogger(LargeInputs.class);
  private static final int MOST_IN_A_ROW = 64 << 10;
  private static final String SUFFIX = ".json";

  private final ArtifactStore files;

  LargeInputs(ArtifactStore files) {
    this.files = files;
  }

  /// What the row holds.
  ///
  /// @param asked the values without the large ones, JSON
  /// @param file where the large ones are, if there are any
  record Kept(String asked, Optional<String> file) {}

  /// Writes the large values, if there are any, durably.
  Kept keep(String id, Values values) {
    String all = values.toString();
    if (all.length() <= MOST_IN_A_ROW) {
      return new Kept(all, Optional.empty());
    }
    ObjectNode small = values.toJson();
    ObjectNode large = Json.object();
    for (Map.Entry<String, JsonNode> value : List.copyOf(small.properties())) {
      if (Json.text(value.getValue()).length() > MOST_IN_A_ROW) {
        large.set(value.getKey(), small.remove(value.getKey()));
      }
    }
    return large.isEmpty()
        ? new Kept(all, Optional.empty())
        : new Kept(Json.text(small), Optional.of(write(id, large)));
  }

  /// How many bytes the file has.
  ///
  /// @throws IOException when it is gone
  long bytes(String file) throws IOException {
    return find(file).length();
  }

  /// The values with those of the file.
  ///
  /// @throws IOException when the file is gone or cannot be read
  Values join(Values small, String file) throws IOException {
    ObjectNode all = small.toJson();
    all.setAll(Json.parseObject(new String(find(file).read(), StandardCharsets.UTF_8)));
    return Values.of(all);
  }

  private StoredFile find(String file) throws IOException {
    return files.find(file).orElseThrow(() -> new IOException("there is no file " + file));
  }

  /// A file that stays because it cannot be deleted is swept later: nothing refers to it.
  void delete(String file) {
    try {
      files.delete(file);
    } catch (IOException e) {
      LOG.warn("the input file {} could not be deleted; the next sweep tries again", file, e);
    }
  }

  /// The task a file belongs to.
  static Optional<TaskKey> owner(String file) {
    return TaskKey.parse(file.replace(SUFFIX, ""));
  }

  private String write(String id, ObjectNode large) {
    String name = id + SUFFIX;
    try {
      files.write(name, Json.bytes(large));
      return name;
    } catch (IOException e) {
      throw new DatabaseException(
          "The inputs of a task could not be stored: %s".formatted(e.getMessage()), e);
    }
  }
}
