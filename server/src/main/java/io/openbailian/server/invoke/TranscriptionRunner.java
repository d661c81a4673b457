package io.openbailian.server.invoke;

import io.openbailian.av.AvException;
import io.openbailian.catalog.ImageInput;
import io.openbailian.catalog.Meaning;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.artifact.InputFile;
import io.openbailian.server.artifact.MediaFetcher;
import io.openbailian.server.media.AudioFile;
import io.openbailian.server.media.NativeThread;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.task.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/// Transcribes the recordings of a task, one after the other: each is fetched to a file, looked at,
/// and shown to the engine; one that fails does not keep the others.
public final class TranscriptionRunner {
  private static final long MOST_BYTES = 2L << 30;
  private static final Duration LONGEST = Duration.ofHours(12);

  private final MediaFetcher fetcher;
  private final ItemFinisher finisher;
  private final Time time;
  private final Duration timeout;

  /// @param timeout how long one recording may take in an engine
  public TranscriptionRunner(
      MediaFetcher fetcher, ItemFinisher finisher, Time time, Duration timeout) {
    this.fetcher = fetcher;
    this.finisher = finisher;
    this.time = time;
    this.timeout = timeout;
  }

  /// Runs an invocation on a lane whose gate the caller has passed, as {@link InvocationRunner}
  /// does.
  ///
  /// @return false when it was stopped
  boolean run(
      InvocationRunner.Owner owner,
      Invocation invocation,
      Lane lane,
      StopSignal stop,
      Done.Listener listener)
      throws InterruptedException {
    List<String> addresses = invocation.values().texts(Meaning.FILES);
    for (int i = 0; i < addresses.size(); i++) {
      Work work = new Work(owner, invocation, lane, stop, listener, i, addresses.get(i));
      if (stop.stopped() || !transcribe(work)) {
        return false;
      }
    }
    return true;
  }

  /// One recording of a task.
  private record Work(
      InvocationRunner.Owner owner,
      Invocation invocation,
      Lane lane,
      StopSignal stop,
      Done.Listener listener,
      int index,
      String address) {
    void fail(WireError error) {
      listener.done(new Done.Item(index, new ItemFinisher.Stored.Failed(error), null));
    }

    /// Where the request says it, for people.
    String where() {
      return "input.file_urls: file %d".formatted(index + 1);
    }
  }

  private boolean transcribe(Work work) throws InterruptedException {
    try (InputFile file = fetched(work)) {
      AudioFile recording = looked(work, file);
      EngineCall call =
          new TranscriptionCall(
              work.owner().id(),
              work.invocation(),
              new EngineCall.Item(
                  work.index(), Seeds.ofItem(work.invocation().values(), work.index())),
              recording,
              work.stop());
      long deadline = time.nanos() + timeout.toNanos();
      ItemEvents events = new ItemEvents(call, work.lane(), finisher, work.listener());
      return new CallRun(call, work.lane(), work.stop(), events, time, deadline).execute();
    } catch (WireException e) {
      work.fail(e.error());
      return !work.stop().stopped();
    } catch (IOException e) {
      throw new UncheckedIOException("a fetched recording could not be removed", e);
    }
  }

  /// Whatever kept a recording from being fetched has one code; why follows.
  private InputFile fetched(Work work) throws InterruptedException {
    ImageInput input =
        ImageInput.parse(work.address())
            .orElseThrow(() -> new WireException(ErrorCode.AUDIO_DOWNLOAD_FAILED.with()));
    try {
      return fetcher.openInSpool(work.where(), input, work.owner().keyId(), MOST_BYTES);
    } catch (WireException e) {
      throw new WireException(ErrorCode.AUDIO_DOWNLOAD_FAILED.with().sent(reason(e, work.where())));
    }
  }

  /// What stands in parentheses behind the sentence about pictures.
  private static String reason(WireException e, String where) {
    String message = e.error().message();
    int from = message.indexOf("(" + where);
    return from < 0 ? message : message.substring(from + 1, message.length() - 1);
  }

  private static AudioFile looked(Work work, InputFile file) throws InterruptedException {
    try {
      Path path =
          file.whereabouts()
              .orElseThrow(() -> new WireException(ErrorCode.AUDIO_DOWNLOAD_FAILED.with()));
      AudioFile recording =
          NativeThread.call(
              "look-" + work.owner().id(),
              () -> AudioFile.look(work.address(), path, work.stop()::stopped));
      judge(work, recording);
      return recording;
    } catch (AvException e) {
      throw new WireException(
          ErrorCode.UNSUPPORTED_FILE_FORMAT.with().sent(work.where() + ": " + e.getMessage()));
    }
  }

  private static void judge(Work work, AudioFile recording) {
    if (recording.duration().compareTo(LONGEST) > 0) {
      throw new WireException(
          ErrorCode.INVALID_PARAMETER
              .with("The audio file is longer than 12 hours.")
              .sent("%s: %s".formatted(work.where(), recording.duration())));
    }
    long[] channels = channels(work.invocation());
    LongStream.of(channels)
        .filter(channel -> channel >= recording.channels())
        .findFirst()
        .ifPresent(channel -> {
          throw new WireException(
              ErrorCode.INVALID_PARAMETER
                  .with("The audio file has no channel %d.".formatted(channel))
                  .sent("%s: %d channels".formatted(work.where(), recording.channels())));
        });
  }

  private static long[] channels(Invocation invocation) {
    return invocation.values().texts(Meaning.CHANNELS).stream()
        .mapToLong(Long::parseLong)
        .toArray();
  }
}
