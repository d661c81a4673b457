package io.openbailian.server.http.tasks;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.artifact.ArtifactIndex;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.StoredFile;
import io.openbailian.server.http.exchange.Authentication;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.task.ItemResult;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskState;
import io.openbailian.server.task.TaskStore;
import io.openbailian.server.task.TaskViewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `GET /openbailian/v1/archive.zip?task=…&task=…`: the files of up to a hundred tasks of the
/// workspace in one, as they are read from the disk; no more than a few KiB are in memory. They are
/// not packed tighter: pictures, sounds and films are already. Other servers do not have the path.
public final class ArchiveRoutes implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveRoutes.class);

  /// The entry that names the files that were gone when their turn came.
  private static final String MISSING = "missing.txt";

  private final Authentication authentication;
  private final TaskStore tasks;
  private final ArtifactIndex index;
  private final ArtifactStore files;
  private final Time time;

  public ArchiveRoutes(
      Authentication authentication,
      TaskStore tasks,
      ArtifactIndex index,
      ArtifactStore files,
      Time time) {
    this.authentication = authentication;
    this.tasks = tasks;
    this.index = index;
    this.files = files;
    this.time = time;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(Wire.ARCHIVE, this::archive);
  }

  private void archive(Context context) throws InterruptedException {
    authentication.require(context);
    List<String> names = names(context);
    if (names.isEmpty()) {
      throw new WireException(ErrorCode.NOT_FOUND.with().withHint("these tasks made no files"));
    }
    context.res().setCharacterEncoding(null); // or the archive would be called text in UTF-8
    context
        .contentType("application/zip")
        .header("Content-Disposition", "attachment; filename=\"results.zip\"")
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff");
    try (var zip = new ZipOutputStream(context.res().getOutputStream())) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      write(zip, names);
    } catch (EofException e) {
      LOG.debug("request={} its client has gone in the middle", Exchange.requestId(context));
    } catch (IOException e) {
      throw new UncheckedIOException("the archive of %s cannot be sent".formatted(names), e);
    }
  }

  private List<String> names(Context context) throws InterruptedException {
    ApiKey key = Exchange.key(context);
    TaskViewer viewer = TaskViewer.of(key.principal(), key.terms().scope().ownTasksOnly());
    List<String> names = new ArrayList<>();
    for (String id : NamedTasks.ids(context)) {
      Task task =
          tasks
              .find(id, time.now())
              .filter(viewer::sees)
              .orElseThrow(
                  () -> new WireException(ErrorCode.TASK_NOT_FOUND.with().withHint("task: " + id)));
      items(task.state()).flatMap(ArchiveRoutes::files).forEach(names::add);
    }
    return names.stream().distinct().toList();
  }

  private static Stream<ItemResult> items(TaskState state) {
    return switch (state) {
      case TaskState.Pending _, TaskState.Running _ -> Stream.empty();
      case TaskState.Succeeded done -> done.items().stream();
      case TaskState.Failed failed -> failed.items().stream();
      case TaskState.Canceled canceled -> canceled.items().stream();
    };
  }

  private static Stream<String> files(ItemResult item) {
    return switch (item) {
      case ItemResult.Produced made -> Stream.of(made.artifact());
      case ItemResult.Transcribed made -> Stream.of(made.artifact());
      case ItemResult.Passed passed -> passed.files().stream().map(ItemResult.NamedFile::artifact);
      case ItemResult.Text _, ItemResult.Note _, ItemResult.Failed _ -> Stream.empty();
    };
  }

  private void write(ZipOutputStream zip, List<String> names)
      throws IOException, InterruptedException {
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      Optional<StoredFile> file = index.find(name, time.now()).flatMap(_ -> files.find(name));
      if (file.isEmpty()) {
        missing.add(name);
        continue;
      }
      zip.putNextEntry(new ZipEntry(name));
      file.get().writeTo(zip, 0, file.get().length());
      zip.closeEntry();
    }
    if (!missing.isEmpty()) {
      zip.putNextEntry(new ZipEntry(MISSING));
      zip.write(String.join("\n", missing).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }
}
