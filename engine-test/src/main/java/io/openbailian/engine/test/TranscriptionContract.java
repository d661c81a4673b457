package io.openbailian.engine.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.Transcribed;
import io.openbailian.engine.EngineFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What an engine promises that transcribes recordings.
public abstract class TranscriptionContract extends EngineContract {

  @Override
  protected final Class<? extends EngineEvent> kind() {
    return EngineEvent.TranscriptionEvent.class;
  }

  /// What the recordings say.
  @Override
  protected final Object essence(List<EngineEvent> events) {
    return events.stream().filter(Transcribed.class::isInstance).toList();
  }

  @Test
  void saysOfEachChannelWhatIsSaidWithinTheRecording() throws EngineFailure, InterruptedException {
    TestCall call = call();
    long length = call.recording(0).duration().toMillis();

    for (EngineEvent event : runAll(call)) {
      if (event instanceof Transcribed(int _, var transcripts)) {
        assertThat(transcripts)
            .isNotEmpty()
            .allSatisfy(transcript -> {
              assertThat(transcript.channel()).isNotNegative();
              assertThat(transcript.sentences())
                  .allSatisfy(sentence -> {
                    assertThat(sentence.begin()).isNotNegative();
                    assertThat(sentence.end())
                        .hasValueSatisfying(
                            end -> assertThat(end).isBetween(sentence.begin(), length));
                  });
            });
      }
    }
  }
}
