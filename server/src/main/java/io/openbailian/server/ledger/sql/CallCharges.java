package io.openbailian.server.ledger.sql;

import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.Principal;
import io.openbailian.server.ledger.Charge;
import io.openbailian.server.ledger.Delivered;
import io.openbailian.server.ledger.PassedUsage;
import io.openbailian.server.ledger.PriceList;
import io.openbailian.server.ledger.Quote;
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
          public void servedBy(String engine) {}

          @Override
          public void covers(long units) {}

          @Override
          public void delivered(Delivered delivered) {}

          @Override
          public void close() {}
        };

    /// An engine begins; it counts at the price of the last that did.
    void servedBy(String engine);

    /// Sets more aside where so many units are more than was.
    ///
    /// @throws WireException when nobody pays for them
    void covers(long units);

    /// What has been delivered, all in all.
    void delivered(Delivered delivered);

    @Override
    void close();
  }

  /// Who asks for what.
  ///
  /// @param id of the call
  public record Call(PriceList.Asked asked, Principal payer, String id) {}

  /// Begins a call that answers with files.
  ///
  /// @throws WireException when nobody pays for it
  public Open files(Call call) {
    return open(call, prices.ofFiles(call.asked()));
  }

  /// Begins a call that is counted by tokens.
  ///
  /// @param tokens that go in
  /// @throws WireException when nobody pays for it
  public Open tokens(Call call, long tokens) {
    return open(call, prices.ofTokens(call.asked(), tokens));
  }

  /// Begins speech that is made or heard while its client listens or speaks.
  ///
  /// @throws WireException when nobody pays for it
  public Open speech(Call call) {
    return open(call, prices.ofSpeech(call.asked()));
  }

  /// Begins a request that is passed on.
  ///
  /// @param most that it may use
  /// @throws WireException when nobody pays for it
  public Open passed(Call call, PassedUsage most) {
    return open(call, prices.ofPassed(call.asked(), most));
  }

  /// What prices are in, as it is written.
  public String currency() {
    return ledger.currency();
  }

  /// What a call would cost at most.
  ///
  /// @param tokens that go in, where they are counted
  public Optional<Quote> quote(PriceList.Asked asked, long tokens) {
    return prices.ofFiles(asked).or(() -> prices.ofTokens(asked, tokens));
  }

  /// Why nobody would pay for a call now.
  public Optional<WireError> refusal(Call call, Quote quote) throws InterruptedException {
    return ledger.refusal(charge(call, quote));
  }

  /// Why nobody would pay for speech now.
  public Optional<WireError> refusalOfSpeech(Call call) throws InterruptedException {
    Optional<Quote> quote = prices.ofSpeech(call.asked());
    return quote.isEmpty() ? Optional.empty() : refusal(call, quote.get());
  }

  private Charge charge(Call call, Quote quote) {
    return new Charge(
        call.id(),
        false,
        call.payer(),
        call.asked().model().name(),
        quote,
        prices.free(call.asked().model(), quote.unit()));
  }

  private Open open(Call call, Optional<Quote> quote) {
    if (quote.isEmpty()) {
      return Open.FREE;
    }
    refuse(ledger.reserve(charge(call, quote.get())));
    return new Kept(ledger, call.id(), quote.get().most().total());
  }

  private static void refuse(Optional<WireError> refused) {
    refused.ifPresent(error -> {
      throw new WireException(error);
    });
  }

  private static final class Kept implements Open {
    private final SqlLedger ledger;
    private final String id;
    private long covered;
    private Optional<String> engine = Optional.empty();
    private Delivered delivered = Delivered.nothing();

    Kept(SqlLedger ledger, String id, long covered) {
      this.ledger = ledger;
      this.id = id;
      this.covered = covered;
    }

    @Override
    public void servedBy(String name) {
      engine = Optional.of(name);
    }

    @Override
    public void covers(long units) {
      if (units > covered) {
        long more = units - covered + PriceList.SECONDS_AT_ONCE;
        refuse(ledger.extend(id, more));
        covered += more;
      }
    }

    @Override
    public void delivered(Delivered now) {
      delivered = now;
    }

    @Override
    public void close() {
      ledger.settle(id, delivered, engine);
    }
  }
}
