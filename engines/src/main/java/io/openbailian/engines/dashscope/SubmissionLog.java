package io.openbailian.engines.dashscope;

import io.openbailian.engine.Time;
import io.openbailian.text.Parts;
import io.openbailian.text.Trim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was submitted for money: a line before each submission goes out and one when its answer is
/// there. After a death of the process it tells which submissions may have been carried out without
/// anybody knowing, and which never went out.
///
/// A line is durable before the submission it is about. Calls are forgotten after a day and a half,
/// when no task of theirs is waited for any more.
final class SubmissionLog implements AutoCloseable {
  private static final Duration KEPT = Duration.ofHours(36);
  private static final long LONGEST = 64L << 20;
  private static final int FIELDS = 5;
  private static final int MOST_DIGITS = 15;
  private static final String SINCE = "since";

  private final Path file;
  private final Time time;
  private final Map<String, Entry> calls = new LinkedHashMap<>();
  private final Set<String> claimed = new HashSet<>();
  private Instant since = Instant.MAX;
  private @Nullable FileChannel channel;

  /// What became of a call's last submission.
  enum State {
    /// It may be on its way.
    BEGUN,
    /// The service took it and named it.
    NAMED,
    /// The service did not take it.
    REFUSED
  }

  /// The last submission of a call.
  ///
  /// @param about the account, until there is the handle
  record Entry(State state, Instant at, String model, String about) {}

  SubmissionLog(Path folder, Time time) {
    this.file = folder.resolve("submissions.log");
    this.time = time;
  }

  /// A submission goes out when this returns.
  ///
  /// @param model as the service calls it
  void begins(String call, String model, String account) throws IOException {
    write(call, new Entry(State.BEGUN, time.now(), model, account), true);
  }

  /// The service took it.
  void named(String call, String model, WorkName work) throws IOException {
    write(call, new Entry(State.NAMED, time.now(), model, work.handle()), false);
  }

  /// The service did not take it.
  void refused(String call, String model) throws IOException {
    write(call, new Entry(State.REFUSED, time.now(), model, ""), false);
  }

  private synchronized void write(String call, Entry entry, boolean durably) throws IOException {
    FileChannel out = opened();
    put(call, entry);
    append(out, line(call, entry));
    if (durably) {
      out.force(false);
    }
    if (out.size() > LONGEST) {
      shorten();
    }
  }

  /// The last submission of a call; empty where it has none.
  synchronized Optional<Entry> last(String call) throws IOException {
    var _ = opened();
    return Optional.ofNullable(calls.get(call));
  }

  /// Whether a submission of that time would be known.
  synchronized boolean knows(Instant moment) throws IOException {
    var _ = opened();
    return !moment.isBefore(since);
  }

  /// Whether a call has that task of the service, or had it.
  synchronized boolean isClaimed(String task) throws IOException {
    var _ = opened();
    return claimed.contains(task);
  }

  /// Whether another call's submission for the model may have been carried out in that time.
  synchronized boolean isAnotherOpen(String call, String model, Instant from, Instant to)
      throws IOException {
    var _ = opened();
    return calls.entrySet().stream()
        .filter(one -> !one.getKey().equals(call))
        .map(Map.Entry::getValue)
        .anyMatch(one ->
            one.state() == State.BEGUN
                && one.model().equals(model)
                && !one.at().isBefore(from)
                && !one.at().isAfter(to));
  }

  private void put(String call, Entry entry) {
    @Nullable Entry before = calls.remove(call);
    if (before != null && before.state() == State.NAMED && entry.state() == State.BEGUN) {
      calls.put(call + "#" + before.about(), before); // it failed there, and stays the call's own
    }
    calls.put(call, entry);
    if (entry.state() == State.NAMED) {
      WorkName.parse(entry.about()).ifPresent(work -> claimed.add(work.task()));
    }
  }

  private static void append(FileChannel out, String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private static String line(String call, Entry entry) {
    return "%s\t%d\t%s\t%s\t%s\n"
        .formatted(
            entry.state(),
            entry.at().toEpochMilli(),
            call,
            entry.model().replace('\t', ' ').replace('\n', ' '),
            entry.about());
  }

  private FileChannel opened() throws IOException {
    FileChannel known = channel;
    if (known != null) {
      return known;
    }
    since = time.now();
    if (Files.exists(file)) {
      read();
    }
    return shorten();
  }

  /// A line that a death cut off is none.
  private void read() throws IOException {
    List<String> lines = new ArrayList<>(Parts.of(Files.readString(file), "\n"));
    lines.removeLast();
    for (String line : lines) {
      List<String> fields = Parts.of(line, "\t");
      if (fields.size() == 2 && fields.getFirst().equals(SINCE)) {
        since = moment(fields.get(1));
      } else if (fields.size() == FIELDS) {
        for (State state : State.values()) {
          if (state.name().equals(fields.getFirst())) {
            put(
                fields.get(2),
                new Entry(state, moment(fields.get(1)), fields.get(3), fields.get(4)));
          }
        }
      }
    }
  }

  /// What is damaged counts as of now: nothing before is known then.
  private Instant moment(String millis) {
    return Trim.isDigits(millis, MOST_DIGITS)
        ? Instant.ofEpochMilli(Long.parseLong(millis))
        : time.now();
  }

  /// Writes it anew, without what is too old to matter.
  private FileChannel shorten() throws IOException {
    Instant oldest = time.now().minus(KEPT);
    if (calls.values().removeIf(entry -> entry.at().isBefore(oldest)) && since.isBefore(oldest)) {
      since = oldest;
    }
    StringBuilder all = new StringBuilder("%s\t%d\n".formatted(SINCE, since.toEpochMilli()));
    claimed.clear();
    calls.forEach((call, entry) -> {
      all.append(line(call, entry));
      if (entry.state() == State.NAMED) {
        WorkName.parse(entry.about()).ifPresent(work -> claimed.add(work.task()));
      }
    });
    Path fresh = file.resolveSibling("submissions.new");
    Files.writeString(fresh, all);
    FileChannel before = channel;
    if (before != null) {
      before.close();
    }
    try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    FileChannel out = FileChannel.open(file, StandardOpenOption.APPEND);
    channel = out;
    return out;
  }

  @Override
  public synchronized void close() {
    FileChannel out = channel;
    channel = null;
    if (out != null) {
      try {
        out.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
