package io.openbailian.server.http.openai;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.server.HeardText;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.StoredFile;
import io.openbailian.server.http.exchange.Authentication;
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.FormReading;
import io.openbailian.server.http.exchange.IgnoredMembers;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.task.ItemResult;
import io.openbailian.server.upload.Uploads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `audio/transcriptions` of the OpenAI dialect, below `/compatible-mode/v1` and `/v1`: one
/// recording of a form, transcribed by a task like others, which is waited for.
public final class TranscriptionRoutes implements Routes {
  private static final String TRANSCRIPTIONS = "/audio/transcriptions";
  private static final String FILE = "file";
  private static final String MODEL = "model";
  private static final String FORMAT = "response_format";
  private static final String GRANULARITIES = "timestamp_granularities";
  private static final String LANGUAGE = "language";
  private static final Set<String> READ = Set.of(MODEL, FORMAT, GRANULARITIES, LANGUAGE);
  private static final long LARGEST_TRANSCRIPT = 64L << 20;

  private final Catalog catalog;
  private final Invoker invoker;
  private final AwaitedTasks tasks;
  private final Uploads uploads;
  private final ArtifactStore artifacts;
  private final Authentication authentication;
  private final FormReading forms;
  private final IgnoredMembers ignored;

  /// @param artifacts where transcripts are read
  /// @param authentication for the base that the service does not have
  public TranscriptionRoutes(
      MediaWork work,
      AwaitedTasks tasks,
      ArtifactStore artifacts,
      Authentication authentication,
      BodyReader bodies,
      IgnoredMembers ignored) {
    this.catalog = work.catalog();
    this.invoker = work.invoker();
    this.tasks = tasks;
    this.uploads = work.uploads();
    this.artifacts = artifacts;
    this.authentication = authentication;
    this.forms = new FormReading(bodies);
    this.ignored = ignored;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post(Wire.COMPATIBLE + TRANSCRIPTIONS, this::transcribe);
    routes.post(
        Wire.OPENAI + TRANSCRIPTIONS,
        context -> {
          authentication.require(context);
          transcribe(context);
        });
  }

  private void transcribe(Context context) throws InterruptedException {
    UploadedForm form =
        UploadedForm.read(
            context,
            forms,
            Set.of(FILE),
            Set.of(),
            (_, number, content) -> {
              if (number > 0) {
                throw new WireException(ErrorCode.INVALID_PARAMETER.with("file should come once"));
              }
              return uploads.take(
                  Exchange.key(context).workspace(), Exchange.requestId(context), number, content);
            });
    List<String> files = form.addresses(FILE);
    if (files.isEmpty()) {
      throw new WireException(ErrorCode.INVALID_PARAMETER.with("Field required: file"));
    }
    JsonNode name = form.fields().path(MODEL);
    if (name.asString("").isBlank()) {
      throw new WireException(ErrorCode.EMPTY_MODEL.with());
    }
    Model model = invoker.model(name.asString().strip());
    Operation operation = operation(model);
    HeardText.Format format = format(form.fields());
    ignored.tell(context, model, form.others(READ), List.of());
    AwaitedTasks.Made made =
        tasks.make(
            context,
            invoker.resolve(
                operation.paths().getFirst(),
                request(form.fields(), model, operation, files.getFirst()),
                new Invoker.Wish(true, false)));
    answer(context, format, words(form.fields()), transcript(made));
  }

  private Operation operation(Model model) {
    return catalog.operations().stream()
        .filter(operation -> model.serves(operation, Mode.ASYNC))
        .filter(operation -> operation.result() == ResultShape.TRANSCRIPTION)
        .findFirst()
        .orElseThrow(() ->
            new WireException(
                ErrorCode.URL_ERROR.with().withHint(model.name() + " transcribes nothing")));
  }

  private static HeardText.Format format(ObjectNode fields) {
    String said = fields.path(FORMAT).asString("json");
    return HeardText.Format.parse(said)
        .orElseThrow(() ->
            new WireException(
                ErrorCode.INVALID_PARAMETER
                    .with("response_format should be one of [json, text, srt, vtt, verbose_json]")
                    .sent("response_format: " + (said.length() > 40 ? "…" : said))));
  }

  private static boolean words(ObjectNode fields) {
    for (JsonNode one : fields.path(GRANULARITIES).values()) {
      if (one.asString("").equals("word")) {
        return true;
      }
    }
    return false;
  }

  /// A language is a hint; a model that takes none finds out by itself.
  private static ObjectNode request(
      ObjectNode fields, Model model, Operation operation, String file) {
    ObjectNode request = Json.object().put(MODEL, model.name());
    operation
        .places(Meaning.FILES)
        .getFirst()
        .put(request, Json.mapper().createArrayNode().add(file));
    String language = fields.path(LANGUAGE).asString("");
    if (!language.isEmpty()
        && !operation.places(Meaning.LANGUAGE_HINTS).isEmpty()
        && model.field(Meaning.LANGUAGE_HINTS).isPresent()) {
      operation
          .places(Meaning.LANGUAGE_HINTS)
          .getFirst()
          .put(request, Json.mapper().createArrayNode().add(language));
    }
    return request;
  }

  private ObjectNode transcript(AwaitedTasks.Made made) {
    for (ItemResult item : made.items()) {
      switch (item) {
        case ItemResult.Transcribed heard -> {
          return read(heard.artifact());
        }
        case ItemResult.Failed failed ->
            throw new WireException(ErrorCode.told(failed.code(), failed.message()));
        case ItemResult.Produced _, ItemResult.Passed _, ItemResult.Text _, ItemResult.Note _ -> {}
      }
    }
    throw new WireException(ErrorCode.INTERNAL_ERROR.with());
  }

  private ObjectNode read(String artifact) {
    try {
      StoredFile file =
          artifacts
              .find(artifact)
              .orElseThrow(() -> new WireException(ErrorCode.INTERNAL_ERROR.with()));
      if (file.length() > LARGEST_TRANSCRIPT) {
        throw new WireException(ErrorCode.INTERNAL_ERROR.with());
      }
      return Json.parseObject(new String(file.read(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new WireException(ErrorCode.INTERNAL_ERROR.with());
    }
  }

  private static void answer(
      Context context, HeardText.Format format, boolean words, ObjectNode transcript) {
    HeardText heard = new HeardText(transcript);
    switch (format) {
      case JSON -> Exchange.answer(context, 200, heard.json());
      case VERBOSE_JSON -> Exchange.answer(context, 200, heard.verbose(words));
      case TEXT, SRT, VTT ->
          context.contentType("text/plain; charset=utf-8").result(heard.plain(format));
    }
  }
}
