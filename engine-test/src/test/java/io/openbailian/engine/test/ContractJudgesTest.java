package io.openbailian.engine.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.openbailian.catalog.model.Operation;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineModel;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.EventSink;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// The contract lets a good engine pass and says of a bad one what it does wrong.
class ContractJudgesTest {

  @Test
  void aGoodEnginePasses() {
    assertThat(failuresOf(Good.class)).isEmpty();
  }

  @Test
  void anItemMadeTwiceIsSeen() {
    assertThat(failuresOf(Twice.class))
        .contains("endsAfterExactlyOneResultForEachItem()", "tellsNothingOfAnItemAfterItsEnd()");
  }

  @Test
  void anEventOfAnotherKindOfWorkIsSeen() {
    assertThat(failuresOf(Foreign.class))
        .containsExactly("emitsNothingThatBelongsToAnotherKindOfWork()");
  }

  @Test
  void anEventOfAnotherThreadIsSeen() {
    assertThat(failuresOf(Elsewhere.class)).contains("emitsOnTheCallingThread()");
  }

  @Test
  void anEngineThatIsDifferentEachTimeIsSeen() {
    assertThat(failuresOf(Moody.class))
        .contains("doesTheSameAgain()", "makesItemIAsTheOnlyItemOfSeedPlusI()");
  }

  @Test
  void progressBeyondTheEndIsSeen() {
    assertThat(failuresOf(Eager.class)).containsExactly("reportsProgressBetweenZeroAndAHundred()");
  }

  @Test
  void anEngineThatSwallowsItsSinksInterruptIsSeen() {
    assertThat(failuresOf(Deaf.class)).containsExactly("letsAnInterruptOfTheSinkOut()");
  }

  @Test
  void anEngineThatServesWhenClosedIsSeen() {
    assertThat(failuresOf(Undead.class)).containsExactly("carriesOutNothingOnceClosed()");
  }

  private static Set<String> failuresOf(Class<? extends PictureContract> subject) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(subject)).build();
    Set<String> failures = new TreeSet<>();
    int[] tests = {0};
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                tests[0] += test.isTest() ? 1 : 0;
                if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                  failures.add(test.getDisplayName());
                }
              }
            });
    assertThat(tests[0]).as("tests of the contract").isGreaterThan(12);
    return failures;
  }

  /// A painter under the contract; each subclass does one thing wrong.
  static class Good extends PictureContract {
    @Override
    protected Engine open() {
      return new Painter(this::paint, this::closed);
    }

    @Override
    protected TestCall call() {
      return TestCall.textToImage("a lamp");
    }

    @Override
    protected Optional<TestCall> unservedCall() {
      return Optional.of(TestCall.text("a lamp"));
    }

    /// Paints one item.
    void paint(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
      FakeEngine.draw(call, sink);
    }

    /// Whether calls are refused once the engine is closed.
    boolean closed() {
      return true;
    }
  }

  static final class Twice extends Good {
    @Override
    void paint(EngineCall call, EventSink sink) throws InterruptedException {
      FakeEngine.draw(call, sink);
      FakeEngine.draw(call, sink);
    }
  }

  static final class Foreign extends Good {
    @Override
    void paint(EngineCall call, EventSink sink) throws InterruptedException {
      sink.emit(new EngineEvent.AudioChunk(new short[4], 16_000));
      FakeEngine.draw(call, sink);
    }
  }

  static final class Elsewhere extends Good {
    @Override
    void paint(EngineCall call, EventSink sink) throws InterruptedException {
      Thread other = Thread.ofVirtual().start(() -> drawQuietly(call, sink));
      other.join();
    }

    private static void drawQuietly(EngineCall call, EventSink sink) {
      try {
        FakeEngine.draw(call, sink);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static final class Moody extends Good {
    private int calls;

    @Override
    void paint(EngineCall call, EventSink sink) throws InterruptedException {
      for (EngineCall.Item item : call.items()) {
        FakeEngine.draw(new EngineCall.Item(item.index(), item.seed() + ++calls), sink);
      }
    }
  }

  static final class Eager extends Good {
    @Override
    void paint(EngineCall call, EventSink sink) throws InterruptedException {
      sink.emit(new EngineEvent.Progress(101));
      FakeEngine.draw(call, sink);
    }
  }

  static final class Deaf extends Good {
    @Override
    @SuppressWarnings("InterruptedExceptionSwallowed") // that is what it does wrong
    void paint(EngineCall call, EventSink sink) {
      try {
        FakeEngine.draw(call, sink);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  static final class Undead extends Good {
    @Override
    boolean closed() {
      return false;
    }
  }

  /// Whether something holds that is asked for late.
  private interface Question {
    boolean yes();
  }

  private static final class Painter implements Engine {
    private final FakeEngine.Behaviour behaviour;
    private final Question refusesWhenClosed;
    private volatile boolean closed;

    Painter(FakeEngine.Behaviour behaviour, Question refusesWhenClosed) {
      this.behaviour = behaviour;
      this.refusesWhenClosed = refusesWhenClosed;
    }

    @Override
    public EngineTraits traits() {
      return EngineTraits.plain();
    }

    @Override
    public int width() {
      return 4;
    }

    @Override
    public boolean serves(Operation operation, EngineModel model) {
      return operation.name().equals("text2image");
    }

    @Override
    public void run(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
      if (closed && refusesWhenClosed.yes()) {
        throw new IllegalStateException("closed");
      }
      if (!serves(call.operation(), call.model())) {
        throw new EngineFailure.Broken("only pictures");
      }
      behaviour.run(call, sink);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
