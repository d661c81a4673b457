package io.openbailian.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.client.SseReader.Frame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However the bytes of a stream are cut on their way, the same frames come out.
class SseSplittingProperties {
  private static final int STREAMS = 40;
  private static final int CUTS = 12;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void readsTheSameFramesWhereverTheBytesAreCut(String end) {
    SplittableRandom dice = new SplittableRandom(20);

    for (int stream = 0; stream < STREAMS; stream++) {
      List<Frame> sent = frames(dice);
      byte[] bytes = written(sent, end, dice).getBytes(StandardCharsets.UTF_8);
      assertThat(read(bytes, one(bytes))).as("stream %d, byte by byte", stream).isEqualTo(sent);
      for (int cut = 0; cut < CUTS; cut++) {
        assertThat(read(bytes, some(bytes, dice)))
            .as("stream %d, cut %d", stream, cut)
            .isEqualTo(sent);
      }
    }
  }

  private static List<Frame> frames(SplittableRandom dice) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 1 + dice.nextInt(5); i++) {
      int status = dice.nextInt(4) == 0 ? 429 : 200;
      frames.add(new Frame(status == 200 ? "result" : "error", status, text(dice)));
    }
    return frames;
  }

  /// Text of one to four bytes a character, with what looks like the protocol.
  private static String text(SplittableRandom dice) {
    String letters = "aZ 9:{}\"番茄炒蛋é😀data:id";
    int[] points = letters.codePoints().toArray();
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < dice.nextInt(60); i++) {
      text.appendCodePoint(points[dice.nextInt(points.length)]);
    }
    return text.append('}').toString();
  }

  private static String written(List<Frame> frames, String end, SplittableRandom dice) {
    StringBuilder stream = new StringBuilder();
    for (Frame frame : frames) {
      if (dice.nextBoolean()) {
        stream.append(": keep-alive").append(end).append(end);
      }
      stream.append("id:1").append(end).append("event:").append(frame.event()).append(end);
      stream.append(":HTTP_STATUS/").append(frame.status()).append(end);
      stream.append("data:").append(frame.data()).append(end).append(end);
    }
    return stream.toString();
  }

  private static int[] one(byte[] bytes) {
    int[] sizes = new int[bytes.length];
    Arrays.fill(sizes, 1);
    return sizes;
  }

  /// Sizes of pieces, some of them nothing.
  private static int[] some(byte[] bytes, SplittableRandom dice) {
    List<Integer> sizes = new ArrayList<>();
    for (int left = bytes.length; left > 0; left -= sizes.getLast()) {
      sizes.add(Math.min(left, dice.nextInt(1 + bytes.length / 4)));
    }
    return sizes.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<Frame> read(byte[] bytes, int[] sizes) {
    LineSplitter lines = new LineSplitter();
    SseReader reader = new SseReader();
    List<Frame> frames = new ArrayList<>();
    int at = 0;
    for (int size : sizes) {
      lines.add(ByteBuffer.wrap(bytes, at, size));
      take(lines, reader, frames);
      at += size;
    }
    lines.close();
    take(lines, reader, frames);
    reader.end().ifPresent(frames::add);
    return frames;
  }

  private static void take(LineSplitter lines, SseReader reader, List<Frame> frames) {
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      reader.line(line.get()).ifPresent(frames::add);
    }
  }
}
