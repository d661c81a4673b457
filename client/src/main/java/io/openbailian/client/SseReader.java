package io.openbailian.client;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.util.Optional;

/// Puts the lines of an event stream together to frames; the lines come without their ends.
final class SseReader {
  private static final Pattern STATUS = Pattern.compile(":\\s*HTTP_STATUS/(\\d{3})");
  private static final String MESSAGE = "message";
  private static final String ERROR = "error";
  private static final int OK = 200;

  /// What an error frame means that does not say its status.
  private static final int BAD_REQUEST = 400;

  private final StringBuilder data = new StringBuilder();
  private String event = MESSAGE;
  private int status;
  private boolean begun;

  /// One frame.
  ///
  /// @param event `result` or `error`, as the service names it
  /// @param status the HTTP status it would have outside a stream
  record Frame(String event, int status, String data) {
    boolean isError() {
      return event.equals(ERROR) || status != OK;
    }
  }

  /// Reads one line more.
  ///
  /// @return the frame that it ends
  Optional<Frame> line(String line) {
    if (line.isEmpty()) {
      return end();
    }
    if (line.startsWith(":")) {
      comment(line);
    } else {
      field(line);
    }
    return Optional.empty();
  }

  /// The frame that the end of the stream ends, if there is one.
  Optional<Frame> end() {
    Optional<Frame> frame =
        begun ? Optional.of(new Frame(event, meant(), data.toString())) : Optional.empty();
    data.setLength(0);
    event = MESSAGE;
    status = 0;
    begun = false;
    return frame;
  }

  private int meant() {
    if (status != 0) {
      return status;
    }
    return event.equals(ERROR) ? BAD_REQUEST : OK;
  }

  private void comment(String line) {
    Matcher matcher = STATUS.matcher(line);
    if (matcher.matches()) {
      status = Integer.parseInt(matcher.group(1));
    }
  }

  private void field(String line) {
    int colon = line.indexOf(':');
    String name = colon < 0 ? line : line.substring(0, colon);
    String rest = colon < 0 ? "" : line.substring(colon + 1);
    String value = rest.startsWith(" ") ? rest.substring(1) : rest;
    switch (name) {
      case "event" -> event = value.strip();
      case "data" -> {
        data.append(begun ? "\n" : "").append(value);
        begun = true;
      }
      default -> {} // ids and what is not known mean nothing here
    }
  }
}
