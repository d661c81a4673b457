package io.openbailian.cli.doctor;

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
      diagnosis.good("dns", "%s is %s".formatted(base.getHost(), address.getHostAddress()));
    } catch (UnknownHostException e) {
      diagnosis.bad(
          "dns",
          "%s is not known: is it spelled right, and is there a network?"
              .formatted(base.getHost()));
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
          "service",
          "%s does not answer: %s"
              .formatted(base, Optional.ofNullable(e.getMessage()).orElse("?")));
    }
  }

  private void answered(HttpResponse<String> answer, Diagnosis diagnosis) {
    int status = answer.statusCode();
    if (status == 200) {
      diagnosis.good("service", "%s answers".formatted(base));
      diagnosis.good("key", "is taken");
    } else if (status == 401 || status == 403) {
      diagnosis.good("service", "%s answers".formatted(base));
      diagnosis.bad(
          "key",
          "is turned away (%s). A key is good in its own region alone: is this the host of that region?"
              .formatted(code(answer.body())));
    } else if (status == 404) {
      diagnosis.bad(
          "service", "%s has no list of tasks: a base URL ends in %s".formatted(base, Wire.API));
    } else {
      diagnosis.bad("service", "%s answers %d %s".formatted(base, status, code(answer.body())));
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
            "clock",
            "this machine's is %d s %s: signed addresses seem to have run out, or are not good yet"
                .formatted(apart.abs().toSeconds(), apart.isNegative() ? "behind" : "ahead"));
      } else {
        diagnosis.good("clock", "both have the same time");
      }
    } catch (DateTimeParseException e) {
      diagnosis.odd("clock", "the service's time cannot be read");
    }
  }
}
