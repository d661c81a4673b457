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
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.FormReading;
import io.openbailian.server.http.exchange.PublicBase;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.upload.Uploads;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `GET /api/v1/uploads` and `POST /oss-upload`: files for requests that name them as `oss://`.
public final class UploadRoutes implements Routes {
  private static final String ACTION = "getPolicy";
  private static final int MOST_FIELDS = 32;
  private static final int LONGEST_FIELD = 4 << 10;

  /// The fields that are kept; a form comes from anybody until its policy has been looked at.
  private static final Set<String> READ =
      Set.of(UploadForm.POLICY, UploadForm.SIGNATURE, UploadForm.KEY, UploadForm.FORBID_OVERWRITE);

  private final Uploads uploads;
  private final PublicBase base;
  private final FormReading forms;

  public UploadRoutes(Uploads uploads, PublicBase base, BodyReader bodies) {
    this.forms = new FormReading(bodies);
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
    Uploads.Issued issued = uploads.issue(Exchange.key(context).workspace(), requestId);
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
    forms.read(context, parts -> receiveFile(context, parts));
    context.status(200);
  }

  private void receiveFile(Context context, MultipartReader parts)
      throws IOException, InterruptedException {
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
}
