package io.openbailian.client;

import io.openbailian.protocol.Wire;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Locale;

/// What answers a request for a stream: events that are still coming, or a document, as every
/// refusal is.
record StreamedAnswer(int status, String contentType, ArrivingAnswer body) {
  private static final int OK = 200;

  static StreamedAnswer of(ResponseInfo info) {
    String type = info.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    int parameters = type.indexOf(';');
    String plain = parameters < 0 ? type : type.substring(0, parameters);
    return new StreamedAnswer(info.statusCode(), plain.strip(), new ArrivingAnswer());
  }

  boolean isStream() {
    return status == OK && !contentType.isEmpty() && Wire.EVENT_STREAM.startsWith(contentType);
  }
}
