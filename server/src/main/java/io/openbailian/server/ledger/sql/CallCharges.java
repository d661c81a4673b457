package io.openbailian.server.ledger.sql;

import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.Principal;
import io.openbailian.server.ledger.Charge;
import io.openbailian.server.ledger.Delivered;
import io.openbailian.server.ledger.PriceList;
import io.openbailian.server.ledger.Quote;
import io.openbailian.server.run.Invocation;
import java.util.Optional;

/// What calls cost that are answered at once: set aside before an engine is asked, durably, and
/// settled when the answer has ended, however it did.
public final class CallCharges {
  private final PriceList prices;
  private final SqlLedger ledger;

  public CallCharges(PriceList prices, SqlLedger ledger) {
    this.prices = prices;
    this.ledger = ledger;
  }

  /// A charge that is open; closing it spends what was delivered by then.
  public interface Open extends AutoCloseable {
    /// Where nothing costs anything.
    Open FREE =
        new Open() {
          @Override
          public void delivered(Delivered delivered) {}

          @Override
          public void close() {}
        };

    /// What has been delivered, all in all.
    void delivered(Delivered delivered);

    @Override
    void close();
  }

  /// Begins a call that answers with files.
  ///
  /// @throws WireException when nobody pays for it
  public Open files(Invocation invocation, Principal payer, String requestId) {
    return open(
        prices.ofFiles(
            invocation.operation(), invocation.model(), invocation.mode(), invocation.values()),
        invocation,
        payer,
        requestId);
  }

  /// Begins a call that is counted by tokens.
  ///
  /// @param tokens that go in
  /// @throws WireException when nobody pays for it
  public Open tokens(Invocation invocation, long tokens, Principal payer, String requestId) {
    return open(prices.ofTokens(invocation, tokens), invocation, payer, requestId);
  }

  /// What a call would cost at most.
  ///
  /// @param tokens that go in, where they are counted
  public Optional<Quote> quote(Invocation invocation, long tokens) {
    return prices
        .ofFiles(invocation.operation(), invocation.model(), invocation.mode(), invocation.values())
        .or(() -> prices.ofTokens(invocation, tokens));
  }

  /// Why nobody would pay for a call now.
  public Optional<WireError> refusal(
      Invocation invocation, Quote quote, Principal payer, String requestId)
      throws InterruptedException {
    return ledger.refusal(new Charge(requestId, false, payer, invocation.model().name(), quote));
  }

  private Open open(
      Optional<Quote> quote, Invocation invocation, Principal payer, String requestId) {
    if (quote.isEmpty()) {
      return Open.FREE;
    }
    Optional<WireError> refused =
        ledger.reserve(new Charge(requestId, false, payer, invocation.model().name(), quote.get()));
    refused.ifPresent(error -> {
      throw new WireException(error);
    });
    return new Kept(ledger, requestId);
  }

  private static final class Kept implements Open {
    private final SqlLedger ledger;
    private final String id;
    private Delivered delivered = Delivered.nothing();

    Kept(SqlLedger ledger, String id) {
      this.ledger = ledger;
      this.id = id;
    }

    @Override
    public void delivered(Delivered now) {
      delivered = now;
    }

    @Override
    public void close() {
      ledger.settle(id, delivered);
    }
  }
}
