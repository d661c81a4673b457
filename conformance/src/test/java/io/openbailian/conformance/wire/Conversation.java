package io.openbailian.conformance.wire;

import io.openbailian.conformance.Socket;
import io.openbailian.conformance.Socket.Frame;
import io.openbailian.conformance.TestServer;
import java.util.List;

/// What is said over one WebSocket, both ways and in order, to be compared with a file: `>` is the
/// client, `<` the server.
///
/// How audio is cut into frames, and how it mixes with the times of words, differs from run to run;
/// so its frames are counted together, on the line before the end of their task.
final class Conversation implements AutoCloseable {
  private static final List<String> ENDS = List.of("task-finished", "task-failed");

  private final Socket socket;
  private final StringBuilder transcript = new StringBuilder();
  private long audio;

  Conversation(TestServer server) {
    this.socket = Socket.open(server);
  }

  /// Says a text frame; line breaks in it are for the reader of the test.
  Conversation say(String frame) {
    String line = frame.replaceAll("\\n\\s*", "");
    transcript.append("> ").append(line).append('\n');
    socket.say(line);
    return this;
  }

  /// Says a binary frame.
  Conversation say(byte[] frame) {
    transcript.append("> <binary ").append(frame.length).append(" bytes>\n");
    socket.say(frame);
    return this;
  }

  /// Hears one text frame, and the binary ones before it.
  Conversation hear() throws InterruptedException {
    boolean text = false;
    while (!text) {
      text = hear(socket.next());
    }
    return this;
  }

  private boolean hear(Frame frame) {
    switch (frame) {
      case Frame.Binary(byte[] bytes) -> audio += bytes.length;
      case Frame.Text said -> {
        if (ENDS.contains(said.event()) && audio > 0) {
          transcript.append("< <binary ").append(audio).append(" bytes in all>\n");
          audio = 0;
        }
        transcript.append("< ").append(said.raw()).append('\n');
      }
      case Frame.Closed(int code) -> transcript.append("< <closed ").append(code).append(">\n");
    }
    return !(frame instanceof Frame.Binary);
  }

  /// Hears frames up to the end of a task.
  Conversation hearToTheEnd() throws InterruptedException {
    while (true) {
      Frame frame = socket.next();
      boolean _ = hear(frame);
      if (frame instanceof Frame.Closed
          || (frame instanceof Frame.Text text && ENDS.contains(text.event()))) {
        return this;
      }
    }
  }

  /// Compares with `sockets/<name>.txt`.
  void check(String name) {
    Golden.checkText("sockets/" + name + ".txt", transcript.toString());
  }

  @Override
  public void close() {
    socket.close();
  }
}
