package io.openbailian.protocol.server;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireError;
import tools.jackson.databind.node.ObjectNode;

/// Errors as clients of the OpenAI dialect read them. Source: the service's API pages.
public final class ChatErrors {
  private static final String INVALID_REQUEST = "invalid_request_error";
  private static final String SERVER = "server_error";

  private ChatErrors() {}

  /// How an error is called here.
  ///
  /// @param message in place of the vendor's; empty for that one
  private record Name(int status, String type, String code, String message) {}

  /// The status that the error is answered with.
  public static int status(WireError error) {
    return name(error).status();
  }

  /// The document; the id is where the vendor puts it, beside the error.
  public static ObjectNode document(WireError error, String requestId) {
    Name name = name(error);
    ObjectNode answer = Json.object();
    ObjectNode nested = answer.putObject("error");
    nested.put("message", name.message().isEmpty() ? error.message() : name.message());
    nested.put("type", name.type());
    nested.putNull("param");
    nested.put("code", name.code());
    if (error.hint() != null) {
      nested.put("hint", error.hint());
    }
    answer.put("request_id", requestId);
    return answer;
  }

  private static Name name(WireError error) {
    int status = error.status();
    return switch (error.code()) {
      case "InvalidApiKey", "Unauthorized" -> key(error);
      case "ModelNotFound" ->
          new Name(
              404,
              INVALID_REQUEST,
              "model_not_found",
              "The model does not exist or you do not have access to it.");
      case "BadRequest.EmptyModel" -> missing("model");
      case "InvalidParameter", "BadRequest.EmptyInput", "BadRequest.IllegalInput" ->
          parameter(error);
      case "Throttling.AllocationQuota", "QuotaExceeded" ->
          new Name(status, "insufficient_quota", "insufficient_quota", "");
      case "DataInspectionFailed" ->
          new Name(status, "data_inspection_failed", "data_inspection_failed", "");
      case "NotFound" -> new Name(status, INVALID_REQUEST, "not_found", "");
      case "ModelUnavailable" -> new Name(status, SERVER, "model_unavailable", "");
      default -> byStatus(error);
    };
  }

  private static Name key(WireError error) {
    String message =
        error.message().equals(ErrorCode.NO_API_KEY.sentence())
            ? "You didn't provide an API key. You need to provide your API key in an Authorization header using"
                + " Bearer auth (i.e. Authorization: Bearer YOUR_KEY)."
            : "Incorrect API key provided.";
    return new Name(401, INVALID_REQUEST, "invalid_api_key", message);
  }

  private static Name missing(String parameter) {
    return new Name(
        400,
        INVALID_REQUEST,
        "missing_required_parameter",
        "you must provide a %s parameter".formatted(parameter));
  }

  private static Name parameter(WireError error) {
    if (error.message().startsWith(ErrorCode.NEITHER_ASKED)) {
      return missing("messages");
    }
    return error.message().startsWith(ErrorCode.URL_ERROR.sentence())
        ? new Name(
            404,
            INVALID_REQUEST,
            "model_not_supported",
            "Unsupported model for OpenAI compatibility mode.")
        : new Name(error.status(), INVALID_REQUEST, "invalid_parameter_error", "");
  }

  private static Name byStatus(WireError error) {
    int status = error.status();
    if (status == 429) {
      return new Name(status, "limit_requests", "limit_requests", "");
    }
    return status < 500
        ? new Name(status, INVALID_REQUEST, error.code(), "")
        : new Name(status, "internal_error", "internal_error", "");
  }
}
