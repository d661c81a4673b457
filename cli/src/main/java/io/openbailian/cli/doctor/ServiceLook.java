package io.openbailian.cli.doctor;

import io.openbailian.cli.output.Texts;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Whether a service is found, answers, takes the key, and has the same time.
///
/// @param base of the API
public record ServiceLook(URI base, String key) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration MOST_APART = Duration.ofMinutes(1);
  private static final String LIST = Wire.TASKS + "/?page_no=1&page_size=1";
  private static final int LONGEST_CODE = 80;

  /// Looks at the service, with one question.
  public void at(Diagnosis diagnosis) throws InterruptedException {
    try {
      InetAddress address = InetAddress.getByName(base.getHost());
      diagnosis.good(
          Texts.say("doctor.what-dns"),
          Texts.say("doctor.dns", base.getHost(), address.getHostAddress()));
    } catch (UnknownHostException e) {
      diagnosis.bad(Texts.say("doctor.what-dns"), Texts.say("doctor.dns-unknown", base.getHost()));
      return;
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + LIST))
            .timeout(PATIENCE)
            .header(Wire.AUTHORIZATION, "Bearer " + key)
            .build();
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build()) {
      answered(client.send(request, BodyHandlers.ofString()), diagnosis);
    } catch (IOException | IllegalArgumentException e) {
      diagnosis.bad(
          Texts.say("doctor.what-service"),
          Texts.say("doctor.silent", base, Optional.ofNullable(e.getMessage()).orElse("?")));
    }
  }

  private void answered(HttpResponse<String> answer, Diagnosis diagnosis) {
    int status = answer.statusCode();
    if (status == 200) {
      diagnosis.good(Texts.say("doctor.what-service"), Texts.say("doctor.answers", base));
      diagnosis.good(Texts.say("doctor.what-key"), Texts.say("doctor.key-taken"));
    } else if (status == 401 || status == 403) {
      diagnosis.good(Texts.say("doctor.what-service"), Texts.say("doctor.answers", base));
      diagnosis.bad(
          Texts.say("doctor.what-key"), Texts.say("doctor.key-refused", code(answer.body())));
    } else if (status == 404) {
      diagnosis.bad(Texts.say("doctor.what-service"), Texts.say("doctor.no-list", base, Wire.API));
    } else {
      diagnosis.bad(
          Texts.say("doctor.what-service"),
          Texts.say("doctor.answers-with", base, status, code(answer.body())));
    }
    answer.headers().firstValue("Date").ifPresent(date -> clock(date, diagnosis));
  }

  private static String code(String body) {
    String code =
        Json.tryParse(body.getBytes(StandardCharsets.UTF_8))
            .map(tree -> tree.path("code").asString(""))
            .orElse("");
    return code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE);
  }

  private static void clock(String date, Diagnosis diagnosis) {
    try {
      Instant there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration apart = Duration.between(there, Instant.now());
      if (apart.abs().compareTo(MOST_APART) > 0) {
        diagnosis.bad(
            Texts.say("doctor.what-clock"),
            Texts.say(
                "doctor.clock-apart",
                apart.abs().toSeconds(),
                Texts.say(apart.isNegative() ? "doctor.behind" : "doctor.ahead")));
      } else {
        diagnosis.good(Texts.say("doctor.what-clock"), Texts.say("doctor.clock-same"));
      }
    } catch (DateTimeParseException e) {
      diagnosis.odd(Texts.say("doctor.what-clock"), Texts.say("doctor.clock-unread"));
    }
  }
}
