package io.openbailian.server.http.exchange;

import io.javalin.http.Context;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WebhookMessages;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.admission.HeldKey;
import io.openbailian.text.Pattern;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// What a request carries from filter to route to log, kept as attributes of Javalin's context.
public final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private static final Pattern SLASHES = Pattern.compile("/{2,}");
  private static final Pattern STREAM_ALONE =
      Pattern.compile("(?i)\\s*text/event-stream\\s*(;[^,]*)?");
  private static final String REQUEST_ID = "openbailian.request";
  private static final String KEY = "openbailian.key";
  private static final String HELD = "openbailian.held";
  private static final String STARTED = "openbailian.started";

  private Exchange() {}

  public static void begin(Context context, String requestId, long nanos) {
    context.attribute(REQUEST_ID, requestId);
    context.attribute(STARTED, nanos);
    context.header(Wire.REQUEST_ID, requestId);
  }

  public static String requestId(Context context) {
    String id = context.attribute(REQUEST_ID);
    return id == null ? "" : id;
  }

  public static long started(Context context, long otherwise) {
    Long nanos = context.attribute(STARTED);
    return nanos == null ? otherwise : nanos;
  }

  static void authenticated(Context context, ApiKey key, HeldKey held) {
    context.attribute(KEY, key);
    context.attribute(HELD, held);
  }

  /// Goes on with an answer that takes long, as long as the key of its request opens anything.
  ///
  /// @throws WireException `InvalidApiKey`
  public static void goOn(Context context) {
    @Nullable HeldKey held = context.attribute(HELD);
    if (held != null) {
      held.mayGoOn();
    }
  }

  public static @Nullable ApiKey keyIfKnown(Context context) {
    return context.attribute(KEY);
  }

  /// The key of a request that has passed the authentication.
  public static ApiKey key(Context context) {
    ApiKey key = keyIfKnown(context);
    if (key == null) {
      throw new IllegalStateException("the route is not behind the authentication");
    }
    return key;
  }

  /// Answers with a document. Written past Javalin's buffers, which would copy it twice: half of
  /// all that a query allocated.
  public static void answer(Context context, int status, JsonNode document) {
    answer(context, status, Json.bytes(document));
  }

  /// Answers with a document that is written already.
  public static void answer(Context context, int status, byte[] bytes) {
    HttpServletResponse response = context.res();
    response.setStatus(status);
    response.setContentType(Wire.JSON);
    response.setContentLength(bytes.length);
    AnswerCopy.add(context, bytes);
    try {
      response.getOutputStream().write(bytes);
    } catch (IOException e) {
      LOG.debug("request={} its client has gone: {}", requestId(context), e.getMessage());
    }
  }

  public static boolean enabled(Context context, String header) {
    String value = context.header(header);
    return value != null && value.strip().toLowerCase(Locale.ROOT).equals(Wire.ENABLE);
  }

  /// Who is to be told of the end of the task that a request makes.
  ///
  /// @throws WireException when nobody can be told there
  public static Optional<String> callback(Context context) {
    String address = context.header(WebhookMessages.CALLBACK);
    if (address == null) {
      return Optional.empty();
    }
    WebhookMessages.refusal(address)
        .ifPresent(why -> {
          throw new WireException(
              ErrorCode.INVALID_PARAMETER.with(WebhookMessages.CALLBACK + ": " + why));
        });
    return Optional.of(address);
  }

  /// Whether a request asks for a stream: by the header of its own, or by accepting nothing else.
  public static boolean asksForStream(Context context) {
    if (context.header(Wire.SSE) != null) {
      return enabled(context, Wire.SSE);
    }
    String accept = context.header("Accept");
    return accept != null && STREAM_ALONE.matcher(accept).matches();
  }

  /// Whether the path is one of the API, for which a key is needed.
  public static boolean isApi(Context context) {
    String path = pathOf(context);
    return isBelow(path, Wire.API)
        || isBelow(path, Wire.COMPATIBLE)
        || isBelow(path, Wire.COMPATIBLE_API);
  }

  private static boolean isBelow(String path, String base) {
    return path.startsWith(base)
        && (path.length() == base.length() || path.charAt(base.length()) == '/');
  }

  /// Whether the path is one of the OpenAI dialect, whose errors have a shape of their own.
  public static boolean isCompatible(Context context) {
    String path = pathOf(context);
    return isCompatiblePath(path) || isBelow(path, Wire.API + Wire.CHAT);
  }

  /// Whether the path is below a base of the dialects that other services share.
  public static boolean isCompatiblePath(String path) {
    return isBelow(path, Wire.COMPATIBLE)
        || isBelow(path, Wire.COMPATIBLE_API)
        || isBelow(path, Wire.OPENAI);
  }

  private static String pathOf(Context context) {
    String path = context.path();
    return path.contains("//") ? SLASHES.matcher(path).replaceAll("/") : path;
  }

  /// The path below the API's base, without doubled and trailing slashes.
  public static String apiPath(Context context) {
    String path = pathOf(context);
    String below = path.startsWith(Wire.API) ? path.substring(Wire.API.length()) : path;
    return below.length() > 1 && below.endsWith("/")
        ? below.substring(0, below.length() - 1)
        : below;
  }
}
