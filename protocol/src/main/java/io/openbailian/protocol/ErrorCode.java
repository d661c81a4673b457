package io.openbailian.protocol;

import java.util.Locale;

/// One way a request can be refused: the vendor's code, the HTTP status and the sentence.
///
/// Several constants may share a code; a sentence with `%s` takes arguments. Source: the vendor's
/// error catalogue, as the service publishes it. On the wire `message` begins with the sentence
/// verbatim.
public enum ErrorCode {
  NO_API_KEY("InvalidApiKey", 401, "No API-key provided."),
  INVALID_API_KEY("InvalidApiKey", 401, "Invalid API-key provided."),
  SYNCHRONOUS_NOT_SUPPORTED(
      "AccessDenied", 403, "current user api does not support synchronous calls."),
  ASYNCHRONOUS_NOT_SUPPORTED(
      "AccessDenied", 403, "current user api does not support asynchronous calls"),
  ACCESS_DENIED("AccessDenied", 403, "Access denied."),
  MODEL_ACCESS_DENIED("Model.AccessDenied", 403, "Model access denied."),
  POLICY_EXPIRED("AccessDenied", 403, "Invalid according to Policy: Policy expired."),
  POLICY_VIOLATED("AccessDenied", 403, "Invalid according to Policy: %s"),
  FREE_TIER_ONLY(
      "AllocationQuota.FreeTierOnly",
      403,
      "The free tier of the model has been exhausted. If you wish to continue access the model on a paid basis,"
          + " please disable the \"use free tier only\" mode in the management console."),
  ARREARAGE("Arrearage", 400, "Access denied, please make sure your account is in good standing."),
  INVALID_PARAMETER("InvalidParameter", 400, "%s"),
  URL_ERROR("InvalidParameter", 400, "url error, please check url！"),
  INVALID_BODY(
      "InvalidParameter", 400, "Required body invalid, please check the request body format."),
  MALFORMED(
      "InvalidParameter",
      400,
      "Required parameter(s) missing or invalid, please check the request parameters."),
  WRONG_METHOD("InvalidParameter", 400, "Request method '%s' is not supported."),
  EMPTY_MODEL("BadRequest.EmptyModel", 400, "Required parameter \"model\" missing from request."),
  EMPTY_INPUT("BadRequest.EmptyInput", 400, "Required parameter \"input\" missing from request."),
  ILLEGAL_INPUT("BadRequest.IllegalInput", 400, "The input parameter requires json format."),
  TOO_LARGE("BadRequest.TooLarge", 413, "Payload Too Large"),
  INVALID_URL(
      "InvalidURL",
      400,
      "The request URL is invalid, please check the request URL is available and the request image format is one of"
          + " the following types: JPEG, JPG, PNG, BMP, and WEBP."),
  URL_REFUSED(
      "InvalidURL.ConnectionRefused",
      400,
      "Connection to %s refused, please provide available URL."),
  URL_TIMEOUT("InvalidURL.Timeout", 400, "Download %s timeout, please check network connection."),
  INPUT_DOWNLOAD_FAILED(
      "BadRequest.InputDownloadFailed", 400, "Failed to download the input file: %s"),
  INPUT_NOT_INSPECTED(
      "InvalidParameter.DataInspection",
      400,
      "Failed to find the requested media resource during the data inspection process."),
  RESOURCE_NOT_EXIST("BadRequest.ResourceNotExist", 400, "The Required resource not exist."),
  INVALID_IMAGE_FORMAT(
      "InvalidImage.FileFormat",
      400,
      "Invalid image type. Please ensure the uploaded file is a valid image."),
  INVALID_IMAGE_RESOLUTION(
      "InvalidImage.Resolution",
      400,
      "The image resolution is invalid, please make sure that the largest length of image is smaller than %s,"
          + " and the smallest length of image is larger than %s."),
  INVALID_IMAGE_SIZE(
      "InvalidImage.ImageSize", 400, "the size of input image is too small or too large."),
  PROTOCOL("InvalidParameter", 400, "Missing required parameter '%s'! Please follow the protocol!"),
  CLIENT_SILENT("ClientDisconnect", 400, "request timeout after %s seconds."),
  AUDIO_DOWNLOAD_FAILED("InvalidFile.DownloadFailed", 400, "The audio file cannot be downloaded."),
  UNSUPPORTED_FILE_FORMAT(
      "BadRequest.UnsupportedFileFormat", 400, "Input file format is not supported."),
  DATA_INSPECTION_INPUT(
      "DataInspectionFailed", 400, "Input data may contain inappropriate content."),
  DATA_INSPECTION_OUTPUT(
      "DataInspectionFailed", 400, "Output data may contain inappropriate content."),
  CANCEL_REFUSED(
      "UnsupportedOperation",
      400,
      "Failed to cancel the task, please confirm if the task is in PENDING status."),
  UNSUPPORTED_OPERATION("UnsupportedOperation", 400, "%s"),
  MODEL_NOT_EXIST("InvalidParameter", 400, "Model not exist."),
  MODEL_NOT_FOUND("ModelNotFound", 404, "Model can not be found."),
  FILE_NOT_FOUND("NotFound", 404, "No such File object: %s"),
  TOO_MANY_FILES("BadRequest.TooMany", 400, "Out of number, <%d> of <%d> files has been uploaded."),
  INVALID_FILE("InvalidParameter", 400, "Invalid file [id:%s]."),
  TASK_NOT_FOUND("ResourceNotFound", 404, "The task does not exist or has expired."),
  NOT_FOUND("NotFound", 404, "Not found!"),
  FILE_EXISTS(
      "FileAlreadyExists",
      409,
      "The object you specified already exists and can not be overwritten."),
  IDEMPOTENCY_CONFLICT(
      "IdempotencyConflict",
      409,
      "Another request was sent under this Idempotency-Key, or its body was another."),
  REQUEST_TIMEOUT("RequestTimeOut", 408, "Request timed out, please try again later."),
  RATE_QUOTA("Throttling.RateQuota", 429, "Requests rate limit exceeded, please try again later."),
  BURST_RATE(
      "Throttling.BurstRate",
      429,
      "Request rate increased too quickly. To ensure system stability, please adjust your client logic to scale requests more smoothly over time."),
  ALLOCATION_QUOTA(
      "Throttling.AllocationQuota",
      429,
      "Allocated quota exceeded, please increase your quota limit."),
  INTERNAL_ERROR(
      "InternalError",
      500,
      "An internal error has occured, please try again later or contact service support."),
  ALGORITHM_ERROR("InternalError.Algo", 500, "inference internal error."),
  TIMEOUT(
      "InternalError.Timeout",
      500,
      "An internal timeout error has occured during execution, please try again later or contact service support."),
  UPLOAD_FAILED("InternalError.Upload", 500, "Failed to upload result."),
  MODEL_UNAVAILABLE("ModelUnavailable", 503, "Model is unavailable, please try again later."),
  TASK_FAILED("TaskFailed", 500, "Task execution failed: %s"),
  RESULT_EXPIRED("AccessDenied", 403, "The result has expired: it was kept until %s."),
  RESULT_GONE("AccessDenied", 403, "The result does not exist any more."),
  RESULT_SIGNATURE(
      "AccessDenied",
      403,
      "The signature of this URL does not match its path and Expires: use the URL exactly as the task answered it.");

  /// What a request for text is told that asks nothing; an `InvalidParameter`.
  public static final String NEITHER_ASKED =
      "Either \"prompt\" or \"messages\" must exist and cannot both be none";

  /// What a request is told that is longer than its model takes; an `InvalidParameter`.
  ///
  /// @param most tokens
  public static String inputLength(long most) {
    return "Range of input length should be [1, %d]".formatted(most);
  }

  private final String code;
  private final int status;
  private final String sentence;

  ErrorCode(String code, int status, String sentence) {
    this.code = code;
    this.status = status;
    this.sentence = sentence;
  }

  /// An error of which a server told only the code and the sentence.
  ///
  /// @return with the status that this list has for the code, 500 for a code that is not of it
  public static WireError told(String code, String message) {
    for (ErrorCode known : values()) {
      if (known.code.equals(code)) {
        return new WireError(code, known.status, message);
      }
    }
    return new WireError(code, 500, message);
  }

  /// The vendor's code, for example `InvalidParameter`.
  public String code() {
    return code;
  }

  /// The HTTP status an answer with this error carries.
  public int status() {
    return status;
  }

  /// The sentence, with its arguments filled in.
  public String sentence(Object... arguments) {
    return arguments.length == 0 ? sentence : String.format(Locale.ROOT, sentence, arguments);
  }

  /// This error as the answer to one request.
  public WireError with(Object... arguments) {
    return new WireError(code, status, sentence(arguments));
  }
}
