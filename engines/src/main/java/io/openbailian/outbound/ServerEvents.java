package io.openbailian.outbound;

import io.openbailian.engine.EngineFailure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// Reads an event stream (`text/event-stream`), event by event. Lines are made of bytes and become
/// text only when they are whole: a character may be cut in two.
public final class ServerEvents {
  private static final int LONGEST_EVENT = 16 << 20;
  private static final String DATA = "data:";

  private final Answer answer;
  private final byte[] piece = new byte[16 << 10];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Queue<String> ready = new ArrayDeque<>();
  private final StringBuilder data = new StringBuilder();
  private boolean begun;
  private boolean ended;
  private boolean afterReturn;

  public ServerEvents(Answer answer) {
    this.answer = answer;
  }

  /// The data of the next event; empty behind the last. What names no data is passed over, and what
  /// the end of the stream cuts off too.
  public Optional<String> next() throws EngineFailure, InterruptedException {
    while (ready.isEmpty() && !ended) {
      int read = answer.read(piece);
      for (int i = 0; i < read; ) {
        i = take(i, read);
      }
      if (read < 0) {
        end();
      }
    }
    return Optional.ofNullable(ready.poll());
  }

  /// Some servers end without the blank line behind their last event.
  private void end() {
    ended = true;
    if (line.size() > 0) {
      lineIsWhole();
    }
    event();
  }

  /// Takes what stands here of a line, with its end if that has come.
  ///
  /// @return where the rest of the piece begins
  private int take(int from, int to) throws EngineFailure {
    boolean secondOfTwo = afterReturn && piece[from] == '\n';
    afterReturn = false;
    if (secondOfTwo) {
      return from + 1;
    }
    int end = from;
    while (end < to && piece[end] != '\n' && piece[end] != '\r') {
      end++;
    }
    if (line.size() + data.length() + (end - from) > LONGEST_EVENT) {
      throw new EngineFailure.Broken("its server sends an event that does not end");
    }
    if (end == to) {
      line.write(piece, from, end - from);
      return to;
    }
    afterReturn = piece[end] == '\r';
    if (line.size() == 0) {
      lineIsWhole(new String(piece, from, end - from, StandardCharsets.UTF_8));
    } else {
      line.write(piece, from, end - from);
      lineIsWhole();
    }
    return end + 1;
  }

  private void lineIsWhole() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    lineIsWhole(text);
  }

  private void lineIsWhole(String text) {
    if (text.isEmpty()) {
      event();
    } else if (text.startsWith(DATA)) {
      String value = text.substring(DATA.length());
      data.append(begun ? "\n" : "").append(value.startsWith(" ") ? value.substring(1) : value);
      begun = true;
    }
  }

  private void event() {
    if (begun) {
      ready.add(data.toString());
    }
    data.setLength(0);
    begun = false;
  }
}
