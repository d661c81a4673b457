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
      for (int i = 0; i < read; i++) {
        take(piece[i]);
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

  private void take(byte one) throws EngineFailure {
    boolean secondOfTwo = afterReturn && one == '\n';
    afterReturn = one == '\r';
    if (secondOfTwo) {
      return;
    }
    if (one == '\n' || one == '\r') {
      lineIsWhole();
      return;
    }
    if (line.size() + data.length() >= LONGEST_EVENT) {
      throw new EngineFailure.Broken("its server sends an event that does not end");
    }
    line.write(one);
  }

  private void lineIsWhole() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
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
