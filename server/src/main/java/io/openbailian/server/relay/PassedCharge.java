package io.openbailian.server.relay;

import io.openbailian.engine.Media;
import io.openbailian.engine.Relay;
import io.openbailian.server.ledger.Delivered;
import io.openbailian.server.ledger.PassedUsage;
import io.openbailian.server.ledger.sql.CallCharges;
import io.openbailian.server.rates.TokenMeter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a request costs that is passed on, by what its answer says that was used. A failure costs
/// nothing, and neither does an answer that says nothing.
public final class PassedCharge implements AutoCloseable {
  private static final String TYPE = "Content-Type";
  private static final String FRAMES = "text/event-stream";
  private static final int OK = 200;
  private static final int REDIRECT = 300;

  private final CallCharges.Open charge;
  private final TokenMeter meter;
  private @Nullable UsageReader reader;
  private long files;

  /// @param meter of the key's tokens
  public PassedCharge(CallCharges.Open charge, TokenMeter meter) {
    this.charge = charge;
    this.meter = meter;
  }

  /// An engine is asked.
  void servedBy(String engine) {
    charge.servedBy(engine);
  }

  /// Whatever the answer said, nothing of it was delivered.
  void nothing() {
    reader = null;
  }

  /// The same sink, with what goes through it looked at.
  Relay.Sink counting(Relay.Sink sink) {
    return new Relay.Sink() {
      @Override
      public void begin(int status, Map<String, List<String>> headers) throws InterruptedException {
        if (status >= OK && status < REDIRECT) {
          reader = new UsageReader(isStream(headers));
        }
        sink.begin(status, headers);
      }

      @Override
      public void piece(byte[] bytes) throws InterruptedException {
        sink.piece(bytes);
        if (reader != null) {
          reader.take(bytes);
        }
      }

      @Override
      public String keep(String address, Media.Encoded file) throws InterruptedException {
        files++;
        return sink.keep(address, file);
      }
    };
  }

  private static boolean isStream(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(TYPE))
        .flatMap(header -> header.getValue().stream())
        .anyMatch(type -> type.toLowerCase(Locale.ROOT).strip().startsWith(FRAMES));
  }

  /// What was told by then is what was delivered.
  @Override
  public void close() {
    if (reader != null) {
      PassedUsage usage = PassedUsage.told(reader.usage(), files);
      meter.out(usage.tokensIn() + usage.tokensOut());
      charge.delivered(new Delivered.Passed(usage));
    }
    charge.close();
  }
}
