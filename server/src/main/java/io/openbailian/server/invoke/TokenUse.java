package io.openbailian.server.invoke;

import io.openbailian.server.ledger.Delivered;
import io.openbailian.server.ledger.Quote;
import io.openbailian.server.ledger.sql.CallCharges;
import io.openbailian.server.rates.TokenMeter;

/// The tokens of one answer, as its key's rate and its workspace's ledger count them; closing it
/// counts what was told by then.
public final class TokenUse implements AutoCloseable {
  private final TokenMeter meter;
  private final CallCharges.Open charge;
  private long out;

  TokenUse(TokenMeter meter, CallCharges.Open charge) {
    this.meter = meter;
    this.charge = charge;
  }

  /// What has gone in and come out, all in all.
  public void counted(long tokensIn, long tokensOut) {
    out = tokensOut;
    charge.delivered(new Delivered.Counted(new Quote.Units(tokensIn, tokensOut)));
  }

  @Override
  public void close() {
    meter.out(out);
    charge.close();
  }
}
