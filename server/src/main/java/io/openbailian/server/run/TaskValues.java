package io.openbailian.server.run;

import io.openbailian.catalog.check.ImageInput;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.PassedCalls;
import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.Json;
import io.openbailian.server.artifact.InputFile;
import io.openbailian.server.media.MemoryBudget;
import io.openbailian.server.task.Claimed;
import io.openbailian.server.task.TaskStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Loads what tasks ask for. Pictures that came with a request, in base64, are in memory only while
/// they are taken to files, within a share of the heap for each key: a task that waits for its
/// engine, perhaps for hours, holds next to nothing.
public final class TaskValues {
  private static final Logger LOG = LoggerFactory.getLogger(TaskValues.class);

  /// Shorter ones stay where they are.
  private static final int SHORT = 16 << 10;

  /// The file, its text, its tree, and the text of one picture on its way to the disk.
  private static final long COPIES = 4;

  private final TaskStore store;
  private final Path spool;
  private final MemoryBudget memory;

  /// @param spool for the files, which go with their task
  /// @param memory for values while they are read
  public TaskValues(TaskStore store, Path spool, MemoryBudget memory) {
    this.store = store;
    this.spool = spool;
    this.memory = memory;
  }

  /// What a task asks for.
  ///
  /// @param values with a short text in the place of each picture that is a file
  /// @param pictures the files, by those texts
  record Loaded(Values values, Map<String, InputFile> pictures) implements AutoCloseable {
    @Override
    public void close() {
      for (InputFile picture : pictures.values()) {
        try {
          picture.close();
        } catch (IOException e) {
          LOG.warn("a file of an input stays until the next start", e);
        }
      }
    }
  }

  /// Loads them, waiting for memory if need be.
  ///
  /// @throws io.openbailian.server.share.GivenUpException when the task was stopped before
  /// @throws IOException when they are gone, or cannot be kept
  Loaded load(Claimed task, BooleanSupplier stopped) throws IOException, InterruptedException {
    if (task.inputs().isEmpty()) {
      return new Loaded(store.values(task), Map.of());
    }
    long bytes = COPIES * store.inputBytes(task);
    try (MemoryBudget.Loan _ = memory.borrow(task.task().workspace(), bytes, stopped)) {
      return taken(store.values(task).toJson());
    }
  }

  private Loaded taken(ObjectNode values) throws IOException {
    Map<String, InputFile> pictures = new HashMap<>();
    boolean whole = false;
    try {
      for (String meaning : List.of(Meaning.IMAGE, Meaning.MASK, Meaning.IMAGES)) {
        JsonNode value = values.get(meaning);
        if (value != null) {
          values.set(meaning, shortened(value, pictures));
        }
      }
      JsonNode body = values.path(PassedCalls.BODY);
      if (body.asString("").length() > SHORT) {
        String name = "spooled:" + pictures.size();
        pictures.put(name, InputFile.text(spool, body.asString()));
        values.put(PassedCalls.BODY, name);
      }
      whole = true;
      return new Loaded(Values.of(values), Map.copyOf(pictures));
    } finally {
      if (!whole) {
        new Loaded(Values.of(Json.object()), pictures).close();
      }
    }
  }

  private JsonNode shortened(JsonNode value, Map<String, InputFile> pictures) throws IOException {
    if (value instanceof ArrayNode list) {
      ArrayNode all = Json.object().arrayNode();
      for (JsonNode item : list.values()) {
        all.add(shortened(item, pictures));
      }
      return all;
    }
    String text = value.asString("");
    if (text.length() <= SHORT
        || !(ImageInput.parse(text).orElse(null) instanceof ImageInput.Inline(_, String base64))) {
      return value;
    }
    String name = "spooled:" + pictures.size();
    pictures.put(name, InputFile.Spooled.write(spool, base64));
    return new StringNode(name);
  }
}
