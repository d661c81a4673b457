package io.openbailian.client;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.client.ImageRequest;
import io.openbailian.protocol.client.ModelsAnswer;
import io.openbailian.protocol.client.TaskAnswer;
import io.openbailian.protocol.client.TaskListAnswer;
import io.openbailian.protocol.client.TaskListQuery;
import io.openbailian.protocol.client.UploadTicket;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A client of one service with one key; blocking, and safe for many threads.
///
/// Calls throw {@link RefusedException} when the service says no and {@link UnreachableException}
/// when it says nothing.
public final class BailianClient implements AutoCloseable {
  /// A task is paid for: a poll that fails in passing does not give it up.
  private static final int POLL_FAILURES_BORNE = 5;

  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;

  private final ClientSettings settings;
  private final ClientClock pace;
  private final Transport transport;

  public BailianClient(ClientSettings settings) {
    this(settings, ClientClock.real());
  }

  public BailianClient(ClientSettings settings, ClientClock pace) {
    this(settings, pace, new Transport(settings));
  }

  BailianClient(ClientSettings settings, ClientClock pace, Transport transport) {
    this.settings = settings;
    this.pace = pace;
    this.transport = transport;
  }

  /// Asks for pictures; the answer is a task that has yet to run.
  public TaskAnswer text2image(ImageRequest request) throws InterruptedException {
    return submit(ImageRequest.PATH, request.toJson());
  }

  /// Creates a task of any asynchronous operation.
  ///
  /// @param path below the API's base, `/services/…`
  public TaskAnswer submit(String path, ObjectNode body) throws InterruptedException {
    return task(path, transport.post(path, body, headers(body, Wire.ASYNC)));
  }

  /// As {@link #submit(String, ObjectNode)}, under a key: a service that honours it makes one task
  /// of however many such requests.
  public TaskAnswer submit(String path, ObjectNode body, String idempotencyKey)
      throws InterruptedException {
    Map<String, String> headers = headers(body, Wire.ASYNC);
    headers.put(Wire.IDEMPOTENCY_KEY, idempotencyKey);
    return task(path, transport.post(path, body, headers));
  }

  /// Asks what a call would cost, and whether it would be admitted.
  ///
  /// @param task whether it would ask for a task
  /// @return empty at services that are no server of ours, which do not know the question
  public Optional<ObjectNode> dryRun(String path, ObjectNode body, boolean task)
      throws InterruptedException {
    String base = settings.base().toString();
    if (!base.endsWith(Wire.API)) {
      return Optional.empty();
    }
    URI root = URI.create(base.substring(0, base.length() - Wire.API.length()));
    ClientSettings above =
        new ClientSettings(root, settings.key(), settings.connect(), settings.answer());
    String[] wish = task ? new String[] {Wire.ASYNC} : new String[0];
    try (Transport other = new Transport(above)) {
      return Optional.of(other.post(Wire.DRY_RUN + Wire.API + path, body, headers(body, wish)));
    } catch (RefusedException e) {
      if (e.status() == NOT_FOUND || e.status() == NOT_ALLOWED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// Calls any synchronous operation and returns its answer as it came.
  public ObjectNode call(String path, ObjectNode body) throws InterruptedException {
    return transport.post(path, body, headers(body));
  }

  /// Calls any streamed operation and hands on its frames as they come.
  ///
  /// @throws RefusedException before the first frame or after any
  /// @throws IOException of the sink
  public void stream(String path, ObjectNode body, StreamSink sink)
      throws IOException, InterruptedException {
    URI uri = URI.create(settings.base() + path);
    var answer = transport.open(path, body, headers(body, Wire.SSE));
    new Streaming(transport, uri, settings.answer()).read(answer, sink);
  }

  /// Has a text spoken and hands on the audio as it comes.
  ///
  /// @param path of the socket, for example `/api-ws/v1/inference`
  /// @param payload of the task: model, input and parameters
  /// @return what it is charged for
  /// @throws IOException of the sink
  public ObjectNode speak(String path, ObjectNode payload, SpeechSink sink)
      throws IOException, InterruptedException {
    URI base = settings.base();
    String scheme = "https".equalsIgnoreCase(base.getScheme()) ? "wss" : "ws";
    URI address = URI.create(scheme + "://" + base.getRawAuthority() + path);
    String taskId = "speech-" + Long.toHexString(pace.nanos());
    return new SpeechSocket(address, settings, transport).speak(taskId, payload, sink);
  }

  /// Brings a file to the service, for some hours and for this key alone.
  ///
  /// @param model that will be asked about it
  /// @return its address, which requests may carry in place of a URL
  /// @throws FileTooLargeException when the service takes no such file
  /// @throws IOException when the file cannot be read
  public String upload(String model, Path file) throws IOException, InterruptedException {
    return new FileUpload(transport, settings).send(model, file);
  }

  /// Requests that name uploaded files say so.
  private static Map<String, String> headers(ObjectNode body, String... enabled) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String header : enabled) {
      headers.put(header, Wire.ENABLE);
    }
    if (namesUploads(body)) {
      headers.put(UploadTicket.RESOLVE, Wire.ENABLE);
    }
    return headers;
  }

  private static boolean namesUploads(JsonNode tree) {
    return tree.isString()
        ? tree.asString().startsWith(UploadTicket.SCHEME)
        : tree.values().stream().anyMatch(BailianClient::namesUploads);
  }

  /// How a task is now; a server of ours may hold the answer for some seconds while it is
  /// unfinished.
  public TaskAnswer task(String id) throws InterruptedException {
    String path = taskPath(id);
    return task(path, transport.get(path, Map.of()));
  }

  /// How a task is now, answered at once; a server of ours adds how far it is.
  public TaskAnswer glance(String id) throws InterruptedException {
    String path = taskPath(id) + "?view=full";
    return task(path, transport.get(path, Map.of()));
  }

  /// Asks for a task until it is final. A poll that fails in passing is repeated.
  ///
  /// @param atMost no new question is asked after this time
  /// @param observer is told every answer, the last one too
  /// @return the last answer, which is not final when the time was over
  public TaskAnswer await(String id, Duration atMost, Consumer<TaskAnswer> observer)
      throws InterruptedException {
    long deadline = pace.nanos() + atMost.toNanos();
    Backoff backoff = new Backoff();
    while (true) {
      long asked = pace.nanos();
      TaskAnswer answer = patiently(id);
      observer.accept(answer);
      Duration rest = backoff.next().minusNanos(pace.nanos() - asked);
      if (answer.status().isFinal() || pace.nanos() + rest.toNanos() > deadline) {
        return answer;
      }
      if (rest.isPositive()) {
        pace.pause(rest);
      }
    }
  }

  private TaskAnswer patiently(String id) throws InterruptedException {
    Backoff backoff = new Backoff();
    for (int failures = 0; ; failures++) {
      try {
        return task(id);
      } catch (BailianException e) {
        if (failures == POLL_FAILURES_BORNE || !mayPass(e)) {
          throw e;
        }
      }
      pace.pause(backoff.next());
    }
  }

  private static boolean mayPass(BailianException e) {
    return switch (e) {
      case RefusedException refused -> refused.mayPass();
      case UnreachableException _ -> true;
      case FileTooLargeException _ -> false;
    };
  }

  /// Cancels a task that is still PENDING; any other is refused.
  public void cancel(String id) throws InterruptedException {
    transport.post(taskPath(id) + Wire.CANCEL, Json.object(), Map.of());
  }

  public TaskListAnswer tasks(TaskListQuery query) throws InterruptedException {
    return TaskListAnswer.of(transport.get(Wire.TASKS, query.parameters()));
  }

  /// The models the service offers, or the one that is named.
  public ModelsAnswer models(Optional<String> name, int page, int pageSize)
      throws InterruptedException {
    return ModelsAnswer.of(transport.get(Wire.MODELS, ModelsAnswer.query(name, page, pageSize)));
  }

  /// Fetches a result into a file, replacing what is there; the file is whole or is not there.
  ///
  /// @throws IOException when the file cannot be written
  public void download(URI source, Path target) throws IOException, InterruptedException {
    new FileDownload(settings).to(source, target);
  }

  private static String taskPath(String id) {
    return Wire.TASKS + "/" + Transport.escaped(id);
  }

  private TaskAnswer task(String path, ObjectNode tree) {
    return TaskAnswer.parse(tree)
        .orElseThrow(() -> Transport.strange(URI.create(settings.base() + path), "no task in it"));
  }

  /// Ends open connections; calls under way fail.
  @Override
  public void close() {
    transport.close();
  }
}
