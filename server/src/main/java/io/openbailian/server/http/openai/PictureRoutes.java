package io.openbailian.server.http.openai;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.JsonReading;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.client.UploadTicket;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.InputFile;
import io.openbailian.server.artifact.StoredFile;
import io.openbailian.server.artifact.UrlSigner;
import io.openbailian.server.http.exchange.Authentication;
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.Callers;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.FormReading;
import io.openbailian.server.http.exchange.IgnoredMembers;
import io.openbailian.server.http.exchange.PublicBase;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.http.exchange.StartGate;
import io.openbailian.server.http.results.ResultUrls;
import io.openbailian.server.invoke.DirectInvocations;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.invoke.Submissions;
import io.openbailian.server.media.AlphaMask;
import io.openbailian.server.openai.PictureRequest;
import io.openbailian.server.task.HeldPolls;
import io.openbailian.server.task.ItemResult;
import io.openbailian.server.upload.Uploads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `images/generations` and `images/edits` of the OpenAI dialect, below `/compatible-mode/v1` and
/// `/v1`: the same tasks, waited for. The size that was made is told in the answer.
public final class PictureRoutes implements Routes {
  private static final String GENERATIONS = "/images/generations";

  /// Where this is served.
  public static final Set<String> PATHS =
      Set.of(Wire.COMPATIBLE + GENERATIONS, Wire.OPENAI + GENERATIONS);

  private static final String EDITS = "/images/edits";
  private static final String IMAGE = "image";
  private static final String MASK = "mask";
  private static final long MOST_INLINE = 64L << 20;

  private final Making making;
  private final Results results;
  private final Authentication authentication;
  private final PublicBase base;
  private final BodyReader bodies;
  private final IgnoredMembers ignored;
  private final Time time;

  /// How pictures are made.
  ///
  /// @param uploads where the pictures of forms lie while they are worked on
  /// @param pictures what answers with pictures wait for before they begin
  public record Making(
      Catalog catalog,
      Invoker invoker,
      Submissions submissions,
      DirectInvocations direct,
      Uploads uploads,
      AlphaMask masks,
      StartGate pictures) {}

  /// Where what was made is found.
  public record Results(HeldPolls polls, ArtifactStore artifacts, UrlSigner signer) {}

  /// @param authentication for the base that the service does not have
  public PictureRoutes(
      Making making,
      Results results,
      Authentication authentication,
      PublicBase base,
      BodyReader bodies,
      IgnoredMembers ignored,
      Time time) {
    this.making = making;
    this.results = results;
    this.authentication = authentication;
    this.base = base;
    this.bodies = bodies;
    this.ignored = ignored;
    this.time = time;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post(Wire.COMPATIBLE + GENERATIONS, this::generate);
    routes.post(
        Wire.OPENAI + GENERATIONS,
        context -> {
          authentication.require(context);
          generate(context);
        });
    routes.post(Wire.COMPATIBLE + EDITS, this::edit);
    routes.post(
        Wire.OPENAI + EDITS,
        context -> {
          authentication.require(context);
          edit(context);
        });
  }

  private void edit(Context context) throws InterruptedException {
    String workspace = Exchange.key(context).workspace();
    String request = Exchange.requestId(context);
    UploadedForm form =
        UploadedForm.read(
            context,
            new FormReading(bodies),
            Set.of(IMAGE, MASK),
            Set.of(Meaning.N, Meaning.SEED),
            (_, number, content) -> making.uploads().take(workspace, request, number, content));
    List<String> pictures = form.addresses(IMAGE);
    if (pictures.isEmpty()) {
      throw new WireException(ErrorCode.INVALID_PARAMETER.with("Field required: image"));
    }
    List<String> masks = form.addresses(MASK);
    if (masks.size() > 1) {
      throw new WireException(ErrorCode.INVALID_PARAMETER.with("mask should come once"));
    }
    Optional<String> mask =
        masks.isEmpty()
            ? Optional.empty()
            : Optional.of(white(masks.getFirst(), form.files().size(), context));
    PictureRequest asked =
        PictureRequest.read(
            form.fields(),
            new PictureRequest.Sources(pictures, mask),
            making.catalog(),
            making.invoker());
    answer(context, asked, form.others(PictureRequest.members()));
  }

  /// In this dialect what is transparent may change.
  ///
  /// @param address of the mask as it came
  /// @param number of the file that it becomes, among those of the request
  /// @return the address of a mask where white may
  private String white(String address, int number, Context context) throws InterruptedException {
    ApiKey key = Exchange.key(context);
    Uploads uploads = making.uploads();
    making.pictures().await();
    try (InputFile.Kept mask =
        uploads
            .find(address.substring(UploadTicket.SCHEME.length()), key.workspace(), time.now())
            .orElseThrow(() -> new WireException(ErrorCode.INTERNAL_ERROR.with()))) {
      Optional<byte[]> white = making.masks().white(mask, key.workspace());
      return white.isEmpty()
          ? address
          : uploads.take(
              key.workspace(),
              Exchange.requestId(context),
              number,
              new ByteArrayInputStream(white.get()));
    } catch (IOException e) {
      throw new WireException(ErrorCode.INTERNAL_ERROR.with());
    }
  }

  private void generate(Context context) throws InterruptedException {
    bodies.read(context, PictureRequest.shape(), document -> answer(context, document));
  }

  private void answer(Context context, JsonReading.Read document) throws InterruptedException {
    JsonNode body = document.tree();
    if (!body.isObject()) {
      throw new WireException(ErrorCode.ILLEGAL_INPUT.with().sent("the body is no JSON object"));
    }
    answer(
        context,
        PictureRequest.read(body, PictureRequest.Sources.NONE, making.catalog(), making.invoker()),
        document.unknown());
  }

  private void answer(Context context, PictureRequest request, List<String> unknown)
      throws InterruptedException {
    ignored.tell(context, request.invocation().model(), unknown, request.unread());
    AwaitedTasks.Made made =
        request.isTask()
            ? new AwaitedTasks(making.submissions(), results.polls(), time)
                .make(context, request.invocation())
            : direct(context, request);
    Exchange.answer(context, 200, document(context, request, made));
  }

  private AwaitedTasks.Made direct(Context context, PictureRequest request)
      throws InterruptedException {
    making.pictures().await();
    DirectInvocations.Answer answer =
        making
            .direct()
            .run(request.invocation(), Callers.of(context), new DirectInvocations.Listener() {});
    return new AwaitedTasks.Made(answer.items(), answer.expires());
  }

  private ObjectNode document(Context context, PictureRequest request, AwaitedTasks.Made made) {
    ResultUrls urls = new ResultUrls(results.signer(), base.of(context));
    ObjectNode answer = Json.object();
    answer.put("created", time.now().getEpochSecond());
    ArrayNode data = answer.putArray("data");
    Optional<WireError> failure = Optional.empty();
    long inline = 0;
    for (ItemResult item : made.items()) {
      switch (item) {
        case ItemResult.Produced picture -> {
          ObjectNode one = data.addObject();
          if (request.inline()) {
            byte[] file = file(picture.artifact(), MOST_INLINE - inline);
            inline += file.length;
            one.put("b64_json", Base64.getEncoder().encodeToString(file));
          } else {
            one.put("url", urls.of(picture.artifact(), made.expires()));
          }
          String prompt = picture.actualPrompt();
          if (prompt != null) {
            one.put("revised_prompt", prompt);
          }
          answer.put("size", picture.width() + "x" + picture.height());
        }
        case ItemResult.Failed failed ->
            failure = Optional.of(ErrorCode.told(failed.code(), failed.message()));
        case ItemResult.Text _,
            ItemResult.Note _,
            ItemResult.Passed _,
            ItemResult.Transcribed _ -> {}
      }
    }
    if (data.isEmpty()) {
      throw new WireException(failure.orElseGet(ErrorCode.INTERNAL_ERROR::with));
    }
    return answer;
  }

  private byte[] file(String artifact, long most) {
    try {
      StoredFile file =
          results
              .artifacts()
              .find(artifact)
              .orElseThrow(() -> new WireException(ErrorCode.INTERNAL_ERROR.with()));
      if (file.length() > most) {
        throw new WireException(
            ErrorCode.INVALID_PARAMETER.with(
                "The pictures are too large to go within the answer; ask for response_format: url"));
      }
      return file.read();
    } catch (IOException e) {
      throw new WireException(ErrorCode.INTERNAL_ERROR.with());
    }
  }
}
