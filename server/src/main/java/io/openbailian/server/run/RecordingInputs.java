package io.openbailian.server.run;

import io.openbailian.av.AvException;
import io.openbailian.catalog.check.ImageInput;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.Recording;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.artifact.InputFile;
import io.openbailian.server.artifact.MediaFetcher;
import io.openbailian.server.media.AudioFile;
import io.openbailian.server.media.NativeThread;
import io.openbailian.server.share.GivenUpException;
import io.openbailian.server.task.WorkMarks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// The recordings of one invocation: each is fetched to a file and looked at when its item's turn
/// comes, and gone when the next one's comes; one that fails does not keep the others.
final class RecordingInputs implements Inputs {
  private static final long MOST_BYTES = 2L << 30;
  private static final Duration LONGEST = Duration.ofHours(12);

  private final MediaFetcher fetcher;
  private final Owner owner;
  private final Values values;
  private final StopSignal stop;
  private final Marking marking;
  private final Map<Integer, Ready> ready = new HashMap<>();

  RecordingInputs(
      MediaFetcher fetcher, Owner owner, Values values, StopSignal stop, Marking marking) {
    this.marking = marking;
    this.fetcher = fetcher;
    this.owner = owner;
    this.values = values;
    this.stop = stop;
  }

  private record Ready(InputFile file, AudioFile recording) {}

  @Override
  public Map<Integer, WireError> prepare(List<Item> items)
      throws IOException, InterruptedException {
    List<Integer> wanted = items.stream().map(Item::index).toList();
    for (Map.Entry<Integer, Ready> other : Map.copyOf(ready).entrySet()) {
      if (!wanted.contains(other.getKey())) {
        ready.remove(other.getKey());
        other.getValue().file().close();
      }
    }
    Map<Integer, WireError> failed = new TreeMap<>();
    for (int index : wanted) {
      if (!ready.containsKey(index)) {
        prepare(index, failed);
      }
    }
    return failed;
  }

  private void prepare(int index, Map<Integer, WireError> failed)
      throws IOException, InterruptedException {
    String address = values.texts(Meaning.FILES).get(index);
    String where = "input.file_urls: file %d".formatted(index + 1);
    try {
      InputFile file = fetch(address, where);
      boolean usable = false;
      try {
        ready.put(index, new Ready(file, look(address, where, file)));
        usable = true;
      } finally {
        if (!usable) {
          file.close();
        }
      }
    } catch (WireException e) {
      failed.put(index, e.error());
    } catch (GivenUpException e) {
      // whoever goes on looks whether it is still wanted
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// Whatever kept a recording from being fetched has one code; why follows.
  private InputFile fetch(String address, String where) throws InterruptedException {
    ImageInput input =
        ImageInput.parse(address)
            .orElseThrow(() -> new WireException(ErrorCode.AUDIO_DOWNLOAD_FAILED.with()));
    try {
      return fetcher.openInSpool(
          where, input, new InvocationAsker(owner.workspace(), stop), MOST_BYTES);
    } catch (WireException e) {
      throw new WireException(ErrorCode.AUDIO_DOWNLOAD_FAILED.with().sent(reason(e, where)));
    }
  }

  /// What stands in parentheses behind the sentence about pictures.
  private static String reason(WireException e, String where) {
    String message = e.error().message();
    int from = message.indexOf("(" + where);
    return from < 0 ? message : message.substring(from + 1, message.length() - 1);
  }

  private AudioFile look(String address, String where, InputFile file) throws InterruptedException {
    try (WorkMarks.Mark _ = marking.begin()) {
      Path path =
          file.whereabouts()
              .orElseThrow(() -> new WireException(ErrorCode.AUDIO_DOWNLOAD_FAILED.with()));
      AudioFile recording =
          NativeThread.call(
              "look-" + owner.id(), () -> AudioFile.look(address, path, stop::stopped));
      judge(recording, where);
      return recording;
    } catch (AvException e) {
      throw new WireException(
          ErrorCode.UNSUPPORTED_FILE_FORMAT.with().sent(where + ": " + e.getMessage()));
    }
  }

  private void judge(AudioFile recording, String where) {
    if (recording.duration().compareTo(LONGEST) > 0) {
      throw new WireException(
          ErrorCode.INVALID_PARAMETER
              .with("The audio file is longer than 12 hours.")
              .sent("%s: %s".formatted(where, recording.duration())));
    }
    LongStream.of(channels())
        .filter(channel -> channel >= recording.channels())
        .findFirst()
        .ifPresent(channel -> {
          throw new WireException(
              ErrorCode.INVALID_PARAMETER
                  .with("The audio file has no channel %d.".formatted(channel))
                  .sent("%s: %d channels".formatted(where, recording.channels())));
        });
  }

  private long[] channels() {
    return values.texts(Meaning.CHANNELS).stream().mapToLong(Long::parseLong).toArray();
  }

  @Override
  public Values values() {
    return values;
  }

  @Override
  public Recording recording(int item) {
    Ready found = ready.get(item);
    if (found == null) {
      throw new IllegalStateException("recording %d does not come with this call".formatted(item));
    }
    return found.recording();
  }

  @Override
  public void close() {
    for (Ready one : ready.values()) {
      try {
        one.file().close();
      } catch (IOException e) {
        throw new UncheckedIOException("a fetched recording could not be removed", e);
      }
    }
    ready.clear();
  }
}
