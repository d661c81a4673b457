package io.openbailian.cli.output;

import io.openbailian.client.StreamSink;
import io.openbailian.protocol.client.TextFrame;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Prints an answer of text as its frames come; calls of tools stand on lines of their own.
public final class TextPrinter implements StreamSink {
  private static final TextFrame NOTHING =
      new TextFrame(Optional.empty(), "", List.of(), Optional.empty(), Optional.empty());

  private final PrintStream out;
  private TextFrame last = NOTHING;
  private boolean broken = true;

  public TextPrinter(PrintStream out) {
    this.out = out;
  }

  @Override
  public void frame(ObjectNode answer) {
    last = TextFrame.of(answer);
    print(last.text());
    for (String call : last.calls()) {
      boolean begins = call.indexOf(' ') > 0 && !call.startsWith("{");
      print((begins && !broken ? "\n" : "") + call);
    }
    out.flush();
  }

  private void print(String text) {
    if (!text.isEmpty()) {
      out.print(text);
      broken = text.endsWith("\n");
    }
  }

  /// Ends the last line.
  public void end() {
    out.print(broken ? "" : "\n");
    out.flush();
  }

  /// The last frame; one without anything when none came.
  public TextFrame last() {
    return last;
  }
}
