package io.openbailian.engines.dashscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.StopWish;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.outbound.OptionReader;
import io.openbailian.outbound.OutboundClient;
import io.openbailian.outbound.UpstreamSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// For how long, and for what, an account is left alone; by a clock that the test steps.
class StandingTest {
  private final SteppedTime time = SteppedTime.atNoon();
  private final ServiceAccount a = account("a");
  private final ServiceAccount b = account("b");
  private final Accounts accounts = new Accounts(List.of(a, b), time);

  @AfterEach
  void close() {
    accounts.close();
  }

  private ServiceAccount account(String name) {
    UpstreamSettings settings =
        UpstreamSettings.read(
            new OptionReader(Map.of("base-url", "http://a.example")), "http://a.example", 4);
    return new ServiceAccount(name, new OutboundClient(settings, true), List.of(), 20, time);
  }

  private String asked(String model) throws EngineFailure, InterruptedException {
    return accounts.ask(model, () -> StopWish.NONE, ServiceAccount::name);
  }

  @Test
  void asksTheOneThatCarriesOutFewest() throws EngineFailure, InterruptedException {
    String inner = accounts.ask("m", () -> StopWish.NONE, _ -> asked("m"));

    assertThat(inner).isEqualTo("b");
    assertThat(asked("m")).isEqualTo("a");
  }

  @Test
  void leavesAnAccountAloneForEverythingAndLongerEachTime()
      throws EngineFailure, InterruptedException {
    a.standing().refused("m", Refusals.Blame.ACCOUNT, Optional.empty());
    assertThat(asked("m")).isEqualTo("b");
    assertThat(asked("another")).isEqualTo("b");
    time.step(Duration.ofSeconds(31));
    assertThat(asked("m")).isEqualTo("a");

    a.standing().refused("m", Refusals.Blame.ACCOUNT, Optional.empty());
    time.step(Duration.ofSeconds(31));
    assertThat(asked("m")).isEqualTo("b");
  }

  @Test
  void forgetsARefusalOnceItIsTakenAgain() throws EngineFailure, InterruptedException {
    a.standing().refused("m", Refusals.Blame.ACCOUNT, Optional.empty());
    a.standing().took("m");

    assertThat(asked("m")).isEqualTo("a");
  }

  @Test
  void leavesAnAccountAloneForOneModel() throws EngineFailure, InterruptedException {
    a.standing().refused("m", Refusals.Blame.MODEL, Optional.empty());

    assertThat(asked("m")).isEqualTo("b");
    assertThat(asked("another")).isEqualTo("a");
  }

  @Test
  void leavesAnAccountAloneAsLongAsTheServiceSays() throws EngineFailure, InterruptedException {
    a.standing().refused("m", Refusals.Blame.THROTTLED, Optional.of(Duration.ofSeconds(7)));
    time.step(Duration.ofSeconds(6));
    assertThat(asked("m")).isEqualTo("b");
    time.step(Duration.ofSeconds(2));
    assertThat(asked("m")).isEqualTo("a");
  }

  @Test
  void isBusyWhereAllAreThrottledAndDownWhereAllAreTurnedAway() {
    for (ServiceAccount account : List.of(a, b)) {
      account
          .standing()
          .refused("m", Refusals.Blame.THROTTLED, Optional.of(Duration.ofSeconds(20)));
      account.standing().refused("n", Refusals.Blame.MODEL, Optional.empty());
    }
    assertThatExceptionOfType(EngineFailure.Busy.class)
        .isThrownBy(() -> asked("m"))
        .satisfies(busy -> assertThat(busy.retryAfter()).contains(Duration.ofSeconds(20)));
    assertThatExceptionOfType(EngineFailure.Down.class).isThrownBy(() -> asked("n"));
  }

  @Test
  void blamesNobodyForFaultsOfRequestsAndOfTheService() throws EngineFailure, InterruptedException {
    a.standing().refused("m", Refusals.Blame.REQUEST, Optional.empty());
    a.standing().refused("m", Refusals.Blame.SERVICE, Optional.empty());

    assertThat(asked("m")).isEqualTo("a");
  }

  @Test
  void learnsARateByHalvesAndForgetsItByTenths() {
    LearnedRate rate = new LearnedRate();
    for (int i = 0; i < 8; i++) {
      rate.taken(i);
    }
    assertThat(rate.pause(8)).as("no bound before the first throttling").isZero();
    rate.throttled(8);
    assertThat(rate.perSecond()).as("half of what it had been").isEqualTo(4);
    rate.throttled(9);
    assertThat(rate.perSecond()).as("the same moment").isEqualTo(4);
    long later = Duration.ofSeconds(2).toNanos();
    rate.throttled(later);
    assertThat(rate.perSecond()).isEqualTo(2);
    rate.taken(later);
    assertThat(rate.pause(later)).isEqualTo(Duration.ofMillis(500));
    var _ = rate.pause(later + Duration.ofSeconds(10).toNanos());
    assertThat(rate.perSecond()).isEqualTo(2.2);
  }
}
