package io.openbailian.server.task.sql;

import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.TaskStatus;
import io.openbailian.server.admission.Principal;
import io.openbailian.server.task.CancelWish;
import io.openbailian.server.task.ItemResult;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskRequest;
import io.openbailian.server.task.TaskState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of the table `task`, read on a thread of the database and understood on another.
record TaskRow(
    TaskKey key,
    Principal owner,
    String requestId,
    String lane,
    String operation,
    String model,
    String asked,
    @Nullable String inputs,
    int deaths,
    long submitted,
    Optional<CancelWish> wish,
    Progress progress) {

  /// The columns that change.
  ///
  /// @param items JSON, see {@link ItemJson}
  record Progress(
      TaskStatus status,
      @Nullable Long scheduled,
      @Nullable Long deadline,
      @Nullable Long ended,
      @Nullable String code,
      @Nullable String message,
      @Nullable String items) {

    static Progress of(TaskState state) {
      return switch (state) {
        case TaskState.Pending _ -> unended(state.status(), null, null);
        case TaskState.Running(var scheduled, var deadline) ->
            unended(state.status(), millis(scheduled), millis(deadline));
        case TaskState.Succeeded(var scheduled, var ended, var items) ->
            new Progress(
                state.status(),
                millis(scheduled),
                null,
                millis(ended),
                null,
                null,
                ItemJson.write(items));
        case TaskState.Failed(var scheduled, var ended, var code, var message, var items) ->
            new Progress(
                state.status(),
                millis(scheduled),
                null,
                millis(ended),
                code,
                message,
                items.isEmpty() ? null : ItemJson.write(items));
        case TaskState.Canceled(var scheduled, var ended, var items) ->
            new Progress(
                state.status(),
                millis(scheduled),
                null,
                millis(ended),
                null,
                null,
                items.isEmpty() ? null : ItemJson.write(items));
      };
    }

    private static Progress unended(
        TaskStatus status, @Nullable Long scheduled, @Nullable Long deadline) {
      return new Progress(status, scheduled, deadline, null, null, null, null);
    }

    TaskState state() {
      return switch (status) {
        case PENDING -> new TaskState.Pending();
        case RUNNING -> new TaskState.Running(instant(scheduled), maybe(deadline));
        case SUCCEEDED ->
            new TaskState.Succeeded(
                instant(scheduled), instant(ended), ItemJson.read(Objects.requireNonNull(items)));
        case FAILED ->
            new TaskState.Failed(
                maybe(scheduled),
                instant(ended),
                Objects.requireNonNull(code),
                Objects.requireNonNull(message),
                results());
        case CANCELED -> new TaskState.Canceled(maybe(scheduled), instant(ended), results());
        case SUSPENDED, UNKNOWN ->
            throw new IllegalStateException("no task is ever stored as " + status);
      };
    }

    private List<ItemResult> results() {
      return items == null ? List.of() : ItemJson.read(items);
    }

    private static @Nullable Instant maybe(@Nullable Long millis) {
      return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
      return instant == null ? null : instant.toEpochMilli();
    }

    private static Instant instant(@Nullable Long millis) {
      return Instant.ofEpochMilli(Objects.requireNonNull(millis));
    }
  }

  static final String COLUMNS =
      "id_high, id_low, workspace, request_id, lane, operation, model, asked, inputs, deaths,"
          + " submitted, cancel, status, scheduled, deadline, ended, code, message, items, key_id";

  /// Reads {@link #COLUMNS}.
  static TaskRow read(ResultSet row) throws SQLException {
    return new TaskRow(
        new TaskKey(row.getLong(1), row.getLong(2)),
        owner(row.getString(3), row.getString(20)),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getInt(10),
        row.getLong(11),
        Optional.ofNullable(row.getString(12)).map(CancelWish::valueOf),
        new Progress(
            TaskStatus.valueOf(row.getString(13)),
            nullableLong(row, 14),
            nullableLong(row, 15),
            nullableLong(row, 16),
            row.getString(17),
            row.getString(18),
            row.getString(19)));
  }

  /// A key that came with its workspace has its id, and no column of its own.
  private static Principal owner(String workspace, @Nullable String keyId) {
    return new Principal(workspace, keyId == null ? workspace : keyId);
  }

  Optional<String> inputsFile() {
    return Optional.ofNullable(inputs);
  }

  /// The task, without the values of its inputs file.
  Task task() {
    return new Task(
        key.id(),
        owner,
        requestId,
        lane,
        new TaskRequest(operation, model, Values.of(Json.parseObject(asked))),
        Instant.ofEpochMilli(submitted),
        deaths,
        progress.state());
  }

  private static @Nullable Long nullableLong(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}
