package io.openbailian.engines.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Faults;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.engine.test.TestCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SwitchedRulesTest {
  private static final TestCall CAT = TestCall.textToImage("a cat");
  private static final Map<String, Object> BUSY = Map.of("busy", 1);

  private final Engine engine =
      Scripts.inline(SteppedTime.atNoon(), List.of(Map.of("fail", "InternalError.Algo")));
  private final Faults faults = engine.faults().orElseThrow();

  @Test
  void areAskedBeforeTheScriptAsLongAsTheyAreOn() throws EngineFailure, InterruptedException {
    Faults.Fault made = faults.add(BUSY, Optional.empty());

    assertThatThrownBy(this::run).isInstanceOf(EngineFailure.Busy.class);
    assertThat(run()).as("after the busy one the rule answers").hasSize(1);
    Faults.Fault off = faults.turn(made.id(), false);
    assertThatThrownBy(this::run).isInstanceOf(EngineFailure.Refused.class);

    assertThat(off.met()).isEqualTo(2);
    assertThat(faults.all()).containsExactly(off);
  }

  @Test
  void areForOneWorkspace() {
    Faults.Fault made = faults.add(BUSY, Optional.of("w-1"));

    assertThatThrownBy(this::run).isInstanceOf(EngineFailure.Refused.class);
    assertThat(made.rule()).isEqualTo("{\"busy\":1}");
    assertThat(faults.all().getFirst().met()).isZero();
  }

  @Test
  void areGoneWhenRemoved() {
    Faults.Fault made = faults.add(BUSY, Optional.empty());

    assertThat(faults.remove(made.id())).isEqualTo(made);
    assertThat(faults.all()).isEmpty();
    assertThatThrownBy(() -> faults.turn(made.id(), true))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void tellWhatIsWrongWithThem() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> faults.add(Map.of("bussy", 1), Optional.empty()))
        .withMessageContaining("a rule has no `bussy`");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> faults.add(Map.of("file", "/etc/passwd"), Optional.empty()))
        .withMessageContaining("files of the server are for scripts");
  }

  @Test
  void areNotWithoutNumber() {
    for (int i = 0; i < Faults.MOST; i++) {
      faults.add(BUSY, Optional.empty());
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> faults.add(BUSY, Optional.empty()))
        .withMessageContaining("remove one");
  }

  private List<EngineEvent> run() throws EngineFailure, InterruptedException {
    List<EngineEvent> events = new ArrayList<>();
    engine.run(CAT, events::add);
    return events;
  }
}
