package io.openbailian.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.client.ErrorAnswer;
import io.openbailian.protocol.server.ChatErrors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class ErrorCodeTest {
  @Test
  void anErrorSaysItsSentenceWithWhatItIsAbout() {
    WireError error = ErrorCode.WRONG_METHOD.with("PUT").sent("path /x").withHint("use POST");

    assertThat(error)
        .isEqualTo(
            new WireError(
                "InvalidParameter",
                400,
                "Request method 'PUT' is not supported. (path /x)",
                "use POST"));
    assertThat(ErrorCode.TOO_MANY_FILES.sentence(3, 2))
        .isEqualTo("Out of number, <3> of <2> files has been uploaded.");
  }

  @Test
  void aSentenceWithoutArgumentsIsVerbatim() {
    assertThat(ErrorCode.INVALID_PARAMETER.sentence()).isEqualTo("%s");
    assertThat(ErrorCode.INVALID_PARAMETER.sentence("100%")).isEqualTo("100%");
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void aCodeThatWasToldHasTheStatusThatTheListHasForIt(ErrorCode code) {
    WireError told = ErrorCode.told(code.code(), "so");

    assertThat(told.message()).isEqualTo("so");
    assertThat(told.status()).isBetween(400, 503);
  }

  @Test
  void aCodeThatIsNotOfTheListIsAFaultOfTheServer() {
    assertThat(ErrorCode.told("Strange", "?")).isEqualTo(new WireError("Strange", 500, "?"));
    assertThat(ErrorCode.told("Throttling.RateQuota", "?").status()).isEqualTo(429);
    assertThat(ErrorCode.told("ModelUnavailable", "?").status()).isEqualTo(503);
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_API_KEY, Unauthorized",
    "RATE_QUOTA, RateLimitExceeded",
    "ALLOCATION_QUOTA, QuotaExceeded",
    "FREE_TIER_ONLY, QuotaExceeded",
    "TIMEOUT, InternalError.Timeout",
  })
  void theThirdDocumentCallsErrorsByItsOwnNames(ErrorCode code, String name) {
    WireError error = code.with().withHint("wait");

    assertThat(ErrorNames.VENDOR.rename(error)).isEqualTo(error);
    assertThat(ErrorNames.SEED3.rename(error))
        .returns(name, WireError::code)
        .returns(code.status(), WireError::status)
        .returns(error.message(), WireError::message)
        .matches(renamed -> String.valueOf(renamed.hint()).startsWith("wait"));
  }

  @ParameterizedTest
  @CsvSource({
    "NO_API_KEY, 401, invalid_request_error, invalid_api_key, didn't provide",
    "INVALID_API_KEY, 401, invalid_request_error, invalid_api_key, Incorrect API key",
    "MODEL_NOT_FOUND, 404, invalid_request_error, model_not_found, does not exist",
    "EMPTY_MODEL, 400, invalid_request_error, missing_required_parameter, provide a model",
    "EMPTY_INPUT, 400, invalid_request_error, invalid_parameter_error, \"input\" missing",
    "URL_ERROR, 404, invalid_request_error, model_not_supported, compatibility mode",
    "MALFORMED, 400, invalid_request_error, invalid_parameter_error, missing or invalid",
    "RATE_QUOTA, 429, limit_requests, limit_requests, rate limit",
    "ALLOCATION_QUOTA, 429, insufficient_quota, insufficient_quota, quota exceeded",
    "DATA_INSPECTION_INPUT, 400, data_inspection_failed, data_inspection_failed, inappropriate",
    "NOT_FOUND, 404, invalid_request_error, not_found, Not found",
    "MODEL_UNAVAILABLE, 503, server_error, model_unavailable, unavailable",
    "TOO_LARGE, 413, invalid_request_error, BadRequest.TooLarge, Too Large",
    "INTERNAL_ERROR, 500, internal_error, internal_error, internal error",
  })
  void theOpenAiDialectHasItsOwnCodes(
      ErrorCode code, int status, String type, String name, String words) {
    WireError error = code.with().withHint("wait");
    JsonNode document = ChatErrors.document(error, "r-1");

    assertThat(ChatErrors.status(error)).isEqualTo(status);
    assertThat(document.at("/error/type").asString()).isEqualTo(type);
    assertThat(document.at("/error/code").asString()).isEqualTo(name);
    assertThat(document.at("/error/message").asString()).contains(words);
    assertThat(document.at("/error/hint").asString()).isEqualTo("wait");
    assertThat(document.at("/error/param").isNull()).isTrue();
    assertThat(document.path("request_id").asString()).isEqualTo("r-1");
  }

  @Test
  void whoAsksNothingOfTheOpenAiDialectIsToldWhichParameterIsMissing() {
    WireError error = ErrorCode.INVALID_PARAMETER.with(ErrorCode.NEITHER_ASKED);

    assertThat(ChatErrors.document(error, "r").at("/error/message").asString())
        .isEqualTo("you must provide a messages parameter");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "1000, 1", "1001, 2", "59999, 60"})
  void whoIsToTryAgainIsToldWholeSecondsThatAreEnough(long millis, long seconds) {
    ThrottledException refusal =
        new ThrottledException(ErrorCode.RATE_QUOTA.with(), Duration.ofMillis(millis));

    assertThat(refusal.retryAfterSeconds()).isEqualTo(seconds);
    assertThat(refusal).hasMessageStartingWith("Throttling.RateQuota: Requests rate limit");
  }

  @ParameterizedTest
  @CsvSource({"Arrearage, QuotaExceeded", "Throttling, RateLimitExceeded", "NotFound, NotFound"})
  void aCodeAloneHasTheSameNamesAsAnError(String code, String name) {
    assertThat(ErrorNames.VENDOR.rename(code)).isEqualTo(code);
    assertThat(ErrorNames.SEED3.rename(code)).isEqualTo(name);
  }

  @Test
  void whoHasNoQuotaLeftIsToldWhatToDoWhateverElseIsAdvised() {
    WireError error = ErrorCode.ARREARAGE.with();

    assertThat(ErrorNames.SEED3.rename(error).hint()).startsWith("充值").doesNotContain(";");
    assertThat(ErrorNames.SEED3.rename(error.withHint("ask")).hint()).startsWith("ask; 充值");
    assertThat(ErrorNames.SEED3.rename(ErrorCode.NOT_FOUND.with()).hint()).isNull();
  }

  @Test
  void anErrorOfWhichOnlyTheNestedPartIsThereIsReadFromIt() {
    byte[] body =
        "{\"error\":{\"code\":\"C\",\"message\":\"m\",\"hint\":\"h\"}}"
            .getBytes(StandardCharsets.UTF_8);

    assertThat(ErrorAnswer.parse(500, body))
        .isEqualTo(new ErrorAnswer(500, "C", "m", Optional.of("h"), Optional.empty()));
    assertThat(ErrorAnswer.parse(500, "{}".getBytes(StandardCharsets.UTF_8)).message())
        .isEqualTo("The server answered HTTP status 500 and said no more.");
  }

  @ParameterizedTest
  @EnumSource(TaskStatus.class)
  void aTaskThatWaitsOrRunsIsNotOver(TaskStatus status) {
    assertThat(status.isFinal())
        .isEqualTo(
            !EnumSet.of(TaskStatus.PENDING, TaskStatus.RUNNING, TaskStatus.SUSPENDED)
                .contains(status));
  }

  @Test
  void theLabelOfAFileNamesItsProducer() {
    assertThat(Json.parseObject(Label.of("me", "t-1")))
        .isEqualTo(
            Json.parseObject(
                """
                {"Label":"1","ContentProducer":"me","ProduceID":"t-1","ReservedCode1":"",
                 "ContentPropagator":"","PropagateID":"","ReservedCode2":""}
                """));
  }
}
