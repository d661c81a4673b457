package io.openbailian.client;

import io.openbailian.protocol.Wire;
import io.openbailian.text.Parts;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Locale;

/// What answers a request for a stream: lines that are still coming, or a document that is whole,
/// as every refusal is.
sealed interface StreamBody {
  int OK = 200;

  record Lines(LineFlow flow) implements StreamBody {}

  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Whole(byte[] bytes) implements StreamBody {}

  static BodySubscriber<StreamBody> of(ResponseInfo info) {
    String type = info.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    boolean stream =
        info.statusCode() == OK
            && Wire.EVENT_STREAM.startsWith(Parts.first(Parts.first(type, ";"), " "))
            && !type.isEmpty();
    return stream
        ? new LineFlow()
        : BodySubscribers.mapping(BodySubscribers.ofByteArray(), Whole::new);
  }
}
