package io.openbailian.server.http.dashscope;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.server.UploadForm;
import io.openbailian.protocol.server.UploadPolicy;
import io.openbailian.server.http.body.MultipartException;
import io.openbailian.server.http.body.MultipartReader;
import io.openbailian.server.http.body.RequestContent;
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.PublicBase;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.upload.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `GET /api/v1/uploads` and `POST /oss-upload`: files for requests that name them as `oss://`.
public final class UploadRoutes implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(UploadRoutes.class);

  private static final String ACTION = "getPolicy";
  private static final int MOST_FIELDS = 32;
  private static final int LONGEST_FIELD = 4 << 10;

  /// The fields that are kept; a form comes from anybody until its policy has been looked at.
  private static final Set<String> READ =
      Set.of(UploadForm.POLICY, UploadForm.SIGNATURE, UploadForm.KEY, UploadForm.FORBID_OVERWRITE);

  /// Clients look at an answer only once they have sent everything; one that sends more than this
  /// sees a closed connection.
  private static final long READ_ON_AFTER_REFUSAL = 16 << 20;

  private final Uploads uploads;
  private final PublicBase base;
  private final BodyReader bodies;

  public UploadRoutes(Uploads uploads, PublicBase base, BodyReader bodies) {
    this.bodies = bodies;
    this.uploads = uploads;
    this.base = base;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(Wire.API + Wire.UPLOADS, this::policy);
    routes.post(Wire.UPLOAD_FORM, this::receive);
  }

  private void policy(Context context) {
    String action = context.queryParam("action");
    if (action == null) {
      throw new WireException(ErrorCode.INVALID_PARAMETER.with("Field required: action"));
    }
    if (!ACTION.equalsIgnoreCase(action)) {
      throw new WireException(
          ErrorCode.INVALID_PARAMETER
              .with("action should be one of [%s]".formatted(ACTION))
              .sent("action: " + action));
    }
    requireModel(context.queryParam("model"));
    String requestId = Exchange.requestId(context);
    Uploads.Issued issued = uploads.issue(Exchange.key(context).id(), requestId);
    UploadPolicy policy =
        new UploadPolicy(
            issued.policy(),
            issued.signature(),
            issued.ticket().directory(),
            base.of(context) + Wire.UPLOAD_FORM,
            Uploads.TICKET,
            megabytes(issued.ticket().maxBytes()),
            megabytes(uploads.capacity()));
    Exchange.answer(context, 200, policy.toJson(requestId));
  }

  /// Any model: an upload is for whatever request names it, and some are for models of other
  /// servers behind this one.
  private static void requireModel(@Nullable String model) {
    if (model == null || model.isBlank()) {
      throw new WireException(ErrorCode.EMPTY_MODEL.with());
    }
  }

  private static long megabytes(long bytes) {
    return Math.max(1, bytes >> 20);
  }

  private void receive(Context context) throws InterruptedException {
    try (RequestContent body = bodies.content(context)) {
      receive(context, body);
      context.status(200);
    }
  }

  private void receive(Context context, RequestContent body) throws InterruptedException {
    try {
      receiveFile(context, body);
    } catch (WireException e) {
      readOn(body, e);
      throw e;
    } catch (MultipartException e) {
      WireException malformed =
          new WireException(ErrorCode.INVALID_BODY.with().sent(String.valueOf(e.getMessage())));
      readOn(body, malformed);
      throw malformed;
    } catch (IOException e) {
      LOG.error("request={} a file could not be stored", Exchange.requestId(context), e);
      throw new WireException(ErrorCode.UPLOAD_FAILED.with());
    }
  }

  private void receiveFile(Context context, RequestContent body)
      throws IOException, InterruptedException {
    String type = context.header("Content-Type");
    MultipartReader parts = MultipartReader.of(type == null ? "" : type, body);
    Map<String, String> fields = fieldsBeforeFile(parts);
    long announced = context.req().getContentLengthLong();
    Uploads.Form form =
        new Uploads.Form(
            required(fields, UploadForm.POLICY),
            required(fields, UploadForm.SIGNATURE),
            required(fields, UploadForm.KEY),
            "true".equalsIgnoreCase(fields.get(UploadForm.FORBID_OVERWRITE)),
            announced < 0 ? Optional.empty() : Optional.of(announced));
    uploads.receive(Exchange.requestId(context), form, parts.file());
  }

  /// Reads up to the beginning of the file.
  private static Map<String, String> fieldsBeforeFile(MultipartReader parts)
      throws MultipartException {
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < MOST_FIELDS; i++) {
      String name = parts.next().orElseThrow(() -> missing(UploadForm.FILE));
      if (name.equals(UploadForm.FILE)) {
        return fields;
      }
      String value = parts.text(LONGEST_FIELD);
      if (READ.contains(name) && fields.put(name, value) != null) {
        throw new WireException(
            ErrorCode.INVALID_BODY.with().sent("the field %s comes twice".formatted(name)));
      }
    }
    throw new WireException(
        ErrorCode.INVALID_BODY.with().sent("more than %d fields".formatted(MOST_FIELDS)));
  }

  private static String required(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name)).orElseThrow(() -> missing(name));
  }

  private static WireException missing(String name) {
    return new WireException(
        ErrorCode.INVALID_PARAMETER
            .with("Field required: " + name)
            .withHint("the file comes last in the form; what follows it is not read"));
  }

  /// Of a client that is too slow nothing more is waited for.
  private static void readOn(InputStream rest, WireException refusal) {
    if (refusal.error().status() == ErrorCode.REQUEST_TIMEOUT.status()) {
      return;
    }
    try {
      long left = READ_ON_AFTER_REFUSAL;
      byte[] passed = new byte[64 << 10];
      for (int read = rest.read(passed); read >= 0 && left > 0; read = rest.read(passed)) {
        left -= read;
      }
    } catch (IOException | WireException e) {
      LOG.debug("the client of a refused upload has gone", e);
    }
  }
}
