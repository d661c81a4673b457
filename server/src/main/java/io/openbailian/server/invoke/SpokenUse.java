package io.openbailian.server.invoke;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Pcm;
import io.openbailian.protocol.Speech;
import io.openbailian.protocol.WireException;
import io.openbailian.server.ledger.Delivered;
import io.openbailian.server.ledger.Quote;
import io.openbailian.server.ledger.sql.CallCharges;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.run.answer.SpeechDelivery;
import java.io.IOException;

/// What speech has delivered by now, as its workspace pays for it: characters that were spoken, or
/// seconds that were heard. Of what breaks off, the sentences count that its client has.
final class SpokenUse implements SpeechDelivery.Listener, AutoCloseable {
  private static final int NONE = -1;

  private final SpeechDelivery.Listener client;
  private final CallCharges.Open charge;
  private final boolean speaks;
  private final long characters;
  private int last = NONE;
  private long spoken;
  private long heardMillis;
  private volatile long readMillis;

  /// @param client who is told, before it counts
  SpokenUse(Invocation invocation, SpeechDelivery.Listener client, CallCharges.Open charge) {
    this.client = client;
    this.charge = charge;
    this.speaks = invocation.values().has(Meaning.TEXT);
    this.characters = characters(invocation.values().textOrEmpty(Meaning.TEXT));
  }

  /// How many characters a text is billed for: its code points, as its usage tells them.
  static long characters(String text) {
    return text.codePointCount(0, text.length());
  }

  /// The same samples, counted as the engine takes them.
  Pcm counted(Pcm samples) {
    return new Counted(samples);
  }

  private final class Counted implements Pcm {
    private final Pcm samples;
    private long read;

    Counted(Pcm samples) {
      this.samples = samples;
    }

    @Override
    public int rate() {
      return samples.rate();
    }

    @Override
    public int read(short[] target) throws EngineFailure, InterruptedException {
      int more = samples.read(target);
      read += Math.max(more, 0);
      readMillis = 1_000 * read / samples.rate();
      return more;
    }

    @Override
    public void close() {
      samples.close();
    }
  }

  @Override
  public void begun(Lane lane) {
    charge.servedBy(lane.name());
    client.begun(lane);
  }

  @Override
  public void audio(short[] samples, int rate) throws IOException, InterruptedException {
    client.audio(samples, rate);
  }

  @Override
  public void said(Speech.Sentence sentence) throws IOException, InterruptedException {
    client.said(sentence);
    if (sentence.end().isPresent() && sentence.id() != last) {
      last = sentence.id();
      spoken = Math.min(characters, spoken + characters(textOf(sentence)));
      heardMillis = Math.max(heardMillis, sentence.end().get());
      charge.delivered(delivered());
    }
  }

  /// Some engines tell the words alone.
  private static String textOf(Speech.Sentence sentence) {
    if (!sentence.text().isEmpty()) {
      return sentence.text();
    }
    StringBuilder words = new StringBuilder();
    sentence.words().forEach(word -> words.append(word.text()).append(word.punctuation()));
    return words.toString();
  }

  /// How long a recording goes on nobody knows: what it costs is set aside a minute at a time.
  ///
  /// @throws WireException when nobody pays for more
  @Override
  public void idle() throws IOException, InterruptedException {
    if (!speaks) {
      charge.covers(seconds(readMillis));
    }
    client.idle();
  }

  private static long seconds(long millis) {
    return Math.ceilDiv(millis, 1_000L);
  }

  private Delivered delivered() {
    return new Delivered.Counted(Quote.Units.of(speaks ? spoken : seconds(heardMillis)));
  }

  /// All of it was delivered.
  void finished() {
    spoken = characters;
    heardMillis = Math.max(heardMillis, readMillis);
    charge.delivered(delivered());
  }

  @Override
  public void close() {
    charge.close();
  }
}
