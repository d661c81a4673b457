package io.openbailian.server.invoke;

import io.openbailian.engine.EngineEvent;
import io.openbailian.server.ledger.Delivered;
import io.openbailian.server.ledger.Quote;
import io.openbailian.server.ledger.sql.CallCharges;
import io.openbailian.server.rates.TokenMeter;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.TextDelivery;

/// The tokens of one answer, as its key's rate and its workspace's ledger count them; closing it
/// counts what was told by then.
public final class TokenUse implements AutoCloseable {
  private final TokenMeter meter;
  private final CallCharges.Open charge;
  private final Tally tally;
  private boolean counted;
  private long in;
  private long out;

  /// Who adds up what went in and came out of all answers.
  @FunctionalInterface
  interface Tally {
    void add(long tokensIn, long tokensOut);
  }

  TokenUse(TokenMeter meter, CallCharges.Open charge, Tally tally) {
    this.tally = tally;
    this.meter = meter;
    this.charge = charge;
  }

  /// An engine begins.
  public void servedBy(Lane lane) {
    charge.servedBy(lane.name());
  }

  /// The same listener, and it is known which engine writes for it.
  public TextDelivery.Listener following(TextDelivery.Listener listener) {
    return new TextDelivery.Listener() {
      @Override
      public void begun(Lane lane) {
        servedBy(lane);
        listener.begun(lane);
      }

      @Override
      public void wrote(EngineEvent.TextEvent piece) {
        listener.wrote(piece);
      }

      @Override
      public void counted(EngineEvent.Usage tokens) {
        listener.counted(tokens);
      }

      @Override
      public void noted(String text) {
        listener.noted(text);
      }

      @Override
      public void caughtUp() {
        listener.caughtUp();
      }

      @Override
      public void idle() {
        listener.idle();
      }
    };
  }

  /// What has gone in and come out, all in all.
  public void counted(long tokensIn, long tokensOut) {
    counted = true;
    in = tokensIn;
    out = tokensOut;
    charge.delivered(new Delivered.Counted(new Quote.Units(tokensIn, tokensOut)));
  }

  @Override
  public void close() {
    meter.out(out);
    if (counted) {
      tally.add(in, out);
    }
    charge.close();
  }
}
