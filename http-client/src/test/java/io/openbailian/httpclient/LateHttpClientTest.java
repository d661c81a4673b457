package io.openbailian.httpclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.junit.jupiter.api.Test;

/// When the client starts, and that nothing of it stays.
class LateHttpClientTest {
  private static LateHttpClient client(String name, Callable<SSLContext> tls) {
    return new LateHttpClient(
        new LateHttpClient.Shape(name, 4, Duration.ofSeconds(1), tls), _ -> {});
  }

  private static List<Thread> threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(name))
        .toList();
  }

  private static void awaitNoThread(String name) throws InterruptedException {
    for (Thread thread : threads(name)) {
      thread.join(Duration.ofMinutes(1));
    }
    assertThat(threads(name)).isEmpty();
  }

  @Test
  void startsOnceWhenItIsAskedForAndLeavesNoThread() throws IOException, InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    LateHttpClient late =
        client(
            "late-once",
            () -> {
              asked.incrementAndGet();
              return SSLContext.getDefault();
            });
    assertThat(late.isStarted()).isFalse();

    HttpClient first = late.get();
    assertThat(late.get()).isSameAs(first);
    assertThat(asked).hasValue(1);

    late.close();
    awaitNoThread("late-once");
    assertThatThrownBy(late::get).isInstanceOf(IOException.class).hasMessageContaining("closed");
  }

  @Test
  void triesAStartAgainThatFailed() throws IOException, InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    try (LateHttpClient late =
        client(
            "late-again",
            () -> {
              if (asked.incrementAndGet() == 1) {
                throw new GeneralSecurityException("no certificates yet");
              }
              return SSLContext.getDefault();
            })) {
      assertThatThrownBy(late::get).isInstanceOf(IOException.class);
      assertThat(late.get().isStarted()).isTrue();
    }
  }

  @Test
  void leavesNoThreadOfAStartThatFailsHalfWay() throws IOException, InterruptedException {
    try (LateHttpClient late =
        new LateHttpClient(
            new LateHttpClient.Shape("late-half", 4, Duration.ofSeconds(1), SSLContext::getDefault),
            jetty ->
                jetty.addBean(
                    new AbstractLifeCycle() {
                      @Override
                      protected void doStart() throws IOException {
                        throw new IOException("no");
                      }
                    }))) {
      assertThatThrownBy(late::get).isInstanceOf(IOException.class);
      awaitNoThread("late-half");
    }
  }

  @Test
  void stopsWhatStartsWhileItIsClosed() throws IOException, InterruptedException {
    CountDownLatch starting = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    LateHttpClient late =
        client(
            "late-close",
            () -> {
              starting.countDown();
              go.await();
              return SSLContext.getDefault();
            });
    Thread asker =
        Thread.ofVirtual()
            .start(() -> assertThatThrownBy(late::get).isInstanceOf(IOException.class));
    starting.await();

    late.close();
    go.countDown();

    asker.join();
    awaitNoThread("late-close");
  }
}
