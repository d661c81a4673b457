package io.openbailian.engines.openai;

import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineModel;
import io.openbailian.engine.Pcm;
import io.openbailian.engine.Recording;
import io.openbailian.engine.StopWish;
import io.openbailian.engine.test.TestCall;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

/// A call with recordings, each of some seconds of a sound that tells its channel.
record Recorded(TestCall call, int seconds) implements EngineCall {

  @Override
  public String id() {
    return call.id();
  }

  @Override
  public Operation operation() {
    return call.operation();
  }

  @Override
  public EngineModel model() {
    return call.model();
  }

  @Override
  public Values values() {
    return call.values();
  }

  @Override
  public List<Item> items() {
    return call.items();
  }

  @Override
  public StopWish stop() {
    return call.stop();
  }

  @Override
  public Recording recording(int item) {
    return new Sound(seconds);
  }

  private record Sound(int seconds) implements Recording {
    @Override
    public String address() {
      return "http://example.com/a.flac";
    }

    @Override
    public String codec() {
      return "flac";
    }

    @Override
    public int rate() {
      return 44_100;
    }

    @Override
    public int channels() {
      return 2;
    }

    @Override
    public Duration duration() {
      return Duration.ofSeconds(seconds);
    }

    @Override
    public InputStream file() {
      throw new UnsupportedOperationException("the file of a stranger goes nowhere");
    }

    @Override
    public Pcm open(int channel, int rate) {
      return new Pcm() {
        private int left = seconds * rate;

        @Override
        public int rate() {
          return rate;
        }

        @Override
        public int read(short[] target) {
          int count = Math.min(left, target.length);
          for (int i = 0; i < count; i++) {
            target[i] = (short) (100 + channel);
          }
          left -= count;
          return count == 0 ? -1 : count;
        }

        @Override
        public void close() {
          left = 0;
        }
      };
    }
  }
}
