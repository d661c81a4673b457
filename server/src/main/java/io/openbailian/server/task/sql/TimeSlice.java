package io.openbailian.server.task.sql;

import java.util.ArrayList;
import java.util.List;

/// A stretch of time that is counted in spans of one length.
///
/// @param span of each of its counters in milliseconds; 0 for a stretch without, in which rows are
///   counted
/// @param from milliseconds, included; a multiple of the span
/// @param to excluded
record TimeSlice(long span, long from, long to) {
  /// A second, a minute, an hour: each is a multiple of the one before.
  static final List<Long> SPANS = List.of(1_000L, 60_000L, 3_600_000L);

  /// A window as slices, the newest first: hours in its middle, then minutes and seconds towards
  /// its ends, and what is less than a second at the very ends.
  static List<TimeSlice> of(long from, long to) {
    List<TimeSlice> slices = new ArrayList<>();
    split(0, 0, from, to, slices);
    return slices;
  }

  /// @param finer the span that the window's ends are counted in
  /// @param next the index of the next span
  private static void split(long finer, int next, long from, long to, List<TimeSlice> slices) {
    if (from >= to) {
      return;
    }
    long span = next < SPANS.size() ? SPANS.get(next) : 0;
    long first = span == 0 ? to : Math.ceilDiv(from, span) * span;
    long last = span == 0 ? to : Math.floorDiv(to, span) * span;
    if (span == 0 || first >= last) {
      slices.add(new TimeSlice(finer, from, to));
      return;
    }
    add(finer, last, to, slices);
    split(span, next + 1, first, last, slices);
    add(finer, from, first, slices);
  }

  private static void add(long span, long from, long to, List<TimeSlice> slices) {
    if (from < to) {
      slices.add(new TimeSlice(span, from, to));
    }
  }

  /// One span of this slice, in the next finer spans; empty when there are none.
  List<TimeSlice> finer(long start) {
    int at = SPANS.indexOf(span);
    return at <= 0 ? List.of() : List.of(new TimeSlice(SPANS.get(at - 1), start, start + span));
  }
}
