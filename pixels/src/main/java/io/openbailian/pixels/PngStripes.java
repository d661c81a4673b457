package io.openbailian.pixels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.zip.Adler32;
import java.util.zip.Deflater;

/// The rows of a picture as one zlib stream, deflated in stripes that know nothing of each other's
/// ends, so that threads can share them. Where one stripe stops and the next begins depends on the
/// picture's width alone, and so do the bytes.
final class PngStripes {
  /// Of filtered bytes. Measured at 4096*4096: half of it costs 1 % more bytes, twice as much
  /// leaves small pictures to one core.
  private static final int STRIPE = 256 << 10;

  /// The bytes before a stripe that deflate may refer to.
  private static final int WINDOW = 32 << 10;

  /// Level 4 halves the speed for 15 % of the bytes.
  private static final int LEVEL = 1;

  /// Of this many bytes, in a quarter and in three quarters of a stripe, both ways are tried.
  private static final int SAMPLE = 8 << 10;

  private final PngRows rows;
  private final int height;
  private final int rowsOfStripe;

  /// Buffers that wait for the next stripe: there are as many as threads, not as stripes.
  private final Queue<Desk> desks = new ConcurrentLinkedQueue<>();

  PngStripes(PngRows rows, int height) {
    this.rows = rows;
    this.height = height;
    this.rowsOfStripe = Math.clamp(STRIPE / rows.rowBytes(), 1, height);
  }

  /// A deflated stripe, which ends on a whole byte.
  ///
  /// @param adler the sum of what was deflated
  /// @param length of what was deflated
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Stripe(byte[] deflated, int adler, int length) {}

  List<Stripe> deflated(Helpers helpers) {
    List<FutureTask<Stripe>> pieces = new ArrayList<>();
    for (int from = 0; from < height; from += rowsOfStripe) {
      int start = from;
      pieces.add(new FutureTask<>(() -> stripe(start, Math.min(height, start + rowsOfStripe))));
    }
    List<Stripe> stripes = helpers.carryOut(pieces);
    desks.forEach(Desk::close);
    return stripes;
  }

  private Stripe stripe(int from, int to) {
    Desk free = desks.poll();
    Desk desk = free == null ? new Desk(rowsOfStripe * rows.rowBytes()) : free;
    try {
      return desk.stripe(from, to);
    } finally {
      desks.add(desk);
    }
  }

  /// The buffers of one thread.
  private final class Desk {
    private final byte[] filtered;
    private final byte[] out;
    private final Deflater deflater = new Deflater(LEVEL, true);

    Desk(int bytes) {
      filtered = new byte[bytes];
      out = new byte[HuffmanBlocks.room(bytes)];
    }

    Stripe stripe(int from, int to) {
      int length = (to - from) * rows.rowBytes();
      rows.filter(from, to, filtered);
      Adler32 adler = new Adler32();
      adler.update(filtered, 0, length);
      int end =
          repeats(length) ? deflated(from, length) : HuffmanBlocks.write(filtered, length, out);
      return new Stripe(Arrays.copyOf(out, end), (int) adler.getValue(), length);
    }

    /// Whether looking for repetitions pays, as far as samples tell.
    private boolean repeats(int length) {
      int sample = Math.min(SAMPLE, length);
      long literals = 0;
      long repetitions = 0;
      for (int quarter = 1; quarter <= 3; quarter += 2) {
        int at = Math.min((int) (length * (long) quarter / 4), length - sample);
        literals += HuffmanBlocks.estimate(filtered, at, at + sample);
        deflater.reset();
        deflater.setInput(filtered, at, sample);
        repetitions += flushed();
      }
      return repetitions < literals;
    }

    private int deflated(int from, int length) {
      deflater.reset();
      if (from > 0) {
        byte[] before = before(from);
        deflater.setDictionary(
            before, Math.max(0, before.length - WINDOW), Math.min(before.length, WINDOW));
      }
      deflater.setInput(filtered, 0, length);
      return flushed();
    }

    /// The filtered rows above, as many as deflate looks back at.
    private byte[] before(int from) {
      int first = Math.max(0, from - Math.ceilDiv(WINDOW, rows.rowBytes()));
      byte[] before = new byte[(from - first) * rows.rowBytes()];
      rows.filter(first, from, before);
      return before;
    }

    private int flushed() {
      return deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
    }

    void close() {
      deflater.end();
    }
  }
}
