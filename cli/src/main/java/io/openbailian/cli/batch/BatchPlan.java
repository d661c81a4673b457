package io.openbailian.cli.batch;

import io.openbailian.cli.batch.request.BatchEntry;
import io.openbailian.cli.batch.source.EntryKind;
import io.openbailian.cli.batch.source.Mistake;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a file asks for, after all of it was read once: counts and sums, and of each entry eight
/// bytes, by which a second reading knows it again.
final class BatchPlan {
  static final int MOST_ENTRIES = 1_000_000;
  private static final int MOST_MISTAKES = 100;
  private static final int MARK_DIGITS = 16;
  private static final int FIRST_ROOM = 1_024;

  private final List<Mistake> mistakes = new ArrayList<>();
  private final Map<EntryKind, Integer> kinds = new EnumMap<>(EntryKind.class);
  private final Map<String, OfModel> models = new LinkedHashMap<>();
  private final MessageDigest digest = sha256();
  private long[] marks = new long[FIRST_ROOM];
  private int entries;
  private int written;
  private int wrong;

  /// What is asked of one model.
  ///
  /// @param first the first such entry
  /// @param most what all of them cost at most at list prices
  record OfModel(BatchEntry first, BigDecimal most) {
    private OfModel plus(BigDecimal more) {
      return new OfModel(first, most.add(more));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void written() {
    written++;
  }

  void add(BatchEntry entry) {
    if (entries == marks.length) {
      marks = Arrays.copyOf(marks, 2 * entries);
    }
    marks[entries++] = mark(entry);
    digest.update(entry.hash().getBytes(StandardCharsets.UTF_8));
    kinds.merge(entry.kind(), 1, Integer::sum);
    models.merge(
        entry.request().call().model(),
        new OfModel(entry, entry.most()),
        (all, one) -> all.plus(one.most()));
  }

  private static long mark(BatchEntry entry) {
    return Long.parseUnsignedLong(entry.hash().substring(0, MARK_DIGITS), 16);
  }

  /// Whether the entry at a place is the one that was there before.
  boolean isAt(int index, BatchEntry entry) {
    return index < entries && marks[index] == mark(entry);
  }

  void mistake(Mistake mistake) {
    wrong++;
    if (mistakes.size() < MOST_MISTAKES) {
      mistakes.add(mistake);
    }
  }

  int entries() {
    return entries;
  }

  /// How many the file has, before alternatives and a grid multiplied them.
  int asWritten() {
    return written;
  }

  Map<EntryKind, Integer> kinds() {
    return kinds;
  }

  Map<String, OfModel> models() {
    return models;
  }

  /// The first hundred.
  List<Mistake> mistakes() {
    return mistakes;
  }

  int wrong() {
    return wrong;
  }

  /// The digest of all entries, in order; to be asked for once.
  String digest() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
